namespace PlanMonitor.Services.Deliveries;

/// <summary>One kind of receiver: how an event becomes a body, how a body becomes a request, and which answers mean that it was taken.</summary>
/// <param name="Kind">Its word on the command line and in tables.</param>
/// <param name="IsSecret">Whether a secret that a person gives fits.</param>
/// <param name="NewSecret">A secret where the person gives none.</param>
/// <param name="Body">The body, made once and kept for every retry.</param>
/// <param name="Request">The request of one attempt, signed.</param>
/// <param name="Took">Whether an answer means that the message was taken.</param>
public sealed record Channel(
    string Kind, Func<string, bool> IsSecret, Func<string> NewSecret, Func<DeliveryEvent, Subscription, string> Body, Func<Outgoing, HttpRequestMessage> Request, Func<Answer, bool> Took)
{
    /// <summary>Every kind there is.</summary>
    public static IReadOnlyList<Channel> All { get; } = [GenericChannel.Channel];

    /// <summary>The channel of a kind, or null.</summary>
    public static Channel? Find(string kind) => All.FirstOrDefault(channel => channel.Kind == kind);
}

/// <summary>What happened, as a channel tells it.</summary>
/// <param name="Plan">Plan, or <c>-</c>.</param>
/// <param name="Sequence">Place in the plan's chain.</param>
/// <param name="Message">What the outbox holds.</param>
public sealed record DeliveryEvent(string Plan, long Sequence, OutboxMessage Message);

/// <summary>One attempt to send.</summary>
/// <param name="Url">Where to.</param>
/// <param name="Secret">The secret.</param>
/// <param name="Id">Id of the delivery, the same on every retry.</param>
/// <param name="Body">The body.</param>
/// <param name="At">Time of this attempt.</param>
public sealed record Outgoing(Uri Url, string Secret, string Id, string Body, DateTimeOffset At);

/// <summary>What came back.</summary>
/// <param name="Status">HTTP status; null where there was no answer.</param>
/// <param name="Fault">One word for why there was no answer; null where there was one.</param>
/// <param name="Body">The beginning of the answer's content.</param>
/// <param name="RetryAfter">How long the receiver asks to wait.</param>
/// <param name="Milliseconds">How long it took.</param>
public sealed record Answer(int? Status, string? Fault, string Body, TimeSpan? RetryAfter, long Milliseconds)
{
    /// <summary>An answer that never came.</summary>
    public static Answer None(string fault, long milliseconds = 0) => new(null, fault, "", null, milliseconds);
}
