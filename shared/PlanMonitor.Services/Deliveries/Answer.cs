namespace PlanMonitor.Services.Deliveries;

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
