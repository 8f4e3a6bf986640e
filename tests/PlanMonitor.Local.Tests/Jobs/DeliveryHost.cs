using System.Text.Json;
using PlanMonitor.Core.Findings;
using PlanMonitor.Services.Deliveries;
using PlanMonitor.Services.Queues;
using PlanMonitor.Services.Storage;
using Xunit;

namespace PlanMonitor.Local.Tests.Jobs;

/// <summary>The jobs with a receiver on this machine.</summary>
internal sealed class DeliveryHost(JobHost host, Receiver receiver) : IAsyncDisposable
{
    public static readonly DeliveryOptions Loopback = new() { LoopbackAllowed = true };

    public JobHost Host => host;

    public Receiver Receiver => receiver;

    public DeliveryJobs Deliveries => host.Backend.Deliveries;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<DeliveryHost> OpenAsync(Func<ITables, ITables>? around = null, Func<IQueues, IQueues>? aroundQueues = null, DeliveryOptions? options = null) =>
        new(await JobHost.OpenAsync(around, aroundQueues, options ?? Loopback), await Receiver.StartAsync(Cancel));

    /// <summary>Subscribes the receiver to everything that a severity covers.</summary>
    public async Task<(Subscription Subscription, string Secret)> SubscribeAsync(Severity least = Severity.L, string? plan = null, bool forOperator = false, string? secret = null) =>
        (await Deliveries.Subscriptions.AddAsync(new("generic", receiver.Url, least, plan, forOperator, "zh-CN"), secret, "tester", Cancel)).Value is var (made, key) ? (made, key!) : default;

    /// <summary>Reports an output for the mine in 宽甸 and checks the year: over 20 raises the alert, under it closes it.</summary>
    public async Task CheckAsync(string output)
    {
        await host.TakeAsync("reports/dandong/2024/-/a.csv", Uploads.Reports((1, output)));
        await host.CheckAsync("dandong", 2024);
    }

    /// <summary>Works off the queue of deliveries as far as it is due.</summary>
    public async Task<int> SendAsync() => await new QueueWorker(host.Storage.Queues).RunWaitingAsync(Deliveries.Job.Job, (body, fault) => Assert.Fail($"{body}: {fault}"), Cancel);

    /// <summary>Lets time pass and works off the queue.</summary>
    public Task<int> SendAfterAsync(TimeSpan time)
    {
        host.Time.Advance(time);
        return SendAsync();
    }

    /// <summary>What the receiver was told, in its order.</summary>
    public IEnumerable<string> Told => receiver.Received.Select(each => JsonDocument.Parse(each.Body).RootElement.GetProperty("type").GetString()!.Split('.')[^1]);

    /// <summary>All deliveries in the order of the chain.</summary>
    public async Task<List<Delivery>> AllAsync() => [.. (await Deliveries.Store.AllAsync(Cancel).ToListAsync(Cancel)).OrderBy(delivery => delivery.Sequence)];

    public async ValueTask DisposeAsync()
    {
        await receiver.DisposeAsync();
        await host.DisposeAsync();
    }
}
