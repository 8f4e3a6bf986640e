using System.Text;
using PlanMonitor.Core.Alerts;
using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Plans;
using PlanMonitor.Services;
using PlanMonitor.Services.Checks;
using PlanMonitor.Services.Deliveries;
using PlanMonitor.Services.Ingest;
using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Queues;
using PlanMonitor.Services.Receipts;
using PlanMonitor.Services.Storage;
using Xunit;

namespace PlanMonitor.Local.Tests.Jobs;

/// <summary>A numbered case for every bug that shows only where several instances work, events come in another order, or content is lost.</summary>
public sealed class InstanceCaseTests : IAsyncLifetime
{
    private const string Report = "reports/dandong/2024/-/a.csv";
    private const string FifthReport = "reports/fifth/2024/-/r.csv";
    private readonly InterposedTables between = new();
    private JobHost host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => host = await JobHost.OpenAsync(between.Around);

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Case_01_a_slow_check_does_not_put_old_findings_over_those_of_a_newer_upload()
    {
        await host.TakeAsync(Report, Uploads.Reports((1, "22")));
        between.Before("findings", async () =>
        {
            await host.TakeAsync(Report, Uploads.Reports((1, "3")));
            await host.CheckAsync("dandong", 2024);
        });
        var result = await host.CheckAsync("dandong", 2024);
        Assert.Equal(3, JobHost.Of(result, "volume.cap", subject => subject is { Mineral: "菱镁矿", Region: "宽甸县" }).Measured);
        Assert.Equal(
            (await host.Findings.ReadAsync("dandong", 2024, Cancel).ToListAsync(Cancel)).Select(finding => (finding.Id, finding.Measured)).Order(),
            result.Findings.Select(finding => (finding.Id, finding.Measured)).Order());
        Assert.All(await host.AlertsAsync("dandong"), alert => Assert.Equal(AlertState.Closed, alert.State));
        Assert.Equal((await host.AlertsAsync("dandong")).Count, result.Alerts.Opened);
    }

    [Fact]
    public async Task Case_02_a_register_that_comes_while_the_first_check_of_a_year_runs_is_judged_by()
    {
        await PutAndTakeAsync(Report, Uploads.Reports((1, "5")));
        between.Before("findings", () => PutAndTakeAsync("rights/dandong/-/-/r.csv", Uploads.Rights((1, "有效", null), (2, "有效", null))));
        await host.RunWaitingAsync(host.Queue.Job);
        Assert.Contains(await host.Findings.ReadAsync("dandong", 2024, Cancel).ToListAsync(Cancel), finding => finding.Rule == "report.missing" && finding.Subject.Right == Uploads.Licence(2));
    }

    [Fact]
    public async Task Case_03_a_version_of_the_plan_that_comes_while_a_check_runs_is_judged_by()
    {
        await host.TakeAsync(Report, Uploads.Reports((1, "5")));
        await host.Queue.SendAsync(new("dandong", 2024, null, "test"), Cancel);
        between.Before("findings", async () =>
        {
            var other = new Backend(host.Backend.Ports, host.Time, "other", rules: CountedRules.All);
            await host.PutAsync("plan/dandong/-/-/p.json", Encoding.UTF8.GetBytes(BuiltInPlans.Text("dandong.json").Replace("2022-10-draft", "2023-02-draft", StringComparison.Ordinal)));
            Assert.Equal(ReceiptStatus.Accepted, (await other.Ingest.RunAsync("plan/dandong/-/-/p.json", "other", null, Cancel))!.Receipt.Status);
        });
        await host.RunWaitingAsync(host.Queue.Job);
        Assert.All(await host.Findings.ReadAsync("dandong", 2024, Cancel).ToListAsync(Cancel), finding => Assert.Equal("2023-02-draft", finding.PlanVersion));
    }

    [Fact]
    public async Task Case_04_two_names_for_one_content_at_once_are_both_kept()
    {
        var first = await host.TakeAsync(Report, Uploads.Reports((1, "5")));
        between.Before("ledger", () => host.TakeAsync("reports/dandong/2024/-/c.csv", Uploads.Reports((1, "5"))));
        await host.TakeAsync("reports/dandong/2024/-/b.csv", Uploads.Reports((1, "5")));
        Assert.Equal(["b.csv", "c.csv"], (await host.Ledger.UploadAsync("dandong", first.Id, Cancel))!.AlsoAs.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Case_05_what_came_before_its_plan_goes_back_into_the_inbox_when_the_plan_has_come()
    {
        var early = await host.TakeAsync(FifthReport, Uploads.Reports((1, "5")));
        Assert.Equal(ReceiptStatus.Rejected, early.Receipt.Status);
        await host.TakeAsync("plan/fifth/-/-/fifth.json", Fifth());
        Assert.Equal([FifthReport], (await host.BlobsAsync(IngestJob.Inbox)).Keys);
        Assert.Equal(0, (await host.Backend.Reconcile.RunAsync(Cancel)).Returned);
        Assert.Equal(ReceiptStatus.Accepted, (await host.Backend.Intake.TakeAsync(FifthReport, "tester", Cancel))!.Receipt.Status);
        // It goes back once: its receipt is in the plan's ledger now.
        Assert.Equal(0, (await host.Backend.Reconcile.RunAsync(Cancel)).Returned);
        Assert.Empty(await host.BlobsAsync(IngestJob.Inbox));
    }

    [Fact]
    public async Task Case_06_what_an_instance_put_aside_that_did_not_know_the_plan_yet_goes_back_by_the_reconcile()
    {
        await host.TakeAsync("plan/fifth/-/-/fifth.json", Fifth());
        var late = new Backend(host.Backend.Ports, host.Time, "late", rules: CountedRules.All);
        await host.PutAsync(FifthReport, Encoding.UTF8.GetBytes(Uploads.Reports((1, "5"))));
        Assert.Equal(ReceiptStatus.Rejected, (await late.Ingest.RunAsync(FifthReport, "late", null, Cancel))!.Receipt.Status);
        Assert.Equal(1, (await host.Backend.Reconcile.RunAsync(Cancel)).Returned);
        Assert.Equal([FifthReport], (await host.BlobsAsync(IngestJob.Inbox)).Keys);
    }

    [Fact]
    public async Task Case_07_a_plan_whose_content_is_lost_stops_its_own_checks_only_and_operators_hear_of_it()
    {
        var plan = await host.TakeAsync("plan/fifth/-/-/fifth.json", Fifth());
        Assert.True(await host.Storage.Blobs.DeleteAsync(IngestJob.Archive, plan.Blob, null, Cancel));
        var fresh = new Backend(host.Backend.Ports, host.Time, "fresh", rules: CountedRules.All);
        Assert.Equal(1, (await fresh.Reconcile.RunAsync(Cancel)).Missing);
        Assert.Equal(["operator.content-missing"], (await host.AlertsAsync(PlanLedger.NoPlan)).Select(alert => alert.Rule));

        var failed = new List<string>();
        await fresh.CheckQueue.SendAsync(new("fifth", 2024, null, "test"), Cancel);
        await fresh.CheckQueue.SendAsync(new("dandong", 2024, null, "test"), Cancel);
        Assert.Equal(1, await new QueueWorker(host.Queues).RunWaitingAsync(fresh.CheckQueue.Job, (_, fault) => failed.Add(fault.Message), Cancel));
        Assert.Equal([$"The archived upload {plan.Blob} is gone; restore it from a backup, or upload the file again."], failed);
        await host.PutAsync(FifthReport, Encoding.UTF8.GetBytes(Uploads.Reports((1, "5"))));
        await Assert.ThrowsAsync<IOException>(() => fresh.Intake.TakeAsync(FifthReport, "tester", Cancel));
        Assert.Equal([FifthReport], (await host.BlobsAsync(IngestJob.Inbox)).Keys);

        // The advice of the alert is good: the same file again brings its content back.
        await host.PutAsync("plan/fifth/-/-/fifth.json", Encoding.UTF8.GetBytes(Fifth()));
        await fresh.Intake.TakeAsync("plan/fifth/-/-/fifth.json", "tester", Cancel);
        Assert.Equal(0, (await fresh.Reconcile.RunAsync(Cancel)).Missing);
        Assert.Equal(ReceiptStatus.Accepted, (await fresh.Intake.TakeAsync(FifthReport, "tester", Cancel))!.Receipt.Status);
    }

    [Fact]
    public async Task Case_08_deliveries_go_on_while_the_poison_queues_cannot_be_read()
    {
        await using var deliveries = await DeliveryHost.OpenAsync(aroundQueues: queues => new NoPoison(queues));
        await deliveries.CheckAsync("22");
        await deliveries.SubscribeAsync();
        await Assert.ThrowsAsync<IOException>(() => deliveries.Host.Backend.DeliveryTickAsync(Cancel));
        Assert.Equal(1, await deliveries.SendAsync());
        Assert.Equal(["opened"], deliveries.Told);
    }

    [Fact]
    public async Task Case_09_operators_hear_of_a_receiver_that_is_given_up()
    {
        await using var deliveries = await DeliveryHost.OpenAsync();
        var (subscription, _) = await deliveries.SubscribeAsync();
        deliveries.Receiver.Answers(410);
        await deliveries.CheckAsync("22");
        await deliveries.SendAsync();
        var alert = Assert.Single(await deliveries.Host.AlertsAsync(PlanLedger.NoPlan));
        Assert.Equal(("operator.subscription-disabled", Severity.H, subscription.Id), (alert.Rule, alert.Severity, alert.Subject.Name));
        Assert.Equal(
            new Text(
                $"订阅 {subscription.Id}（{subscription.Address}）已停用：接收方已不存在或连续多日未收到消息（410）。请联系接收方，改正地址后重新测试：planmonitor subscriptions update {subscription.Id} --url URL，再执行 planmonitor subscriptions test {subscription.Id}；未送达的消息：planmonitor deliveries replay --subscription {subscription.Id}。",
                $"The subscription {subscription.Id} ({subscription.Address}) was disabled: its receiver is gone or took nothing for days (410). Talk to the receiver, correct the address and test it: planmonitor subscriptions update {subscription.Id} --url URL, then planmonitor subscriptions test {subscription.Id}; send what was not taken: planmonitor deliveries replay --subscription {subscription.Id}."),
            alert.Message);
    }

    [Fact]
    public async Task Case_09_and_of_a_message_that_was_tried_ten_times()
    {
        await using var deliveries = await DeliveryHost.OpenAsync();
        var (subscription, _) = await deliveries.SubscribeAsync();
        deliveries.Receiver.Answers([.. Enumerable.Repeat(500, 10)]);
        await deliveries.CheckAsync("22");
        for (var hour = 0; hour < 90; hour++)
        {
            await deliveries.SendAfterAsync(TimeSpan.FromHours(1));
        }
        var delivery = Assert.Single(await deliveries.AllAsync());
        var alert = Assert.Single(await deliveries.Host.AlertsAsync(PlanLedger.NoPlan));
        Assert.Equal(("operator.delivery-given-up", Severity.H, subscription.Id), (alert.Rule, alert.Severity, alert.Subject.Name));
        Assert.Equal(
            new Text(
                $"发往订阅 {subscription.Id} 的消息（投递 {delivery.Id}，规划 dandong 的预警 {delivery.Alert}）未送达，已放弃：500。请检查接收方；恢复后重新发送：planmonitor deliveries replay {delivery.Id}；订阅已停用的，请重新订阅。",
                $"The message to subscription {subscription.Id} (delivery {delivery.Id}, alert {delivery.Alert} of plan dandong) was not taken and is given up: 500. Look after the receiver, then send it again: planmonitor deliveries replay {delivery.Id}; where the subscription was disabled, subscribe again."),
            alert.Message);
    }

    [Fact]
    public async Task Case_10_an_alert_for_operators_can_be_looked_at_by_its_id()
    {
        await host.SendAsync("check-runs-poison", "check everything");
        await host.Backend.Poison.RunAsync(Cancel);
        var alert = Assert.Single(await host.AlertsAsync(PlanLedger.NoPlan));
        Assert.Equal(alert.Id, (await host.Backend.Queries.AlertAsync(alert.Id, Cancel))?.Alert.Id);
    }

    [Fact]
    public async Task Case_11_a_poison_message_with_endless_values_is_cut_and_goes_away()
    {
        await host.SendAsync("check-runs-poison", $$"""{"plan":"{{new string('长', 80_000)}}","year":2024,"asOf":null,"cause":"test"}""");
        Assert.Equal(1, (await host.Backend.Poison.RunAsync(Cancel)).Raised);
        Assert.Equal(0, await host.Storage.Queues.CountAsync("check-runs-poison", Cancel));
        Assert.InRange(Assert.Single(await host.AlertsAsync(PlanLedger.NoPlan)).Message.Zh.Length, 1, 1_000);
    }

    [Fact]
    public async Task Case_12_a_plan_with_a_name_longer_than_a_key_gets_its_receipt()
    {
        var blob = $"plan/{new string('a', 300)}/-/-/p.json";
        var (records, rejected) = (new List<UploadRecord?>(), ReceiptStatus.Rejected);
        var backend = new Backend(host.Backend.Ports with { Blobs = new LongNames(host.Storage.Blobs, blob) }, host.Time, "tester", rules: CountedRules.All);
        records.Add(await backend.Ingest.RunAsync(blob, "tester", null, Cancel));
        Assert.Equal([rejected], records.Select(record => record!.Receipt.Status));
    }

    [Fact]
    public async Task Case_13_two_workers_with_a_message_each_for_one_delivery_send_it_once()
    {
        await using var deliveries = await DeliveryHost.OpenAsync(between.Around);
        await deliveries.SubscribeAsync();
        await deliveries.CheckAsync("22");
        await deliveries.Deliveries.Job.SendAsync(Assert.Single(await deliveries.AllAsync()), TimeSpan.Zero, Cancel);
        between.Before("deliveries", deliveries.SendAsync);
        await deliveries.SendAsync();
        Assert.Single(deliveries.Receiver.Received);
        Assert.Equal((DeliveryState.Delivered, 0), (Assert.Single(await deliveries.AllAsync()).State, await deliveries.Host.Storage.Queues.CountAsync("deliveries", Cancel)));
    }

    [Fact]
    public async Task Case_14_an_early_warning_that_comes_late_does_not_put_its_day_over_a_later_one()
    {
        await host.TakeAsync(Report, Uploads.Reports((1, "22")));
        await host.CheckAsync("dandong", 2024);
        await host.Queue.SendAsync(new("dandong", 2024, new(2024, 7, 5), "timer"), Cancel);
        Assert.Equal(1, await host.RunWaitingAsync(host.Queue.Job));
        Assert.Equal([new DateOnly(2025, 3, 31)], await host.Findings.RunsAsync("dandong", Cancel).Select(run => run.Run.AsOf).ToListAsync(Cancel));
    }

    [Fact]
    public async Task Case_15_an_alert_that_another_instance_raises_while_a_check_runs_is_not_closed_by_what_the_check_found_before()
    {
        await host.TakeAsync(Report, Uploads.Reports((1, "3")));
        var meanwhile = AlertCounts.None;
        between.Before("findings", async () =>
        {
            await host.TakeAsync("reports/dandong/2024/-/b.csv", Uploads.Reports((1, "22")));
            meanwhile = (await host.CheckAsync("dandong", 2024)).Alerts;
        });
        var result = await host.CheckAsync("dandong", 2024);
        Assert.True(meanwhile.Opened > 0);
        Assert.Equal(AlertCounts.None with { Unchanged = meanwhile.Opened }, result.Alerts);
        Assert.Equal(22, JobHost.Of(result, "volume.cap", subject => subject is { Mineral: "菱镁矿", Region: "宽甸县" }).Measured);
        Assert.All(await host.AlertsAsync("dandong"), alert => Assert.Equal(AlertState.Open, alert.State));
        Assert.All((await Chain.ProveAsync(host.Storage.Tables, host.Ledger, "dandong")).Where(entry => entry.What == "alert"), entry => Assert.Equal("opened", entry.Change));
        // The run that began again is the only one of its inputs.
        Assert.Single(await host.Findings.RunsAsync("dandong", Cancel).ToListAsync(Cancel));
    }

    private static string Fifth() => BuiltInPlans.Text("dandong.json").Replace("\"id\": \"dandong\"", "\"id\": \"fifth\"", StringComparison.Ordinal);

    private async Task PutAndTakeAsync(string blob, string content)
    {
        await host.PutAsync(blob, Encoding.UTF8.GetBytes(content));
        Assert.NotNull(await host.Backend.Intake.TakeAsync(blob, "tester", Cancel));
    }

    /// <summary>Queues whose poison queues nobody can read.</summary>
    private sealed class NoPoison(IQueues queues) : IQueues
    {
        public Task SendAsync(string queue, string body, TimeSpan delay, CancellationToken cancel) => queues.SendAsync(queue, body, delay, cancel);

        public Task<IReadOnlyList<QueueMessage>> ReceiveAsync(string queue, int most, TimeSpan hideFor, CancellationToken cancel) =>
            queue.EndsWith("-poison", StringComparison.Ordinal) ? throw new IOException("no poison queue") : queues.ReceiveAsync(queue, most, hideFor, cancel);

        public Task<bool> DeleteAsync(string queue, QueueMessage message, CancellationToken cancel) => queues.DeleteAsync(queue, message, cancel);

        public Task<QueueMessage?> HideAsync(string queue, QueueMessage message, TimeSpan hideFor, CancellationToken cancel) => queues.HideAsync(queue, message, hideFor, cancel);

        public Task<int> CountAsync(string queue, CancellationToken cancel) => queues.CountAsync(queue, cancel);
    }

    /// <summary>A blob with a name that folders cannot hold and Azure can.</summary>
    private sealed class LongNames(IBlobs blobs, string name) : IBlobs
    {
        public Task<BlobInfo?> FindAsync(string container, string blob, CancellationToken cancel) => blobs.FindAsync(container, blob, cancel);

        public Task<BlobContent?> OpenAsync(string container, string blob, long offset, long? length, CancellationToken cancel) =>
            container == IngestJob.Inbox && blob == name
                ? Task.FromResult<BlobContent?>(new(new(container, blob, 2, "e", DateTimeOffset.UnixEpoch), new MemoryStream("{}"u8.ToArray())))
                : blobs.OpenAsync(container, blob, offset, length, cancel);

        public Task<BlobWrite> WriteAsync(string container, string blob, Stream content, BlobCondition condition, CancellationToken cancel) => blobs.WriteAsync(container, blob, content, condition, cancel);

        public Task<bool> DeleteAsync(string container, string blob, string? ifETag, CancellationToken cancel) =>
            container == IngestJob.Inbox && blob == name ? Task.FromResult(true) : blobs.DeleteAsync(container, blob, ifETag, cancel);

        public IAsyncEnumerable<BlobInfo> ListAsync(string container, string prefix, CancellationToken cancel) => blobs.ListAsync(container, prefix, cancel);
    }
}
