namespace PlanMonitor.Core.Plans;

/// <summary>From which shares of a cap on the running year is warned of, in percent, growing (预警线). A plan may set its own; no text prints any.</summary>
public sealed record EarlyWarningShares(IReadOnlyList<decimal> Steps)
{
    /// <summary>The shares, growing, in whichever order they were written.</summary>
    public IReadOnlyList<decimal> Steps { get; } = [.. Steps.Order()];

    /// <summary>80, 90 and 100%.</summary>
    public static EarlyWarningShares Usual { get; } = new([80, 90, 100]);
}
