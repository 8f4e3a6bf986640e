using System.Text.Json.Serialization;
using PlanMonitor.Core.Json;
using PlanMonitor.Services.Queues;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Services.Deliveries;

/// <summary>A delivery that waits on the queue: the keys of its row; or, with <see cref="Round"/>, a subscription whose deliveries are put together.</summary>
public sealed record DeliveryRequest(string Plan, long Sequence, string Subscription, string Alert)
{
    /// <summary>The moment that a round was asked for; null for a single delivery.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? Round { get; init; }

    /// <summary>The body of the message for a delivery.</summary>
    public static string Of(Delivery delivery) => CanonicalJson.Write(new DeliveryRequest(delivery.Plan, delivery.Sequence, delivery.Subscription, delivery.Alert));

    /// <summary>The body of the message for a round.</summary>
    public static string Of(string subscription, DateTimeOffset round) => CanonicalJson.Write(new DeliveryRequest("", 0, subscription, "") { Round = round });
}

/// <summary>
/// Sends what waits on the queue <c>deliveries</c>. A message that came twice finds the delivery done, or not due yet. What a receiver does is never a fault of the
/// message: it is written down, and a new message is sent for the time when it is due again. A crash after the receiver took it and before that was written down
/// sends it again, with the same id: at least once.
/// </summary>
public sealed class DeliveryJob(DeliveryStore deliveries, SubscriptionStore subscriptions, DeliveryDesk desk, DeliveryRounds rounds, IQueues queues, TimeProvider time)
{
    /// <summary>The queue.</summary>
    public const string Queue = "deliveries";

    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(7);

    // Another worker is about to send the earlier one; it is looked for again soon, and seldom where nobody is.
    private static readonly (TimeSpan Soon, TimeSpan Seldom) Looks = (TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(1));

    /// <summary>What is done with a message.</summary>
    public QueueJob Job => new(Queue, TimeSpan.FromMinutes(5), RunAsync);

    /// <summary>Asks for a delivery after a while.</summary>
    public Task SendAsync(Delivery delivery, TimeSpan delay, CancellationToken cancel) =>
        queues.SendAsync(Queue, DeliveryRequest.Of(delivery), Delay(delay), cancel);

    /// <summary>A delay that a queue takes; a message that comes too early is put back.</summary>
    internal static TimeSpan Delay(TimeSpan wanted) => wanted < TimeSpan.Zero ? TimeSpan.Zero : wanted > LongestDelay ? LongestDelay : wanted;

    /// <summary>Asks for whatever sends some deliveries of a subscription: a message for each, or a round for all. One that waits for a test is asked for when it has passed.</summary>
    public async Task AskAsync(Subscription subscription, IReadOnlyList<Delivery> pending, CancellationToken cancel)
    {
        if (subscription.State != SubscriptionState.Active)
        {
            return;
        }
        if (subscription.Gathers && pending.Count > 0)
        {
            await rounds.AskAsync(subscription.Id, pending.Min(delivery => delivery.DueAt), cancel);
        }
        foreach (var delivery in subscription.Gathers ? [] : pending)
        {
            await SendAsync(delivery, delivery.DueAt - time.GetUtcNow(), cancel);
        }
    }

    private async Task RunAsync(string body, CancellationToken cancel)
    {
        var request = CanonicalJson.Read<DeliveryRequest>(body);
        if (request.Round is { } round)
        {
            await rounds.RunAsync(request.Subscription, round, cancel);
            return;
        }
        var key = new DeliveryKey(request.Alert, request.Sequence);
        if (await deliveries.FindAsync(request.Subscription, key, cancel) is not ({ State: DeliveryState.Pending } delivery, var etag))
        {
            return;
        }
        switch (await subscriptions.FindAsync(delivery.Subscription, cancel))
        {
            case { State: SubscriptionState.Active, Gathers: true }:
                await rounds.AskAsync(delivery.Subscription, delivery.DueAt, cancel);
                break;
            case { State: SubscriptionState.Active } subscription:
                await RunAsync(subscription, delivery, etag, cancel);
                break;
            case { State: SubscriptionState.Untested }:
                // It waits; the test that passes asks for it.
                break;
            default:
                await desk.GiveUpAsync(delivery.Subscription, key, cancel);
                break;
        }
    }

    private async Task RunAsync(Subscription subscription, Delivery delivery, string etag, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (await deliveries.MarkAsync(subscription.Id, delivery.Key, cancel) is not { } mark)
        {
            // It ended a moment ago.
        }
        else if (mark.Mark.In is not null)
        {
            // It goes in the message of another, which has a message of its own here.
        }
        else if (delivery.DueAt > now)
        {
            // A crash between writing it down and asking for it, or a second message for it.
            await SendAsync(delivery, delivery.DueAt - now, cancel);
        }
        else if (subscription.QuietUntil(delivery.Severity, now) is { } end && subscription.QuietUntil(await deliveries.HeaviestAsync(delivery, cancel), now) is not null)
        {
            await KeepAsync(etag, mark, delivery with { DueAt = end }, cancel);
        }
        else if (await deliveries.EarlierAsync(delivery, cancel) is { } earlier)
        {
            await KeepAsync(etag, mark, delivery with { DueAt = After(await HurriedAsync(subscription, earlier, now, cancel), now) }, cancel);
        }
        else if (await desk.Rates.TakeAsync(subscription.Robot, Channels.Channel.Find(subscription.Kind)!.Rates, now, cancel) is { } free)
        {
            await KeepAsync(etag, mark, delivery with { DueAt = free }, cancel);
        }
        else if (await ClaimAsync(subscription, delivery, etag, mark, cancel) is { } claimed
            && await desk.RecordAsync(subscription, claimed.Key, await desk.PostAsync(subscription, claimed.Id, claimed.Body!, cancel), cancel) is { State: DeliveryState.Pending } again)
        {
            await SendAsync(again, again.DueAt - time.GetUtcNow(), cancel);
        }
    }

    // One that waits for the end of the quiet hours goes now if a heavier one waits behind it.
    private async Task<PendingMark> HurriedAsync(Subscription subscription, PendingRow earlier, DateTimeOffset now, CancellationToken cancel)
    {
        if (earlier.Mark is { IsMade: false } && earlier.Mark.DueAt > now && subscription.QuietUntil(earlier.Mark.Severity, now) is not null
            && await deliveries.FindAsync(subscription.Id, earlier.Key, cancel) is ({ State: DeliveryState.Pending } waiting, var etag))
        {
            await KeepAsync(etag, earlier, waiting with { DueAt = now }, cancel);
            return earlier.Mark with { DueAt = now };
        }
        return earlier.Mark;
    }

    // Whoever has a second message for it finds it not due: only one worker sends. Should that one die, its message comes again.
    private async Task<Delivery?> ClaimAsync(Subscription subscription, Delivery delivery, string etag, PendingRow mark, CancellationToken cancel)
    {
        var claimed = delivery with { DueAt = time.GetUtcNow() + DeliveryDesk.Sending, Body = delivery.Body ?? desk.Body(subscription, [delivery.Event!]), Event = null };
        return await deliveries.KeepAsync(etag, mark.ETag, claimed, cancel) ? claimed : null;
    }

    private async Task KeepAsync(string etag, PendingRow mark, Delivery after, CancellationToken cancel)
    {
        if (await deliveries.KeepAsync(etag, mark.ETag, after, cancel))
        {
            await SendAsync(after, after.DueAt - time.GetUtcNow(), cancel);
        }
    }

    private static DateTimeOffset After(PendingMark earlier, DateTimeOffset now) =>
        now - earlier.DueAt > Looks.Seldom ? now + Looks.Seldom
        : earlier.DueAt > now ? earlier.DueAt + Looks.Soon
        : now + Looks.Soon;
}
