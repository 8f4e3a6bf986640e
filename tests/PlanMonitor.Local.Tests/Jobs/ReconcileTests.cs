using System.Text;
using PlanMonitor.Core.Alerts;
using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Messages;
using PlanMonitor.Services.Checks;
using PlanMonitor.Services.Ingest;
using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Operations;
using PlanMonitor.Services.Storage;
using Xunit;

namespace PlanMonitor.Local.Tests.Jobs;

/// <summary>What events, queues, crashes and people have lost is found within a day.</summary>
public sealed class ReconcileTests : IAsyncLifetime
{
    private const string Report = "reports/dandong/2024/-/a.csv";
    private static readonly ReconcileResult Nothing = new(0, 0, 0, 0, 0);
    private JobHost host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => host = await JobHost.OpenAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task What_lies_in_the_inbox_too_long_is_taken_in_in_the_order_of_kinds()
    {
        Assert.Equal(Nothing, await RunAsync());
        foreach (var blob in new[] { Report, "dropped.txt", "rights/dandong/-/-/r.csv" })
        {
            await DropAsync(blob, blob == Report ? Uploads.Reports((1, "22")) : "x", TimeSpan.FromMinutes(10));
        }
        await DropAsync("reports/dandong/2024/-/young.csv", "x", TimeSpan.FromMinutes(9));
        Assert.Equal(Nothing with { Sent = 3 }, await RunAsync());
        var sent = await host.TakeAllAsync(UploadQueue.Name);
        Assert.Equal(["rights/dandong/-/-/r.csv", Report, "dropped.txt"], sent);

        foreach (var blob in sent.Concat(sent))
        {
            await host.SendAsync(UploadQueue.Name, blob);
        }
        Assert.Equal(6, await host.RunWaitingAsync(host.Backend.Uploads.Job));
        Assert.Equal(["reports/dandong/2024/-/young.csv"], (await host.BlobsAsync("inbox")).Keys);
        Assert.Equal("tester", Assert.Single(await host.Ledger.UploadsAsync("dandong", Cancel).Where(upload => !upload.Receipt.IsRejected).ToListAsync(Cancel)).By);
        Assert.Single(await host.TakeAllAsync(CheckQueue.Name));
    }

    [Fact]
    public async Task Content_without_a_row_is_counted_and_changes_nothing()
    {
        await CheckedAsync();
        await host.Storage.Blobs.WriteAsync(IngestJob.Archive, "reports/dandong/2024/-/0123456789ab/b.csv", new MemoryStream([1]), BlobCondition.Always, Cancel);
        var before = await host.DumpAsync();
        Assert.Equal(Nothing with { Orphans = 1 }, await RunAsync());
        Assert.Equal(before, await host.DumpAsync());
    }

    [Fact]
    public async Task A_row_without_content_is_one_alert_until_the_content_is_back()
    {
        var upload = await CheckedAsync();
        var kept = (await host.BlobsAsync(IngestJob.Archive))[upload.Blob];
        await host.Storage.Blobs.DeleteAsync(IngestJob.Archive, upload.Blob, null, Cancel);
        Assert.Equal(Nothing with { Missing = 1 }, await RunAsync());
        Assert.Equal(Nothing with { Missing = 1 }, await RunAsync());
        var alert = Assert.Single(await host.AlertsAsync(PlanLedger.NoPlan));
        Assert.Equal(
            new Text(
                $"规划 dandong 的上传文件“{upload.Blob}”已登记，但存档中没有其内容，相关检查将失败。请从备份恢复该存档文件，或重新上传原文件。",
                $"The upload '{upload.Blob}' of plan dandong is in the ledger, but its content is missing from the archive: checks that read it fail. Restore it from a backup, or upload the file again."),
            alert.Message);
        Assert.Equal(
            ("operator.content-missing", Severity.H, AlertState.Open, 1m, "upload", upload.Blob, "archive/" + upload.Blob),
            (alert.Rule, alert.Severity, alert.State, alert.Measured, alert.Subject.Kind, alert.Subject.Name, alert.Evidence));

        await host.Storage.Blobs.WriteAsync(IngestJob.Archive, upload.Blob, new MemoryStream(kept), BlobCondition.Always, Cancel);
        Assert.Equal(Nothing, await RunAsync());
        Assert.Equal(Nothing, await RunAsync());
        Assert.Equal(AlertState.Closed, Assert.Single(await host.AlertsAsync(PlanLedger.NoPlan)).State);
        Assert.Equal([(alert.Id, "opened"), (alert.Id, "closed")], await host.OutboxAsync(PlanLedger.NoPlan));
        await host.ProvedChainAsync(PlanLedger.NoPlan);
    }

    [Fact]
    public async Task A_check_that_was_lost_is_asked_for_again_until_a_run_has_seen_the_uploads()
    {
        await host.PutAsync(Report, Encoding.UTF8.GetBytes(Uploads.Reports((1, "22"))));
        await host.Backend.Intake.TakeAsync(Report, "tester", Cancel);
        await host.TakeAllAsync(CheckQueue.Name);
        host.Time.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(Nothing, await RunAsync());
        host.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(Nothing with { Checks = 1 }, await RunAsync());
        var body = Assert.Single(await host.TakeAllAsync(CheckQueue.Name));
        Assert.StartsWith("""{"plan":"dandong","year":2024,"asOf":null,"cause":"reconcile","key":"reconcile|dandong|2024|2022-10-draft|""", body, StringComparison.Ordinal);
        await host.SendAsync(CheckQueue.Name, body);
        await host.RunWaitingAsync(host.Queue.Job);
        Assert.Equal(Nothing, await RunAsync());
        Assert.Single(await host.AlertsAsync("dandong"));
    }

    [Fact]
    public async Task Findings_of_a_data_folder_that_kept_a_row_for_each_are_made_anew_and_their_rows_removed()
    {
        await CheckedAsync();
        // As they lay before findings were packed: more rows than one transaction holds, and no pack.
        var pack = (await host.Tables.GetAsync("findings", "dandong|2024", "pack", Cancel))!;
        await host.Tables.WriteAsync("findings", "dandong|2024", [RowWrite.Delete("pack"), .. Enumerable.Range(0, 99).Select(i => RowWrite.Insert($"{i:x20}", "{}"))], Cancel);
        await host.Tables.WriteAsync("findings", "dandong|2024", [.. Enumerable.Range(100, 3).Select(i => RowWrite.Insert($"{i:x20}", "{}"))], Cancel);
        Assert.Null(await host.Findings.OpenAsync("dandong", 2024, Cancel));
        host.Time.Advance(ReconcileJob.UncheckedAtMost);
        // The pack that no row names goes too.
        Assert.Equal(Nothing with { Checks = 1, Swept = 103 }, await RunAsync());
        await host.RunWaitingAsync(host.Queue.Job);
        Assert.Equal((pack.Key, pack.Body), await host.Tables.QueryAsync("findings", "dandong|2024", null, null, Cancel).Select(row => (row.Key, row.Body)).SingleAsync(Cancel));
        Assert.Equal(Nothing, await RunAsync());
    }

    [Fact]
    public async Task A_check_whose_findings_are_lost_is_asked_for_again()
    {
        await CheckedAsync();
        var blob = Assert.Single(await host.Storage.Blobs.ListAsync("findings", "", Cancel).ToListAsync(Cancel));
        await host.Storage.Blobs.DeleteAsync("findings", blob.Name, null, Cancel);
        host.Time.Advance(ReconcileJob.UncheckedAtMost);
        Assert.Equal(Nothing with { Checks = 1 }, await RunAsync());
        await host.RunWaitingAsync(host.Queue.Job);
        Assert.NotEmpty(await host.Findings.ReadAsync("dandong", 2024, Cancel).ToListAsync(Cancel));
        Assert.Equal(Nothing, await RunAsync());
    }

    [Fact]
    public async Task A_year_of_which_nothing_was_accepted_is_never_asked_for()
    {
        await host.TakeAsync(Report, "a,b\n1,2\n");
        host.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(Nothing, await RunAsync());
    }

    [Fact]
    public async Task A_long_receipt_beside_an_upload_is_no_orphan()
    {
        await host.TakeAsync("rights/dandong/-/-/r.csv", Uploads.Rights((1, "关闭", null)));
        var upload = await host.TakeAsync(Report, Uploads.Reports([.. Enumerable.Range(0, 3_000).Select(mine => (mine, "0.002"))]));
        Assert.Contains(upload.Blob + ".receipt.json", (await host.BlobsAsync(IngestJob.Archive)).Keys);
        Assert.Equal(0, (await RunAsync()).Orphans);
    }

    private Task<ReconcileResult> RunAsync() => host.Backend.Reconcile.RunAsync(Cancel);

    private async Task<UploadRecord> CheckedAsync()
    {
        var upload = await host.TakeAsync(Report, Uploads.Reports((1, "22")));
        await host.CheckAsync("dandong", 2024);
        host.Time.Advance(TimeSpan.FromDays(1));
        return upload;
    }

    // Blobs of the inbox are files; their age is that of the file.
    private async Task DropAsync(string blob, string content, TimeSpan age)
    {
        await host.PutAsync(blob, Encoding.UTF8.GetBytes(content));
        File.SetLastWriteTimeUtc(Path.Combine([host.Storage.Folder, "inbox", .. blob.Split('/')]), (host.Time.GetUtcNow() - age).UtcDateTime);
    }
}
