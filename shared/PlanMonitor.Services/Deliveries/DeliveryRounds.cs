using PlanMonitor.Core.Json;
using PlanMonitor.Services.Deliveries.Channels;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Services.Deliveries;

/// <summary>
/// Sends what waits for a subscription whose events are put together: chat robots, digests, cooldowns. A round sends as many messages as the robot may be sent and asks
/// for the next one. A row per subscription, the alarm, names the one round that is asked for, so that however often a round is asked for, one comes.
/// </summary>
public sealed class DeliveryRounds(DeliveryStore deliveries, SubscriptionStore subscriptions, DeliveryDesk desk, ITables tables, IQueues queues, TimeProvider time)
{
    private const string AlarmKey = "alarm";

    // A round that is late by so much has lost its message, or its worker.
    private static readonly TimeSpan LostAfter = TimeSpan.FromMinutes(6);

    // Well within the time that a message may take; what is left then is for the next round.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    /// <summary>Asks for a round at a moment; one that is asked for earlier and not lost serves.</summary>
    public async Task AskAsync(string subscription, DateTimeOffset at, CancellationToken cancel)
    {
        while (true)
        {
            var now = time.GetUtcNow();
            var (alarm, etag) = await AlarmAsync(subscription, cancel);
            if (alarm is { Runs: false } && alarm.At <= at && now - alarm.At < LostAfter)
            {
                return;
            }
            // A round that runs may have looked already: it is asked for anew, at another moment than its own, by which its end sees that there is one to come.
            var next = at < now ? now : at;
            next = next == alarm?.At ? next + TimeSpan.FromTicks(1) : next;
            if (await SetAsync(subscription, etag, new(next, Runs: false), cancel))
            {
                await queues.SendAsync(DeliveryJob.Queue, DeliveryRequest.Of(subscription, next), DeliveryJob.Delay(next - now), cancel);
                return;
            }
        }
    }

    /// <summary>Asks again where something waits and no round comes: its message was lost, or a crash came before it.</summary>
    public async Task AskIfLostAsync(string subscription, CancellationToken cancel)
    {
        var (alarm, _) = await AlarmAsync(subscription, cancel);
        if ((alarm is null || time.GetUtcNow() - alarm.At >= LostAfter) && await deliveries.PendingAsync(subscription, cancel).AnyAsync(cancel))
        {
            await AskAsync(subscription, time.GetUtcNow(), cancel);
        }
    }

    /// <summary>The round that was asked for at a moment; one that another has taken the place of does nothing.</summary>
    public async Task RunAsync(string subscription, DateTimeOffset asked, CancellationToken cancel)
    {
        var (alarm, etag) = await AlarmAsync(subscription, cancel);
        if (alarm is null || alarm.At != asked)
        {
            return;
        }
        var now = time.GetUtcNow();
        if (asked > now)
        {
            await queues.SendAsync(DeliveryJob.Queue, DeliveryRequest.Of(subscription, asked), DeliveryJob.Delay(asked - now), cancel);
            return;
        }
        if (await SetAsync(subscription, etag, alarm with { Runs = true }, cancel))
        {
            var next = await WorkAsync(subscription, cancel);
            await EndAsync(subscription, asked, next, cancel);
        }
    }

    // Only the round that is still the one asked for names the next: where something came in meanwhile, its own is on its way.
    private async Task EndAsync(string subscription, DateTimeOffset asked, DateTimeOffset? next, CancellationToken cancel)
    {
        var (alarm, etag) = await AlarmAsync(subscription, cancel);
        if (alarm is not { Runs: true } || alarm.At != asked)
        {
            return;
        }
        if (next is null)
        {
            await tables.WriteAsync(DeliveryStore.Table, subscription, [RowWrite.Delete(AlarmKey, etag)], cancel);
        }
        else
        {
            await AskAsync(subscription, next.Value, cancel);
        }
    }

    private async Task<DateTimeOffset?> WorkAsync(string id, CancellationToken cancel)
    {
        var subscription = await subscriptions.FindAsync(id, cancel);
        if (subscription is { State: SubscriptionState.Untested })
        {
            return null;
        }
        var waiting = Waiting.Of(await deliveries.PendingAsync(id, cancel).ToListAsync(cancel));
        if (subscription is not { State: SubscriptionState.Active })
        {
            foreach (var row in waiting.Messages)
            {
                await desk.GiveUpAsync(id, row.Key, cancel);
            }
            return null;
        }
        var (channel, end) = (Channel.Find(subscription.Kind)!, time.GetUtcNow() + Longest);
        while (true)
        {
            var now = time.GetUtcNow();
            if (await NextAsync(subscription, waiting, now, cancel) is not { } ready)
            {
                return waiting.NextAt(subscription, now);
            }
            if (ready.IsStale || now >= end)
            {
                return now;
            }
            if (await desk.Rates.TakeAsync(subscription.Robot, channel.Rates, now, cancel) is { } free)
            {
                return free;
            }
            if (await ClaimAsync(subscription, ready, cancel) is not { } claimed)
            {
                // Someone else was here: what waits is read anew.
                return now;
            }
            waiting.Take(ready.Rows);
            var again = await desk.RecordAsync(subscription, claimed.Key, await desk.PostAsync(subscription, claimed.Id, claimed.Body!, cancel), cancel);
            if (again is { State: DeliveryState.Pending })
            {
                waiting.Later(again);
            }
            if ((ready.Leader is null && again is not { State: DeliveryState.Pending }) || await subscriptions.FindAsync(id, cancel) is not { State: SubscriptionState.Active } current || current.SecretName != subscription.SecretName)
            {
                // A message of an earlier round came to its end, and alerts that waited for it may go; or the subscription is another now.
                return time.GetUtcNow();
            }
        }
    }

    /// <summary>The next message: one that is made and due, or what is due and fits together.</summary>
    private async Task<Ready?> NextAsync(Subscription subscription, Waiting waiting, DateTimeOffset now, CancellationToken cancel)
    {
        if (waiting.Made(subscription, now) is { } made)
        {
            return new([made], null);
        }
        while (waiting.Fresh(subscription, now, DeliveryStore.MostParts) is { Count: > 0 } rows)
        {
            if (await CoolAsync(subscription, waiting, rows, now, cancel))
            {
                continue;
            }
            var found = await Task.WhenAll(rows.Select(row => deliveries.FindAsync(subscription.Id, row.Key, cancel)));
            if (!Array.TrueForAll(found, row => row is ({ State: DeliveryState.Pending, Event: not null }, _)))
            {
                // Another round has taken some of it: what comes after that in an alert may not go before it.
                return Ready.Stale;
            }
            var pairs = rows.Zip(found, (row, one) => (Row: row, one!.Value.Delivery, one.Value.ETag)).ToList();
            DeliveryEvent[] events = [.. pairs.Select(pair => pair.Delivery.Event!)];
            var fits = desk.Fitting(subscription, events);
            var leader = pairs[0].Delivery with
            {
                Body = desk.Body(subscription, [.. events.Take(fits)]),
                Event = null,
                Parts = [.. pairs.Skip(1).Take(fits - 1).Select(pair => pair.Row.Key)],
                // The message weighs what its heaviest event does.
                Severity = pairs.Take(fits).Max(pair => pair.Delivery.Severity),
            };
            return new([.. pairs.Take(fits).Select(pair => pair.Row)], (leader, pairs[0].ETag));
        }
        return null;
    }

    // True where an alert was told of so shortly ago that it has to wait.
    private async Task<bool> CoolAsync(Subscription subscription, Waiting waiting, IReadOnlyList<PendingRow> rows, DateTimeOffset now, CancellationToken cancel)
    {
        var cooled = false;
        foreach (var alert in subscription.Cooldown is null ? [] : rows.Select(row => row.Key.Alert).Distinct(StringComparer.Ordinal))
        {
            if (await deliveries.ToldAsync(subscription.Id, alert, cancel) + subscription.Cooldown is { } until && until > now)
            {
                waiting.Cool(alert, until);
                cooled = true;
            }
        }
        return cooled;
    }

    private async Task<Delivery?> ClaimAsync(Subscription subscription, Ready ready, CancellationToken cancel)
    {
        var due = time.GetUtcNow() + DeliveryDesk.Sending;
        if (ready.Leader is { } fresh)
        {
            var leader = fresh.After with { DueAt = due };
            return await deliveries.GatherAsync((leader, fresh.ETag), ready.Rows[0], [.. ready.Rows.Skip(1)], cancel) ? leader : null;
        }
        return await deliveries.FindAsync(subscription.Id, ready.Rows[0].Key, cancel) is ({ State: DeliveryState.Pending, Body: not null } made, var etag)
            && made.DueAt <= time.GetUtcNow() && await deliveries.KeepAsync(etag, null, made with { DueAt = due }, cancel) ? made : null;
    }

    private async Task<(Alarm? Alarm, string? ETag)> AlarmAsync(string subscription, CancellationToken cancel) =>
        await tables.GetAsync(DeliveryStore.Table, subscription, AlarmKey, cancel) is { } row ? (CanonicalJson.Read<Alarm>(row.Body), row.ETag) : (null, null);

    private async Task<bool> SetAsync(string subscription, string? etag, Alarm alarm, CancellationToken cancel)
    {
        var body = CanonicalJson.Write(alarm);
        return (await tables.WriteAsync(DeliveryStore.Table, subscription, [etag is null ? RowWrite.Insert(AlarmKey, body) : RowWrite.Replace(AlarmKey, body, etag)], cancel)).Done;
    }

    private sealed record Alarm(DateTimeOffset At, bool Runs);

    // A message that is made already has one row and no leader to write.
    private sealed record Ready(IReadOnlyList<PendingRow> Rows, (Delivery After, string ETag)? Leader)
    {
        public static Ready Stale { get; } = new([], null);

        public bool IsStale => Rows.Count == 0;
    }
}
