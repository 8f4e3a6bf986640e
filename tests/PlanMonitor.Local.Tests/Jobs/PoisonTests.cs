using PlanMonitor.Core.Alerts;
using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Json;
using PlanMonitor.Core.Messages;
using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Operations;
using PlanMonitor.Services.Storage;
using Xunit;

namespace PlanMonitor.Local.Tests.Jobs;

/// <summary>What failed too often becomes an alert for operators, once, with what to do.</summary>
public sealed class PoisonTests : IAsyncLifetime
{
    private const string BlobQueue = "webjobs-blobtrigger-poison";
    private JobHost host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => host = await JobHost.OpenAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    public static TheoryData<string, string, string, string> Texts => new()
    {
        {
            "check-runs-poison", """{"plan":"dandong","year":2024,"asOf":null,"cause":"test"}""",
            "规划 dandong 2024 年度的检查多次失败，已停止重试。请在日志中查明原因，排除后重新检查：planmonitor check --plan dandong --year 2024。",
            "The check of plan dandong for 2024 failed again and again and is not tried any more. Find the cause in the log, remove it, and check again: planmonitor check --plan dandong --year 2024."
        },
        {
            "chunks-poison", """{"plan":"dandong","year":2024,"upload":"abc","from":500,"count":500,"state":"s"}""",
            "规划 dandong 2024 年度图斑（上传 abc）第 501 至 1000 个的量算多次失败，已停止重试，该批图斑尚未检查。请在日志中查明原因；排除后可立即检查：planmonitor check --plan dandong --year 2024，否则由每日核对补做。",
            "Measuring footprints 501 to 1000 of upload abc (plan dandong, 2024) failed again and again and is not tried any more; the upload is not checked yet. Find the cause in the log and remove it; check at once with planmonitor check --plan dandong --year 2024, or leave it to the daily reconcile."
        },
        {
            "uploads-poison", "reports/dandong/2024/-/a.csv",
            "收件箱中的“reports/dandong/2024/-/a.csv”多次入库失败，文件仍在收件箱中，尚未入库。请查看该文件的回执和日志，排除原因；每日核对会再次尝试入库。",
            "'reports/dandong/2024/-/a.csv' could not be taken in; it still lies in the inbox. Look at its receipt and at the log and remove the cause; the daily reconcile will try it again."
        },
        {
            BlobQueue, Failed("inbox", "reports/dandong/2024/-/a.csv"),
            "收件箱中的“reports/dandong/2024/-/a.csv”多次入库失败，文件仍在收件箱中，尚未入库。请查看该文件的回执和日志，排除原因；每日核对会再次尝试入库。",
            "'reports/dandong/2024/-/a.csv' could not be taken in; it still lies in the inbox. Look at its receipt and at the log and remove the cause; the daily reconcile will try it again."
        },
        {
            BlobQueue, Failed("inbox", "reports/dandong/2024/-/b.csv"),
            "“reports/dandong/2024/-/b.csv”曾多次入库失败，现已不在收件箱中：已由其他处理入库或退回，或被移走。请查看该文件的回执；没有回执的，请重新上传。",
            "'reports/dandong/2024/-/b.csv' failed to be taken in and has left the inbox: another attempt took it in or rejected it, or someone removed it. Look at its receipt; if there is none, upload the file again."
        },
        {
            BlobQueue, Failed("other", "x"),
            $"队列“webjobs-blobtrigger”中的一条消息多次处理失败，已停止重试：{Failed("other", "x")}请在日志中查明原因；排除后如仍需处理，请将消息原文重新放入该队列。",
            $"A message of the queue 'webjobs-blobtrigger' failed again and again and is not tried any more: {Failed("other", "x")} Find the cause in the log and remove it; if it is still to be done, put the message into the queue again."
        },
        {
            "check-runs-poison", "check everything",
            "队列“check-runs”中的一条消息多次处理失败，已停止重试：check everything请在日志中查明原因；排除后如仍需处理，请将消息原文重新放入该队列。",
            "A message of the queue 'check-runs' failed again and again and is not tried any more: check everything Find the cause in the log and remove it; if it is still to be done, put the message into the queue again."
        },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task The_alert_says_which_message_failed_and_what_to_do(string queue, string body, string zh, string en)
    {
        await host.PutAsync("reports/dandong/2024/-/a.csv", "x"u8.ToArray());
        await host.SendAsync(queue, body);
        Assert.Equal(new PoisonResult(1, 0, 0), await host.Backend.Poison.RunAsync(Cancel));
        var alert = Assert.Single(await host.AlertsAsync(PlanLedger.NoPlan));
        Assert.Equal(new Text(zh, en), alert.Message);
        Assert.Equal(("operator.poison", "-", Severity.H, AlertState.Open, "queue", body), (alert.Rule, alert.Plan, alert.Severity, alert.State, alert.Subject.Kind, alert.Evidence));
        Assert.Equal(queue, alert.Subject.Name + "-poison");
        Assert.Equal(0, await host.Storage.Queues.CountAsync(queue, Cancel));
        Assert.Equal([(alert.Id, "opened")], await host.OutboxAsync(PlanLedger.NoPlan));
        await host.ProvedChainAsync(PlanLedger.NoPlan);
    }

    [Fact]
    public async Task The_same_poison_is_one_alert_that_counts_and_opens_again()
    {
        await host.SendAsync("check-runs-poison", "a");
        await host.SendAsync("check-runs-poison", "a");
        await host.SendAsync("chunks-poison", "a");
        Assert.Equal("PoisonResult { Raised = 2, Counted = 1, Known = 0 }", await host.Backend.DeliveryTickAsync(Cancel));
        var alerts = (await host.AlertsAsync(PlanLedger.NoPlan)).OrderBy(alert => alert.Measured).ToList();
        Assert.Equal([(1m, "次", "chunks"), (2m, "次", "check-runs")], alerts.Select(alert => (alert.Measured!.Value, alert.Unit!, alert.Subject.Name!)));

        var operators = new OperatorAlerts(host.Ledger, host.Time, "tester");
        Assert.Equal(AlertChange.Closed, await operators.CloseAsync(alerts[1].Id, "test", Cancel));
        Assert.Equal(AlertChange.Unchanged, await operators.CloseAsync(alerts[1].Id, "test", Cancel));
        await host.SendAsync("check-runs-poison", "a");
        Assert.Equal(new PoisonResult(1, 0, 0), await host.Backend.Poison.RunAsync(Cancel));
        var again = Assert.Single(await host.AlertsAsync(PlanLedger.NoPlan), alert => alert.Id == alerts[1].Id);
        Assert.Equal((AlertState.Open, 1, 3m), (again.State, again.Reopened, again.Measured));
        Assert.Equal(["opened", "updated", "opened", "closed", "reopened"], (await host.ProvedChainAsync(PlanLedger.NoPlan)).Select(entry => entry.Change));
    }

    [Fact]
    public async Task Cut_off_between_alert_and_removal_it_is_not_counted_twice()
    {
        await host.SendAsync("uploads-poison", "a");
        var queues = new Forgetful(host.Storage.Queues);
        var job = new PoisonJob(queues, host.Storage.Blobs, new(host.Ledger, host.Time, "tester"), ["uploads"]);
        await Assert.ThrowsAsync<IOException>(() => job.RunAsync(Cancel));
        Assert.Equal(1, await host.Storage.Queues.CountAsync("uploads-poison", Cancel));
        host.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(new PoisonResult(0, 0, 1), await job.RunAsync(Cancel));
        Assert.Equal(1, Assert.Single(await host.AlertsAsync(PlanLedger.NoPlan)).Measured);
        Assert.Equal(0, await host.Storage.Queues.CountAsync("uploads-poison", Cancel));
    }

    [Fact]
    public async Task An_alert_about_a_delivery_that_failed_is_not_delivered_itself()
    {
        await host.SendAsync("deliveries-poison", "a");
        var job = new PoisonJob(host.Storage.Queues, host.Storage.Blobs, new(host.Ledger, host.Time, "tester"), ["deliveries"]);
        Assert.Equal(new PoisonResult(1, 0, 0), await job.RunAsync(Cancel));
        Assert.Single(await host.AlertsAsync(PlanLedger.NoPlan));
        Assert.Empty(await host.OutboxAsync(PlanLedger.NoPlan));
        Assert.Null(await host.Backend.DeliveryTickAsync(Cancel));
    }

    [Fact]
    public async Task A_long_body_is_cut_and_no_character_is_parted()
    {
        var body = new string('x', 199) + string.Concat(Enumerable.Repeat("𠮷", 10_000));
        await host.SendAsync("check-runs-poison", body);
        await host.Backend.Poison.RunAsync(Cancel);
        var alert = Assert.Single(await host.AlertsAsync(PlanLedger.NoPlan));
        Assert.Equal(body[..3_999] + "…", alert.Evidence);
        Assert.Contains($"：{new string('x', 199)}…请", alert.Message.Zh, StringComparison.Ordinal);
        Assert.True(TextRules.IsWellFormed(CanonicalJson.Write(alert)));
    }

    [Fact]
    public async Task A_flood_is_worked_off_over_several_looks()
    {
        for (var i = 0; i < 700; i++)
        {
            await host.SendAsync("uploads-poison", $"unplaced-{i}");
        }
        Assert.Equal(new PoisonResult(640, 0, 0), await host.Backend.Poison.RunAsync(Cancel));
        Assert.Equal(new PoisonResult(60, 0, 0), await host.Backend.Poison.RunAsync(Cancel));
        Assert.Equal(new PoisonResult(0, 0, 0), await host.Backend.Poison.RunAsync(Cancel));
        Assert.Equal(700, (await host.ProvedChainAsync(PlanLedger.NoPlan)).Count);
    }

    [Fact]
    public async Task Lists_show_what_operators_have_to_see_to()
    {
        await host.SendAsync("check-runs-poison", "a");
        await host.Backend.Poison.RunAsync(Cancel);
        await host.TakeAsync("reports/dandong/2024/-/a.csv", Uploads.Reports((1, "22")));
        await host.CheckAsync("dandong", 2024);
        Assert.Equal(["-", "dandong"], (await host.Backend.Queries.AlertsAsync(new(), null, null, Cancel)).Alerts.Select(alert => alert.Plan));
        Assert.Equal(["operator.poison"], (await host.Backend.Queries.AlertsAsync(new() { Plan = "-" }, null, null, Cancel)).Alerts.Select(alert => alert.Rule));
        Assert.Equal(["volume.cap"], (await host.Backend.Queries.AlertsAsync(new() { Plan = "dandong" }, null, null, Cancel)).Alerts.Select(alert => alert.Rule));
    }

    private static string Failed(string container, string blob) =>
        $$"""{"FunctionId":"Host.Functions.Reports","BlobType":"BlockBlob","ContainerName":"{{container}}","BlobName":"{{blob}}","ETag":"\"0x8\""}""";

    /// <summary>Fails to remove a message, once.</summary>
    private sealed class Forgetful(IQueues queues) : IQueues
    {
        private bool failed;

        public Task SendAsync(string queue, string body, TimeSpan delay, CancellationToken cancel) => queues.SendAsync(queue, body, delay, cancel);

        public Task<IReadOnlyList<QueueMessage>> ReceiveAsync(string queue, int most, TimeSpan hideFor, CancellationToken cancel) => queues.ReceiveAsync(queue, most, hideFor, cancel);

        public Task<bool> DeleteAsync(string queue, QueueMessage message, CancellationToken cancel)
        {
            if (!failed)
            {
                failed = true;
                throw new IOException("the connection is gone");
            }
            return queues.DeleteAsync(queue, message, cancel);
        }

        public Task<QueueMessage?> HideAsync(string queue, QueueMessage message, TimeSpan hideFor, CancellationToken cancel) => queues.HideAsync(queue, message, hideFor, cancel);

        public Task<int> CountAsync(string queue, CancellationToken cancel) => queues.CountAsync(queue, cancel);
    }
}
