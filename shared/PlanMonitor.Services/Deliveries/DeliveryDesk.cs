using PlanMonitor.Services.Deliveries.Channels;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Services.Deliveries;

/// <summary>What an attempt brought: the answer as it may be kept, and what it means.</summary>
public sealed record Posted(Answer Answer, Verdict Verdict);

/// <summary>Sends one message and writes down what came back, whichever way it was put together.</summary>
public sealed class DeliveryDesk(DeliveryStore deliveries, SubscriptionStore subscriptions, WebhookSender sender, ITables tables, TimeProvider time, string by, DeliveryOptions options)
{
    /// <summary>Longer than an attempt may take: so long is a delivery claimed by who sends it.</summary>
    public static readonly TimeSpan Sending = 3 * WebhookSender.Deadline;

    private const int KeptAnswer = 2 * 1024;

    private readonly ReceiverHealth health = new(tables);

    /// <summary>Places of robots.</summary>
    public RobotRates Rates { get; } = new(tables);

    /// <summary>The body of a message of some events: within the channel's limit, cut where a single event alone is too long.</summary>
    public string Body(Subscription subscription, IReadOnlyList<DeliveryEvent> events)
    {
        var channel = Channel.Find(subscription.Kind)!;
        var parcel = new Parcel(events, subscription, options.Link);
        var body = channel.Body(parcel);
        while (channel.Cuts && events.Count == 1 && Utf8.Bytes(body) > channel.Bytes && parcel.TextBytes > 1)
        {
            parcel = parcel with { TextBytes = parcel.TextBytes / 2 };
            body = channel.Body(parcel);
        }
        return body;
    }

    /// <summary>How many of some events go in one message: as many as its limit lets, one at least.</summary>
    public int Fitting(Subscription subscription, IReadOnlyList<DeliveryEvent> events)
    {
        var (fits, tooMany) = (1, events.Count + 1);
        var limit = Channel.Find(subscription.Kind)!.Bytes;
        // Mostly all of them do.
        for (var some = events.Count; tooMany - fits > 1; some = (fits + tooMany) / 2)
        {
            (fits, tooMany) = Utf8.Bytes(Body(subscription, [.. events.Take(some)])) <= limit ? (some, tooMany) : (fits, some);
        }
        return fits;
    }

    /// <summary>Sends one body as it stands.</summary>
    public async Task<Posted> PostAsync(Subscription subscription, string id, string body, CancellationToken cancel)
    {
        if (await subscriptions.CredentialsAsync(subscription, cancel) is not { } credentials)
        {
            return Failed("secret-missing");
        }
        // The options may be stricter than they were when it was made.
        if (!TargetUrl.Check(credentials.Url, options).TryGet(out var url, out _))
        {
            return Failed("url-refused");
        }
        var channel = Channel.Find(subscription.Kind)!;
        using var request = channel.Request(new(url, credentials.SecretsAt(time.GetUtcNow()), id, body, time.GetUtcNow()));
        var answer = await sender.SendAsync(request, cancel);
        var verdict = answer.Status is null ? new(Fate.Failed) : channel.Judge(answer);
        if (verdict is { Fate: Fate.Later, Wait: { } wait })
        {
            await Rates.BlockAsync(subscription.Robot, time.GetUtcNow() + RetrySchedule.Asked(wait), cancel);
        }
        return new(answer with { Body = Utf8.Cut(credentials.Hide(answer.Body), KeptAnswer) }, verdict);

        static Posted Failed(string why) => new(Answer.None(why), new(Fate.Failed));
    }

    /// <summary>
    /// Writes down what an attempt brought, for the delivery and for the events that went in its message. Where another worker wrote in between, what came back here is
    /// added to what it wrote. The delivery as it is then; null where it was done already.
    /// </summary>
    public async Task<Delivery?> RecordAsync(Subscription subscription, DeliveryKey key, Posted posted, CancellationToken cancel)
    {
        if (posted.Verdict.Fate == Fate.Gone && !await IsStillAsync(subscription, cancel))
        {
            // What is gone is no longer its address.
            posted = posted with { Verdict = new(Fate.Failed) };
        }
        await LookAfterAsync(subscription, key, posted.Verdict, cancel);
        while (await deliveries.FindAsync(subscription.Id, key, cancel) is ({ State: DeliveryState.Pending } before, var etag))
        {
            var now = time.GetUtcNow();
            var after = Waiting(subscription, before.After(posted.Answer, posted.Verdict, now));
            // Where the receiver is gone its subscription was told of.
            if (after.State == DeliveryState.Dead && posted.Verdict.Fate != Fate.Gone && after.Plan != Ledger.LedgerKeys.NoPlan)
            {
                await options.GivenUp(after, cancel);
            }
            var parts = after.State == DeliveryState.Pending ? [] : await EndingAsync(after, cancel);
            if (await deliveries.AttemptedAsync((after, etag), parts, after.Attempts[^1] with { Answer = posted.Answer.Body.Length > 0 ? posted.Answer.Body : null }, subscription.Cooldown is not null, cancel))
            {
                return after;
            }
        }
        return null;
    }

    /// <summary>Gives a delivery up without an attempt; nobody is told: a person took the subscription away, or the answer that disabled it was told.</summary>
    public async Task GiveUpAsync(string subscription, DeliveryKey key, CancellationToken cancel)
    {
        while (await deliveries.FindAsync(subscription, key, cancel) is ({ State: DeliveryState.Pending } current, var etag))
        {
            var after = current.GivenUp("not-subscribed", time.GetUtcNow());
            if (await deliveries.AttemptedAsync((after, etag), await EndingAsync(after, cancel), after.Attempts[^1], marksTold: false, cancel))
            {
                return;
            }
        }
    }

    /// <summary>The events that went in a delivery's message, changed, with the ETags of their rows; those that a change gives null for are left as they are.</summary>
    public async Task<IReadOnlyList<(Delivery After, string ETag)>> PartsAsync(Delivery message, Func<Delivery, Delivery?> change, CancellationToken cancel)
    {
        var rows = await Task.WhenAll(message.Parts.Select(part => deliveries.FindAsync(message.Subscription, part, cancel)));
        return [.. rows.OfType<(Delivery Delivery, string ETag)>().SelectMany(row => change(row.Delivery) is { } after ? new[] { (after, row.ETag) } : [])];
    }

    // What ended already keeps how it did.
    private Task<IReadOnlyList<(Delivery After, string ETag)>> EndingAsync(Delivery message, CancellationToken cancel) =>
        PartsAsync(message, part => part.State == DeliveryState.Pending ? part.In(message) : null, cancel);

    // A message that waits for the end of the quiet hours is not due before.
    private static Delivery Waiting(Subscription subscription, Delivery after) =>
        after.State == DeliveryState.Pending && subscription.QuietUntil(after.Severity, after.DueAt) is { } end ? after with { DueAt = end } : after;

    // False where the subscription got another address or secret while a message was on its way.
    private async Task<bool> IsStillAsync(Subscription subscription, CancellationToken cancel) =>
        await subscriptions.FindAsync(subscription.Id, cancel) is { } current && current.SecretName == subscription.SecretName;

    private async Task LookAfterAsync(Subscription subscription, DeliveryKey key, Verdict verdict, CancellationToken cancel)
    {
        // Who asks for time is there.
        var failsForLong = verdict.Fate != Fate.Later && await health.FailedForLongAsync(subscription.Id, verdict.Fate != Fate.Taken, time.GetUtcNow(), cancel);
        if ((verdict.Fate == Fate.Gone || failsForLong) && await IsStillAsync(subscription, cancel))
        {
            var why = verdict.Fate == Fate.Gone ? "410" : "failed for 5 days";
            await options.Disabled(subscription, why, cancel);
            await subscriptions.DisableAsync(subscription, by, verdict.Fate == Fate.Gone ? $"delivery {(await deliveries.FindAsync(subscription.Id, key, cancel))?.Delivery.Id}" : why, cancel);
        }
    }
}
