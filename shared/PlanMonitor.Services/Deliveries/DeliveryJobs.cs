using System.Text.Json;
using PlanMonitor.Core.Json;
using PlanMonitor.Core.Messages;
using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Services.Deliveries;

/// <summary>Everything that brings alerts to people: subscriptions, the pump, the job of the queue, escalation.</summary>
public sealed class DeliveryJobs
{
    // Days decide when an alert is escalated: looking for them at every tick would read all alerts for nothing.
    private static readonly TimeSpan EscalatesEvery = TimeSpan.FromHours(1);

    // A delivery that is due for so long, while the queue holds fewer messages than there are deliveries, has lost its message.
    private static readonly TimeSpan LostAfter = TimeSpan.FromMinutes(15);

    private readonly IQueues _queues;
    private readonly TimeProvider _time;
    private DateTimeOffset _escalates;

    /// <summary>Puts them together.</summary>
    public DeliveryJobs(Ports ports, PlanLedger ledger, TimeProvider time, string by, DeliveryOptions options)
    {
        (_queues, _time) = (ports.Queues, time);
        Store = new(ports.Tables);
        Subscriptions = new(ledger, ports.Tables, ports.Secrets, time, options);
        Pump = new(ledger, Subscriptions, Store, ports.Queues, time);
        Job = new(Store, Subscriptions, new(new(options), time), ports.Queues, time, by, options);
        Escalations = new(ledger, ports.Tables, time, by, options);
    }

    /// <summary>Who wants to be told.</summary>
    public SubscriptionStore Subscriptions { get; }

    /// <summary>What is on its way.</summary>
    public DeliveryStore Store { get; }

    /// <summary>From the outbox to the queue.</summary>
    public OutboxPump Pump { get; }

    /// <summary>From the queue to the receiver.</summary>
    public DeliveryJob Job { get; }

    /// <summary>Alerts that nobody took up.</summary>
    public Escalations Escalations { get; }

    /// <summary>What the delivery timer does, every few minutes: escalates, hands on what a crash left in the outbox, and asks again for deliveries whose message is lost.</summary>
    public async Task DeliveryTickAsync(CancellationToken cancel)
    {
        if (_time.GetUtcNow() >= _escalates)
        {
            await Escalations.RunAsync(cancel);
            _escalates = _time.GetUtcNow() + EscalatesEvery;
        }
        await Pump.RunAsync(cancel);
        await AskAgainAsync(cancel);
    }

    /// <summary>Sends a test message now; what came back, and whether that counts as taken.</summary>
    public Task<(Answer Answer, bool Took)> TestAsync(Subscription subscription, CancellationToken cancel)
    {
        var at = _time.GetUtcNow();
        var text = new Text("这是一条测试消息。", "This is a test message.");
        var content = JsonSerializer.SerializeToElement(new { Subscription = subscription.Id, Message = text }, CanonicalJson.Options);
        var happened = new DeliveryEvent(LedgerKeys.NoPlan, 0, new("test", "test", content) { At = at });
        return Job.TryAsync(subscription, StableHash.Id("test", subscription.Id, $"{at.UtcTicks}"), Channel.Find(subscription.Kind)!.Body(happened, subscription), cancel);
    }

    /// <summary>Sends a delivery again from the start of the schedule, whatever became of it; the receiver sees the same id.</summary>
    public async Task<Outcome<Delivery>> ReplayAsync(string id, CancellationToken cancel)
    {
        var found = id.Length == 0 ? [] : await Store.AllAsync(cancel).Where(delivery => delivery.Id.StartsWith(id, StringComparison.Ordinal)).Take(2).ToListAsync(cancel);
        if (found is not [var one])
        {
            return Problem.Of(found.Count == 0 ? "delivery.unknown" : "delivery.ambiguous", value: id);
        }
        if (await Subscriptions.FindAsync(one.Subscription, cancel) is not { State: SubscriptionState.Active })
        {
            return Problem.Of("delivery.not-subscribed", value: one.Subscription);
        }
        while (await Store.FindAsync(one.Subscription, one.Alert, one.Sequence, cancel) is ({ } before, var etag))
        {
            var again = before.Again(_time.GetUtcNow());
            if (await Store.KeepAsync(before, etag, again, cancel))
            {
                await Job.SendAsync(again, TimeSpan.Zero, cancel);
                return again;
            }
        }
        return Problem.Of("delivery.unknown", value: id);
    }

    private async Task AskAgainAsync(CancellationToken cancel)
    {
        var now = _time.GetUtcNow();
        var pending = 0;
        var overdue = new List<(Delivery Delivery, string ETag)>();
        foreach (var subscription in await Subscriptions.AllAsync(cancel))
        {
            await foreach (var found in Store.PendingAsync(subscription.Id, cancel))
            {
                pending++;
                if (now - found.Delivery.DueAt > LostAfter)
                {
                    overdue.Add(found);
                }
            }
        }
        if (overdue.Count == 0 || pending <= await _queues.CountAsync(DeliveryJob.Queue, cancel))
        {
            return;
        }
        foreach (var (delivery, etag) in overdue)
        {
            var again = delivery with { DueAt = now };
            if (await Store.KeepAsync(delivery, etag, again, cancel))
            {
                await Job.SendAsync(again, TimeSpan.Zero, cancel);
            }
        }
    }
}
