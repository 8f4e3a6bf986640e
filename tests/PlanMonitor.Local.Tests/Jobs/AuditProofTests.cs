using System.Text;
using PlanMonitor.Core.Alerts;
using PlanMonitor.Core.Audit;
using PlanMonitor.Core.Json;
using PlanMonitor.Services.Audit;
using PlanMonitor.Services.Storage;
using Xunit;

namespace PlanMonitor.Local.Tests.Jobs;

/// <summary>Every kind of row is changed, removed, added and moved behind the program's back; the proof says where.</summary>
public sealed partial class AuditProofTests
{
    private const string Ledger = "ledger";
    private const string Plan = "dandong";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, string, AuditFault, string?> Tampering => new()
    {
        // Plan, kind of row, what is done to the first of them, what the proof says, and the row that it names.
        { Plan, "audit|", "edit", AuditFault.PreviousHash, null },
        { Plan, "audit|", "pad", AuditFault.Form, "audit|000000000001" },
        { Plan, "audit|", "garble", AuditFault.Form, "audit|000000000001" },
        { Plan, "audit|", "delete", AuditFault.Sequence, null },
        { Plan, "audit|", "insert", AuditFault.Sequence, null },
        { Plan, "audit|", "swap", AuditFault.Sequence, null },
        { Plan, "audit|", "edit-last", AuditFault.Head, null },
        { Plan, "audit|", "delete-last", AuditFault.Head, null },
        { Plan, "head", "garble", AuditFault.Head, null },
        { Plan, "head", "delete", AuditFault.Head, null },
        { Plan, "alert|", "edit", AuditFault.RowChanged, "alert|" },
        { Plan, "alert|", "delete", AuditFault.RowMissing, "alert|" },
        { Plan, "alert|", "insert", AuditFault.RowUnknown, "alert|" },
        { Plan, "alert|", "swap", AuditFault.RowChanged, "alert|" },
        { Plan, "action|", "edit", AuditFault.RowChanged, "action|" },
        { Plan, "action|", "delete", AuditFault.RowMissing, "action|" },
        { Plan, "action|", "insert", AuditFault.RowUnknown, "action|" },
        { Plan, "upload|", "edit", AuditFault.RowChanged, "upload|" },
        { Plan, "upload|", "delete", AuditFault.RowMissing, "upload|" },
        { Plan, "upload|", "insert", AuditFault.RowUnknown, "upload|" },
        { Plan, "sent|", "edit", AuditFault.RowChanged, "sent|" },
        { Plan, "sent|", "delete", AuditFault.RowMissing, "sent|" },
        { Plan, "sent|", "insert", AuditFault.RowUnknown, "sent|" },
        { Plan, "outbox|", "edit", AuditFault.MessageChanged, "outbox|" },
        { Plan, "outbox|", "insert", AuditFault.MessageChanged, "outbox|" },
        { "-", "setting|", "edit", AuditFault.RowChanged, "setting|calendar" },
        { "-", "setting|", "delete", AuditFault.RowMissing, "setting|calendar" },
        { "-", "setting|", "insert", AuditFault.RowUnknown, "setting|" },
        { "-", "token|", "edit", AuditFault.RowChanged, "token|" },
        { "-", "token|", "delete", AuditFault.RowMissing, "token|" },
        { "-", "token|", "insert", AuditFault.RowUnknown, "token|" },
        { "-", "subscription|", "edit", AuditFault.RowChanged, "subscription|" },
        { "-", "subscription|", "delete", AuditFault.RowMissing, "subscription|" },
        { "-", "subscription|", "insert", AuditFault.RowUnknown, "subscription|" },
        { "-", "anchor|", "edit", AuditFault.RowChanged, "anchor|" },
        { "-", "anchor|", "delete", AuditFault.RowMissing, "anchor|" },
        { "-", "audit|", "edit", AuditFault.PreviousHash, null },
    };

    [Theory]
    [MemberData(nameof(Tampering))]
    public async Task Whatever_is_tampered_with_is_found(string plan, string prefix, string how, AuditFault fault, string? row)
    {
        await using var host = await FilledAsync();
        // What came after the newest anchor is proved by the chain alone.
        await host.Backend.Desk.ActAsync(Plan, (await host.AlertsAsync(Plan))[1].Id, new(AlertTransition.Acknowledge), "李工", null, Cancel);
        Assert.All(await ProveAsync(host, null), report => Assert.Null(report.Break));
        await TamperAsync(host, plan, prefix, how);
        var broken = Assert.Single(await ProveAsync(host, plan), report => report.Plan == plan).Break;
        Assert.NotNull(broken);
        Assert.Equal((plan, fault), (broken.Plan, broken.Fault));
        Assert.StartsWith(row ?? "", broken.Row ?? "", StringComparison.Ordinal);
        Assert.True(broken.Message is { Zh.Length: > 0, En.Length: > 0 });
        // The other chains hold all the same.
        Assert.All((await ProveAsync(host, null)).Where(report => report.Plan != plan), report => Assert.Null(report.Break));
    }

    [Fact]
    public async Task Links_are_counted_from_where_they_break()
    {
        await using var host = await FilledAsync();
        var third = (await host.Storage.Tables.GetAsync(Ledger, Plan, "audit|000000000003", Cancel))!;
        await WriteAsync(host, Plan, RowWrite.Upsert(third.Key, Edited(third.Body)));
        // The entry after it shows that it was changed.
        Assert.Equal(4, (await ProveAsync(host, Plan))[0].Break?.Sequence);
    }

    [Fact]
    public async Task A_chain_that_was_rewritten_whole_no_longer_holds_what_its_anchor_tells()
    {
        await using var host = await FilledAsync();
        var rows = await host.Storage.Tables.QueryAsync(Ledger, Plan, "audit|", "audit}", Cancel).ToListAsync(Cancel);
        var head = AuditHead.Start;
        foreach (var row in rows)
        {
            var entry = CanonicalJson.Read<AuditEntry>(row.Body) with { PreviousHash = head.Hash };
            entry = entry.Sequence == 2 ? entry with { By = "nobody" } : entry;
            head = new(entry.Sequence, entry.Hash());
            await WriteAsync(host, Plan, RowWrite.Upsert(row.Key, CanonicalJson.Write(entry)));
        }
        await WriteAsync(host, Plan, RowWrite.Upsert("head", CanonicalJson.Write(head)));
        var report = (await ProveAsync(host, Plan))[0];
        Assert.Equal(new AuditBreak(Plan, AuditFault.Anchor, rows.Count, AnchorStore.NameOf(EnforcementCalendar.DayOf(host.Time.GetUtcNow()))), report.Break);
    }

    [Fact]
    public async Task A_chain_that_was_cut_off_with_its_head_is_known_by_its_anchor()
    {
        await using var host = await FilledAsync();
        var rows = await host.Storage.Tables.QueryAsync(Ledger, Plan, "audit|", "audit}", Cancel).ToListAsync(Cancel);
        await WriteAsync(host, Plan, RowWrite.Delete(rows[^1].Key));
        var last = CanonicalJson.Read<AuditEntry>(rows[^2].Body);
        await WriteAsync(host, Plan, RowWrite.Upsert("head", CanonicalJson.Write(new AuditHead(last.Sequence, last.Hash()))));
        // The alert that the last entry told of is as it was after that entry.
        Assert.NotNull((await ProveAsync(host, Plan))[0].Break);
        // And where the whole partition is gone, the anchor still tells of it.
        foreach (var row in await host.Storage.Tables.QueryAsync(Ledger, Plan, null, null, Cancel).ToListAsync(Cancel))
        {
            await WriteAsync(host, Plan, RowWrite.Delete(row.Key));
        }
        Assert.Equal(AuditFault.Anchor, Assert.Single(await ProveAsync(host, null), report => report.Plan == Plan).Break?.Fault);
    }

    [Theory]
    [InlineData("edit", AuditFault.AnchorChanged)]
    [InlineData("garble", AuditFault.AnchorChanged)]
    [InlineData("delete", AuditFault.AnchorMissing)]
    public async Task An_anchor_that_was_changed_or_removed_is_missed(string how, AuditFault fault)
    {
        await using var host = await FilledAsync();
        var name = Assert.Single(await host.BlobsAsync(AnchorStore.Container)).Key;
        var text = Encoding.UTF8.GetString((await host.BlobsAsync(AnchorStore.Container))[name]);
        await host.Storage.Blobs.DeleteAsync(AnchorStore.Container, name, null, Cancel);
        if (how != "delete")
        {
            using var content = new MemoryStream(Encoding.UTF8.GetBytes(how == "edit" ? text.Replace("\"sequence\":", "\"sequence\":1", StringComparison.Ordinal) : "x"));
            await host.Storage.Blobs.WriteAsync(AnchorStore.Container, name, content, BlobCondition.Absent, Cancel);
        }
        Assert.Contains(await ProveAsync(host, null), report => report.Break?.Fault == fault || (how == "edit" && report.Break?.Fault == AuditFault.Anchor));
    }

    [Fact]
    public async Task One_anchor_a_day_each_carrying_the_one_before_and_the_clock_may_fire_twice()
    {
        await using var host = await FilledAsync();
        Assert.False(await host.Backend.Anchors.TakeAsync(Cancel));
        host.Time.Advance(TimeSpan.FromDays(1));
        Assert.True(await host.Backend.Anchors.TakeAsync(Cancel));
        var anchors = (await host.BlobsAsync(AnchorStore.Container)).Values.Select(bytes => CanonicalJson.Read<AuditAnchor>(Encoding.UTF8.GetString(bytes))).ToList();
        Assert.Equal(2, anchors.Count);
        Assert.Equal(StableHash.Of(CanonicalJson.Write(anchors[0])), anchors[1].Previous);
        Assert.All(await ProveAsync(host, null), report => Assert.Null(report.Break));
        Assert.Equal(["-", Plan], anchors[1].Heads.Select(each => each.Plan));
    }

    [Fact]
    public async Task Anchors_are_told_to_operators_where_the_office_wants_it()
    {
        await using var host = await DeliveryHost.OpenAsync();
        await host.SubscribeAsync(forOperator: true, plan: "-");
        await host.Host.Backend.Anchors.TakeAsync(Cancel);
        await host.Deliveries.Pump.RunAsync(Cancel);
        Assert.Equal(0, await host.SendAsync());
        Assert.True((await host.Host.Backend.Settings.SetAsync("anchors", """{"tell": true}""", "tester", null, Cancel)).Ok);
        host.Host.Time.Advance(TimeSpan.FromDays(1));
        await host.Host.Backend.Anchors.TakeAsync(Cancel);
        await host.Deliveries.Pump.RunAsync(Cancel);
        Assert.Equal(1, await host.SendAsync());
        Assert.Equal(["anchored"], host.Told);
    }

    [Fact]
    public async Task Archived_content_that_was_changed_or_removed_is_found_when_asked_for()
    {
        await using var host = await FilledAsync();
        var upload = (await host.Ledger.UploadsAsync(Plan, Cancel).ToListAsync(Cancel))[0];
        Assert.All(await host.Backend.Audit.RunAsync(Plan, contents: true, Cancel), report => Assert.Null(report.Break));
        await host.Storage.Blobs.WriteAsync("archive", upload.Blob, new MemoryStream("x"u8.ToArray()), BlobCondition.Always, Cancel);
        Assert.Equal(AuditFault.ContentChanged, (await host.Backend.Audit.RunAsync(Plan, contents: true, Cancel))[0].Break?.Fault);
        await host.Storage.Blobs.DeleteAsync("archive", upload.Blob, null, Cancel);
        Assert.Equal(AuditFault.ContentMissing, (await host.Backend.Audit.RunAsync(Plan, contents: true, Cancel))[0].Break?.Fault);
        Assert.Null((await ProveAsync(host, Plan))[0].Break);
    }

    [Fact]
    public async Task What_others_write_meanwhile_breaks_nothing()
    {
        await using var host = await FilledAsync();
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                await host.Ledger.AppendAsync(Plan, "writer", "test", [new("setting", "set", $"s{i}", "{}", RowWrite.Insert($"setting|s{i}", "{}"))], Cancel);
            }
        });
        for (var look = 0; look < 5; look++)
        {
            Assert.Null((await ProveAsync(host, Plan))[0].Break);
        }
        await stop.CancelAsync();
        await writing;
    }

    /// <summary>A data folder in which every kind of row stands, and an anchor.</summary>
    private static async Task<JobHost> FilledAsync()
    {
        var host = await JobHost.OpenAsync();
        var reports = Encoding.UTF8.GetBytes(Uploads.Reports((1, "22")));
        var target = Services.Ingest.UploadTarget.Parse("reports/dandong/2024/-/a.csv")!;
        await host.Backend.Reception.ReceiveAsync(target, new MemoryStream(reports), reports.Length, reports.Length, "李工", Cancel);
        host.Time.Advance(TimeSpan.FromMinutes(1));
        await host.Ingest.RunAsync("reports/dandong/2024/-/a.csv", "tester", null, Cancel);
        await host.TakeAsync("rights/dandong/-/-/r.csv", Uploads.Rights((1, "有效", null), (2, "有效", null)));
        await host.CheckAsync(Plan, 2024);
        var alert = (await host.AlertsAsync(Plan))[0];
        Assert.True((await host.Backend.Desk.ActAsync(Plan, alert.Id, new(AlertTransition.Acknowledge), "李工", null, Cancel)).Ok);
        Assert.True((await host.Backend.Settings.SetAsync("calendar", CanonicalJson.Write(EnforcementCalendar.BuiltIn with { CorrectionMonths = 2 }), "王局", null, Cancel)).Ok);
        Assert.True((await host.Backend.Tokens.AddAsync("viewer", null, "张三", "王局", Cancel)).Ok);
        Assert.True((await host.Backend.Deliveries.Subscriptions.AddAsync(new("generic", "https://example.gov.cn/hook", Core.Findings.Severity.H, "liaoyang", false, "zh-CN"), null, "王局", Cancel)).Ok);
        Assert.True(await host.Backend.Anchors.TakeAsync(Cancel));
        return host;
    }

    private static Task<IReadOnlyList<AuditReport>> ProveAsync(JobHost host, string? plan) => host.Backend.Audit.RunAsync(plan, contents: false, Cancel);

    private static async Task TamperAsync(JobHost host, string plan, string prefix, string how)
    {
        var rows = (await host.Storage.Tables.QueryAsync(Ledger, plan, null, null, Cancel).ToListAsync(Cancel)).Where(row => row.Key.StartsWith(prefix, StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(rows);
        var row = how.EndsWith("-last", StringComparison.Ordinal) ? rows[^1] : rows[0];
        RowWrite[] writes = how switch
        {
            "edit" or "edit-last" => [RowWrite.Upsert(row.Key, Edited(row.Body))],
            "pad" => [RowWrite.Upsert(row.Key, row.Body + " ")],
            "garble" => [RowWrite.Upsert(row.Key, "{")],
            "delete" or "delete-last" => [RowWrite.Delete(row.Key)],
            "insert" => [RowWrite.Insert(prefix == "audit|" ? "audit|000000000001x" : $"{prefix}{(prefix == "outbox|" ? "000000099999" : "ffffffffffffffffffff")}", row.Body)],
            "swap" => [RowWrite.Upsert(rows[0].Key, rows[1].Body), RowWrite.Upsert(rows[1].Key, rows[0].Body)],
            _ => throw new ArgumentOutOfRangeException(nameof(how)),
        };
        await WriteAsync(host, plan, writes);
    }

    // One digit of the first time that the row tells.
    private static string Edited(string body) => body.Contains("2024-", StringComparison.Ordinal) ? body.Replace("2024-", "2023-", StringComparison.Ordinal) : body.Replace("\":", "\": ", StringComparison.Ordinal);

    private static async Task WriteAsync(JobHost host, string plan, params RowWrite[] writes) => Assert.True((await host.Storage.Tables.WriteAsync(Ledger, plan, writes, Cancel)).Done);
}
