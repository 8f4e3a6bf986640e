using System.Text.Json.Serialization;
using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Json;
using PlanMonitor.Services.Deliveries.Channels;

namespace PlanMonitor.Services.Deliveries;

/// <summary>Where a delivery stands.</summary>
public enum DeliveryState
{
    /// <summary>It is still to be sent, for the first time or again.</summary>
    Pending,

    /// <summary>The receiver took it.</summary>
    Delivered,

    /// <summary>It was given up; a person can send it again.</summary>
    Dead,
}

/// <summary>One attempt to send.</summary>
/// <param name="At">When it ended.</param>
/// <param name="Status">HTTP status; null where there was no answer.</param>
/// <param name="Fault">One word for why there was none, or the receiver's own code for a failure.</param>
/// <param name="Milliseconds">How long it took.</param>
public sealed record Attempt(DateTimeOffset At, int? Status, string? Fault, long Milliseconds)
{
    /// <summary>The first 2 KB of the answer, without what it repeats of address and secret; kept in the log of attempts only.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Answer { get; init; }
}

/// <summary>Names a delivery within its subscription.</summary>
public sealed record DeliveryKey(string Alert, long Sequence);

/// <summary>One event on its way to one subscription.</summary>
/// <param name="Id">Hash of subscription, plan and sequence: the receiver's <c>webhook-id</c> on every attempt.</param>
/// <param name="Subscription">To whom.</param>
/// <param name="Plan">Plan, or <c>-</c>.</param>
/// <param name="Sequence">Place in the plan's chain of what it tells.</param>
/// <param name="Alert">Alert that it is about.</param>
/// <param name="Change">What happened to it.</param>
/// <param name="Body">What is sent, the same on every attempt; null until the first one.</param>
/// <param name="State">Where it stands.</param>
/// <param name="CreatedAt">When it was taken out of the outbox.</param>
/// <param name="DueAt">When it is to be sent next; when it ended where it has.</param>
/// <param name="Tries">Failed tries of the schedule.</param>
/// <param name="Throttled">Attempts that the receiver asked to repeat later; they do not use up the schedule.</param>
/// <param name="Attempts">The newest attempts, the oldest first.</param>
public sealed record Delivery(
    string Id, string Subscription, string Plan, long Sequence, string Alert, string Change, string? Body, DeliveryState State, DateTimeOffset CreatedAt, DateTimeOffset DueAt,
    int Tries, int Throttled, IReadOnlyList<Attempt> Attempts)
{
    /// <summary>Attempts that are kept with the delivery; the log has all.</summary>
    public const int KeptAttempts = 20;

    // A receiver that always says "later" must not be asked for ever.
    private const int MostThrottled = 50;

    /// <summary>Weight of the alert.</summary>
    public Severity Severity { get; init; }

    /// <summary>What happened, as long as its body is not made.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DeliveryEvent? Event { get; init; }

    /// <summary>Further events in its message.</summary>
    public IReadOnlyList<DeliveryKey> Parts { get; init; } = [];

    /// <summary>Id of the delivery whose message this event went in; null where it went in its own.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Via { get; init; }

    /// <summary>What names it within its subscription.</summary>
    [JsonIgnore]
    public DeliveryKey Key => new(Alert, Sequence);

    /// <summary>A new delivery; its body is made when it is sent first.</summary>
    public static Delivery Of(DeliveryEvent happened, Subscription subscription, DateTimeOffset at) => new(
        StableHash.Id("delivery", subscription.Id, happened.Plan, $"{happened.Sequence}"), subscription.Id, happened.Plan, happened.Sequence, happened.Message.Alert, happened.Message.Change, null,
        DeliveryState.Pending, at, subscription.Due(at), 0, 0, [])
    {
        Severity = happened.Message.Severity, Event = subscription.IsFull ? happened : happened with { Finding = null, EvidenceTotal = 0 },
    };

    /// <summary>The delivery after an attempt: taken, given up, or due again.</summary>
    public Delivery After(Answer answer, Verdict verdict, DateTimeOffset at)
    {
        var tried = this with { Attempts = [.. Attempts.TakeLast(KeptAttempts - 1), new(at, answer.Status, answer.Fault ?? verdict.Word, answer.Milliseconds)], DueAt = at };
        return verdict switch
        {
            { Fate: Fate.Taken } => tried with { State = DeliveryState.Delivered },
            { Fate: Fate.Gone } => tried with { State = DeliveryState.Dead, Tries = Tries + 1 },
            { Fate: Fate.Later, Wait: { } asked } when Throttled < MostThrottled => tried with { Throttled = Throttled + 1, DueAt = at + RetrySchedule.Asked(asked) },
            _ => RetrySchedule.After(Tries + 1, Id) is { } wait
                ? tried with { Tries = Tries + 1, DueAt = at + wait }
                : tried with { Tries = Tries + 1, State = DeliveryState.Dead },
        };
    }

    /// <summary>An event of another message, after that message came to its end.</summary>
    public Delivery In(Delivery message) => message.State == DeliveryState.Pending
        ? this
        : this with { State = message.State, DueAt = message.DueAt, Via = message.Id, Event = null };

    /// <summary>The delivery given up without an attempt.</summary>
    public Delivery GivenUp(string why, DateTimeOffset at) =>
        this with { State = DeliveryState.Dead, DueAt = at, Attempts = [.. Attempts.TakeLast(KeptAttempts - 1), new(at, null, why, 0)] };

    /// <summary>The delivery to be sent again from the start of the schedule.</summary>
    public Delivery Again(DateTimeOffset at) => this with { State = DeliveryState.Pending, DueAt = at, Tries = 0, Throttled = 0 };
}
