using System.Text.Json;
using PlanMonitor.Core.Alerts;
using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Json;
using PlanMonitor.Services.Deliveries;
using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Operations;
using PlanMonitor.Services.Queues;
using PlanMonitor.Services.Storage;
using PlanMonitor.Services.Tests.Memory;
using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Services.Tests.Deliveries.Simulation;

/// <summary>Deliveries in memory, on a clock that a test advances, with receivers of the test.</summary>
internal sealed class DeliveryWorld
{
    private readonly PlanLedger ledger;

    public DeliveryWorld(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> send, Func<ITables, ITables>? tables = null, Func<IQueues, IQueues>? queues = null, DateTimeOffset? start = null)
    {
        Time = new(start);
        (Queues, ledger) = (new(Time), new(Tables, Time));
        SeenQueues = queues?.Invoke(Queues) ?? Queues;
        Jobs = Instance(send, tables?.Invoke(Tables) ?? Tables, SeenQueues);
    }

    public MemoryTables Tables { get; } = new();

    public MemoryQueues Queues { get; }

    public IQueues SeenQueues { get; }

    public MemorySecrets Secrets { get; } = new();

    public ManualTime Time { get; }

    public DeliveryJobs Jobs { get; }

    public PlanLedger Ledger => ledger;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The jobs as one instance of a host has them.</summary>
    public DeliveryJobs Instance(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> send, ITables tables, IQueues queues)
    {
        var book = new PlanLedger(tables, Time);
        var options = new OperatorAlerts(book, Time, "system").ToldOf(new() { Send = send });
        // The four plans at hand need no store.
        return new(new(tables, null!, queues, Secrets), book, new(tables, null!, book), Time, "system", options);
    }

    public async Task<Subscription> SubscribeAsync(SubscriptionRequest request, string? secret = null) => (await Jobs.Subscriptions.AddAsync(request, secret, "tester", Cancel)).Value.Subscription;

    public static SubscriptionRequest Generic(string name) => new("generic", $"https://{name}.example.gov.cn/hook", Severity.L, null, Operator: false, "zh-CN");

    public static SubscriptionRequest Robot(string name) => new("wecom", $"https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key={name}-0123456789", Severity.L, null, Operator: false, "zh-CN");

    /// <summary>Writes changes of alerts into the ledger and its outbox, as a check does.</summary>
    public async Task ChangeAsync(string plan, params (string Alert, string Change, string Severity)[] changes) =>
        Assert.True(await ledger.AppendAsync(plan, "tester", "test", changes.Select(change =>
        {
            var (now, severity) = (Time.GetUtcNow(), Enum.Parse<Severity>(change.Severity));
            var body = CanonicalJson.Write(new Alert(
                change.Alert, "volume.cap", plan, severity, change.Change == "closed" ? AlertState.Closed : AlertState.Open, new("total", Region: "宽甸满族自治县"), now, now, null, null, "f1", FindingStatus.Fail, 2024, "v1",
                22, 20, "万吨", new($"预警{change.Alert}疑似超出。", $"Alert {change.Alert}: suspected."), 0));
            var content = JsonDocument.Parse(body).RootElement;
            return new LedgerChange("alert", change.Change, change.Alert, body, RowWrite.Upsert($"alert|{change.Alert}", body), CanonicalJson.Write(new OutboxMessage(change.Alert, change.Change, content)));
        }), Cancel));

    /// <summary>Works off the queue as far as it is due; every message must succeed.</summary>
    public Task<int> SendAsync() => new QueueWorker(Queues).RunWaitingAsync(Jobs.Job.Job, (body, fault) => Assert.Fail($"{body}: {fault}"), Cancel);

    /// <summary>Lets time pass as the messages of the queue ask for it, and works them off, until a moment or until nothing is left.</summary>
    public async Task RunUntilAsync(DateTimeOffset end)
    {
        await SendAsync();
        while (Queues.Next(DeliveryJob.Queue) is { } next && next <= end)
        {
            Time.Advance(next > Time.GetUtcNow() ? next - Time.GetUtcNow() : TimeSpan.Zero);
            await SendAsync();
        }
        Time.Advance(end > Time.GetUtcNow() && end < DateTimeOffset.MaxValue ? end - Time.GetUtcNow() : TimeSpan.Zero);
    }

    /// <summary>All deliveries in the order of the chain.</summary>
    public async Task<List<Delivery>> AllAsync() => [.. (await Jobs.Store.AllAsync(Cancel).ToListAsync(Cancel)).OrderBy(delivery => delivery.Sequence)];
}
