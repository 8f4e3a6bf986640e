using Azure.Core;
using Azure.Core.Pipeline;
using PlanMonitor.Azure;
using PlanMonitor.Azure.Tests;
using PlanMonitor.Functions.Setup;
using PlanMonitor.Services;
using PlanMonitor.Services.Checks;
using PlanMonitor.Services.Ingest;
using PlanMonitor.Services.Queues;
using PlanMonitor.Services.Schedules;
using PlanMonitor.Services.Storage;
using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Functions.Tests;

/// <summary>What the jobs ask of the account, in requests: the storage part of the bill. The requests of the platform's own triggers come on top.</summary>
public sealed class CostTests(Azurite azurite)
{
    private const string Plan = "pingquan";
    private const int Year = 2023;

    [Fact]
    public async Task Uploads_and_checks_cost_a_bounded_number_of_requests()
    {
        var cancel = TestContext.Current.CancellationToken;
        var counter = new RequestCounter();
        var storage = AzureStorage.OpenEmulator(azurite.Required, new() { EachTry = [counter] });
        var backend = new Backend(storage.With(new NoVault()), TimeProvider.System, "test");
        var queues = new QueueWorker(backend.Ports.Queues);
        // The first upload makes tables and containers; it is not counted.
        foreach (var (upload, most) in new[] { ("rights/pingquan/-/-/采矿权登记.csv", 60), ("quotas/pingquan/2023/-/分解指标2023.csv", 25), ("footprints/pingquan/2023/-/图斑2023.geojson", 25), ("reports/pingquan/2023/-/年报2023.csv", 25) })
        {
            await PutAsync(backend, upload, cancel);
            var (requests, kinds, record) = await counter.CountAsync(() => backend.Intake.TakeAsync(upload, "test", cancel));
            Say($"{upload}: {record!.Receipt.Accepted} records, {requests} requests ({kinds})");
            Assert.InRange(requests, 1, most);
        }
        var waiting = await backend.Ports.Queues.CountAsync(CheckQueue.Name, cancel);
        Say($"messages of four uploads: {waiting}");
        // The first round is what the uploads asked for; the second finds nothing new.
        for (var round = 0; round < 2; round++)
        {
            var (requests, kinds, _) = await counter.CountAsync(async () => await queues.RunWaitingAsync(backend.QueueJobs.Single(job => job.Queue == CheckQueue.Name), (_, fault) => Assert.Fail($"{fault}"), cancel));
            var findings = await backend.Findings.ReadAsync(Plan, Year, cancel).CountAsync(cancel);
            Say($"{waiting} checks: {requests} requests ({kinds}), {findings} findings, {(await backend.Ledger.AlertsAsync(Plan, cancel)).Count} alerts");
            Assert.InRange(requests, 1, 150);
            await backend.CheckQueue.SendAsync(new(Plan, Year, null, "again"), cancel);
            waiting = 1;
        }
        // What the timer costs while nothing happens, four plans being there. Its first round makes what it looks for.
        var timer = backend.TimerJobs.Single(job => job.Schedule == NamedSchedules.Delivery);
        await timer.RunAsync(cancel);
        var (idle, idleKinds, _) = await counter.CountAsync(() => timer.RunAsync(cancel));
        Say($"idle delivery timer: {idle} requests ({idleKinds})");
        Assert.InRange(idle, 1, 40);
    }

    private static async Task PutAsync(Backend backend, string upload, CancellationToken cancel)
    {
        await using var content = File.OpenRead(Repo.At(["tests", "samples", "inbox", .. upload.Split('/')]));
        await backend.Ports.Blobs.WriteAsync(IngestJob.Inbox, upload, content, BlobCondition.Always, cancel);
    }

    private static void Say(string text) => TestContext.Current.TestOutputHelper!.WriteLine(text);

    /// <summary>Counts every try of every request.</summary>
    private sealed class RequestCounter : HttpPipelineSynchronousPolicy
    {
        private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);

        public override void OnSendingRequest(HttpMessage message)
        {
            var service = message.Request.Headers.TryGetValue("Accept", out var accept) && accept.Contains("json", StringComparison.Ordinal) ? "table"
                : message.Request.Uri.Path.Contains("messages", StringComparison.Ordinal) && !message.Request.Uri.Path.Contains("planmonitor", StringComparison.Ordinal) ? "queue"
                : message.Request.Method == RequestMethod.Get || message.Request.Method == RequestMethod.Head ? "blob read" : "blob write";
            lock (_seen)
            {
                _seen[service] = _seen.GetValueOrDefault(service) + 1;
            }
        }

        public async Task<(int Requests, string Kinds, T Result)> CountAsync<T>(Func<Task<T>> work)
        {
            _seen.Clear();
            var result = await work();
            return (_seen.Values.Sum(), string.Join(", ", _seen.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} {pair.Value}")), result);
        }
    }
}
