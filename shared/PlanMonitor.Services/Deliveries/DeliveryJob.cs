using PlanMonitor.Core.Json;
using PlanMonitor.Services.Queues;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Services.Deliveries;

/// <summary>A delivery that waits on the queue: the keys of its row.</summary>
public sealed record DeliveryRequest(string Plan, long Sequence, string Subscription, string Alert)
{
    /// <summary>The body of the message for a delivery.</summary>
    public static string Of(Delivery delivery) => CanonicalJson.Write(new DeliveryRequest(delivery.Plan, delivery.Sequence, delivery.Subscription, delivery.Alert));
}

/// <summary>
/// Sends what waits on the queue <c>deliveries</c>. A message that came twice finds the delivery done, or not due yet. What a receiver does is never a fault of the
/// message: it is written down, and a new message is sent for the time when it is due again. A crash after the receiver took it and before that was written down
/// sends it again, with the same id: at least once.
/// </summary>
public sealed class DeliveryJob(DeliveryStore deliveries, SubscriptionStore subscriptions, WebhookSender sender, IQueues queues, TimeProvider time, string by, DeliveryOptions options)
{
    /// <summary>The queue.</summary>
    public const string Queue = "deliveries";

    private const int Gone = 410;

    // Another worker is about to send the earlier one; it is looked for again soon, and seldom where nobody is.
    private static readonly (TimeSpan Soon, TimeSpan Seldom) Looks = (TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(1));

    // Longer than an attempt may take.
    private static readonly TimeSpan Sending = 3 * WebhookSender.Deadline;

    /// <summary>What is done with a message.</summary>
    public QueueJob Job => new(Queue, TimeSpan.FromMinutes(5), RunAsync);

    /// <summary>Asks for a delivery after a while.</summary>
    public Task SendAsync(Delivery delivery, TimeSpan delay, CancellationToken cancel) =>
        queues.SendAsync(Queue, DeliveryRequest.Of(delivery), delay < TimeSpan.Zero ? TimeSpan.Zero : delay, cancel);

    /// <summary>Sends one body as it stands, at once and without a delivery: the test of a subscription.</summary>
    public Task<(Answer Answer, bool Took)> TryAsync(Subscription subscription, string id, string body, CancellationToken cancel) => PostAsync(subscription, id, body, cancel);

    private async Task RunAsync(string body, CancellationToken cancel)
    {
        var request = CanonicalJson.Read<DeliveryRequest>(body);
        if (await deliveries.FindAsync(request.Subscription, request.Alert, request.Sequence, cancel) is not ({ State: DeliveryState.Pending } delivery, var etag))
        {
            return;
        }
        var now = time.GetUtcNow();
        if (delivery.DueAt > now)
        {
            // A crash between writing it down and asking for it, or a second message for it.
            await SendAsync(delivery, delivery.DueAt - now, cancel);
        }
        else if (await deliveries.EarlierAsync(delivery, cancel) is { } earlier)
        {
            await KeepAsync(delivery, etag, delivery with { DueAt = After(earlier, now) }, cancel);
        }
        else if (await subscriptions.FindAsync(delivery.Subscription, cancel) is { State: SubscriptionState.Active } subscription)
        {
            // Whoever has a second message for it finds it not due: only one worker sends. Should that one die, its message comes again.
            if (await deliveries.KeepAsync(delivery, etag, delivery with { DueAt = now + Sending }, cancel))
            {
                await DeliverAsync(subscription, delivery, cancel);
            }
        }
        else
        {
            // Nobody is told: a person took the subscription away, or the answer that disabled it was told.
            await deliveries.KeepAsync(delivery, etag, delivery.GivenUp("not-subscribed", now), cancel);
        }
    }

    private static DateTimeOffset After(Delivery earlier, DateTimeOffset now) =>
        now - earlier.DueAt > Looks.Seldom ? now + Looks.Seldom
        : earlier.DueAt > now ? earlier.DueAt + Looks.Soon
        : now + Looks.Soon;

    private async Task DeliverAsync(Subscription subscription, Delivery delivery, CancellationToken cancel)
    {
        var (answer, took) = await PostAsync(subscription, delivery.Id, delivery.Body, cancel);
        if (answer.Status == Gone)
        {
            await subscriptions.DisableAsync(subscription.Id, by, $"delivery {delivery.Id}", cancel);
        }
        // Where another worker wrote in between, what came back here is added to what it wrote.
        while (await deliveries.FindAsync(delivery.Subscription, delivery.Alert, delivery.Sequence, cancel) is ({ State: DeliveryState.Pending } current, var etag)
            && !await KeepAsync(current, etag, current.After(answer, took, time.GetUtcNow()), cancel))
        {
        }
    }

    private async Task<(Answer Answer, bool Took)> PostAsync(Subscription subscription, string id, string body, CancellationToken cancel)
    {
        // The options may be stricter than they were when it was made.
        if (!TargetUrl.Check(subscription.Url, options).TryGet(out var url, out _))
        {
            return (Answer.None("address-refused"), false);
        }
        if (await subscriptions.SecretAsync(subscription, cancel) is not { } secret)
        {
            return (Answer.None("secret-missing"), false);
        }
        var channel = Channel.Find(subscription.Kind)!;
        using var request = channel.Request(new(url, secret, id, body, time.GetUtcNow()));
        var answer = await sender.SendAsync(request, cancel);
        return (answer, answer.Status is not null && channel.Took(answer));
    }

    private async Task<bool> KeepAsync(Delivery before, string etag, Delivery after, CancellationToken cancel)
    {
        if (after.State == DeliveryState.Dead && after.Plan != Ledger.LedgerKeys.NoPlan)
        {
            await options.GivenUp(after, cancel);
        }
        if (!await deliveries.KeepAsync(before, etag, after, cancel))
        {
            return false;
        }
        if (after.State == DeliveryState.Pending)
        {
            await SendAsync(after, after.DueAt - time.GetUtcNow(), cancel);
        }
        return true;
    }
}
