namespace PlanMonitor.Core.Audit;

/// <summary>The end of one plan's chain on a day.</summary>
public sealed record AnchoredHead(string Plan, long Sequence, string Hash);

/// <summary>
/// The ends of all chains on a day (每日锚定), kept where nobody writes over it. A chain that was rewritten, head included, no longer holds the hash that its anchor tells.
/// </summary>
/// <param name="Day">The day in China.</param>
/// <param name="At">When it was taken.</param>
/// <param name="Previous">SHA-256 of the anchor before; empty for the first.</param>
/// <param name="Heads">The ends, by plan.</param>
public sealed record AuditAnchor(DateOnly Day, DateTimeOffset At, string Previous, IReadOnlyList<AnchoredHead> Heads);
