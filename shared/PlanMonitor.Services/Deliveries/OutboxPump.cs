using PlanMonitor.Services.Ledger;

namespace PlanMonitor.Services.Deliveries;

/// <summary>
/// From the outbox to the queue <c>deliveries</c>: for every message and every subscription that wants it a delivery is stored and a queue message sent, and only
/// then the outbox row is removed. A crash in between repeats some of it, which the delivery's row makes harmless, and loses nothing.
/// A plan that nobody subscribes to keeps its outbox until somebody does.
/// </summary>
public sealed class OutboxPump(PlanLedger ledger, EventReader reader, SubscriptionStore subscriptions, DeliveryStore deliveries, DeliveryJob job, TimeProvider time)
{
    /// <summary>Hands on what waits in the outboxes of all plans; returns how many deliveries that were.</summary>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        // Asked for once: the timer comes every few minutes, and mostly there is nothing to do.
        var all = await subscriptions.ListAsync(cancel);
        var handed = 0;
        foreach (var plan in all.Count == 0 ? [] : await ledger.PlansAsync(cancel).ToListAsync(cancel))
        {
            handed += await RunAsync(plan, all, cancel);
        }
        return handed;
    }

    /// <summary>Hands on what waits in the outbox of one plan; returns how many deliveries that were.</summary>
    public async Task<int> RunAsync(string plan, CancellationToken cancel) => await RunAsync(plan, await subscriptions.ListAsync(cancel), cancel);

    private async Task<int> RunAsync(string plan, IReadOnlyList<Subscription> all, CancellationToken cancel)
    {
        var handed = 0;
        if (!all.Any(subscription => subscription.Takes(plan)))
        {
            return handed;
        }
        await foreach (var rows in ledger.OutboxRowsAsync(plan, cancel).Chunk(DeliveryStore.Together))
        {
            // Read after the rows: who subscribed before something happened is told of it, however long ago this pump began.
            var subscribers = (await subscriptions.ListAsync(cancel)).Where(subscription => subscription.Takes(plan)).ToList();
            if (subscribers.Count == 0)
            {
                break;
            }
            var events = await reader.ReadAsync(plan, rows, subscribers.Exists(subscriber => subscriber.Filter.Regions.Count > 0), cancel);
            foreach (var subscriber in subscribers)
            {
                handed += await HandOnAsync(events, subscriber, cancel);
            }
            await ledger.RemoveOutboxAsync(plan, [.. rows.Select(row => row.Sequence)], cancel);
        }
        return handed;
    }

    private async Task<int> HandOnAsync(DeliveryEvent[] events, Subscription subscriber, CancellationToken cancel)
    {
        var at = time.GetUtcNow();
        var wanted = await Task.WhenAll(events.Select(async each => subscriber.Wants(each) || (subscriber.WantsEnd(each) && await deliveries.IsToldAsync(subscriber.Id, each.Message.Alert, cancel))));
        Delivery[] fresh = [.. events.Where((_, place) => wanted[place]).Select(each => Delivery.Of(each, subscriber, at))];
        await deliveries.AddAsync(subscriber.Id, fresh, cancel);
        await job.AskAsync(subscriber, fresh, cancel);
        return fresh.Length;
    }
}
