using PlanMonitor.Core.Json;
using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Services.Deliveries;

/// <summary>
/// From the outbox to the queue <c>deliveries</c>: for every message and every subscription that wants it a delivery is stored and a queue message sent, and only
/// then the outbox row is removed. A crash in between repeats some of it, which the delivery's row makes harmless, and loses nothing.
/// A plan that nobody subscribes to keeps its outbox until somebody does.
/// </summary>
public sealed class OutboxPump(PlanLedger ledger, SubscriptionStore subscriptions, DeliveryStore deliveries, IQueues queues, TimeProvider time)
{
    /// <summary>Hands on what waits in the outboxes of all plans; returns how many deliveries that were.</summary>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var handed = 0;
        foreach (var plan in await ledger.PlansAsync(cancel).ToListAsync(cancel))
        {
            handed += await RunAsync(plan, cancel);
        }
        return handed;
    }

    /// <summary>Hands on what waits in the outbox of one plan; returns how many deliveries that were.</summary>
    public async Task<int> RunAsync(string plan, CancellationToken cancel)
    {
        var subscribers = (await subscriptions.ListAsync(cancel)).Where(subscription => subscription.Takes(plan)).ToList();
        var handed = 0;
        if (subscribers.Count > 0)
        {
            await foreach (var rows in ledger.OutboxRowsAsync(plan, cancel).Chunk(DeliveryStore.Together))
            {
                DeliveryEvent[] events = [.. rows.Select(row => new DeliveryEvent(plan, row.Sequence, CanonicalJson.Read<OutboxMessage>(row.Body)))];
                foreach (var subscriber in subscribers)
                {
                    handed += await HandOnAsync(events, subscriber, cancel);
                }
                await ledger.RemoveOutboxAsync(plan, [.. rows.Select(row => row.Sequence)], cancel);
            }
        }
        return handed;
    }

    private async Task<int> HandOnAsync(DeliveryEvent[] events, Subscription subscriber, CancellationToken cancel)
    {
        var channel = Channel.Find(subscriber.Kind)!;
        var at = time.GetUtcNow();
        Delivery[] fresh = [.. events.Where(each => subscriber.Wants(each.Plan, each.Message.Severity)).Select(each => Delivery.Of(each, subscriber, channel.Body(each, subscriber), at))];
        await deliveries.AddAsync(subscriber.Id, fresh, cancel);
        foreach (var delivery in fresh)
        {
            await queues.SendAsync(DeliveryJob.Queue, DeliveryRequest.Of(delivery), TimeSpan.Zero, cancel);
        }
        return fresh.Length;
    }
}
