namespace PlanMonitor.Core.Plans.Lint;

/// <summary>Whether two figures can both be true.</summary>
internal static class Agreement
{
    private const decimal AboutTolerance = 0.05m;

    /// <summary>True where units measure the same.</summary>
    public static bool SameDimension(LintItem one, LintItem other) => LintItem.Folded(one.Measure) == LintItem.Folded(other.Measure);

    /// <summary>True where the same thing is weighed, or one of the two does not say.</summary>
    public static bool SameBasis(LintItem one, LintItem other) =>
        one.Basis is null or "not-said" || other.Basis is null or "not-said"
        || (one.Basis == other.Basis && (one.Grade is null || other.Grade is null || one.Grade == other.Grade));

    /// <summary>
    /// True where two values of one dimension agree: equal after conversion, the one the rounding of the other, within 5% where one is 左右,
    /// inside a printed range, or (for what has happened) on the right side of 以上 and 以内.
    /// </summary>
    public static bool Holds(LintItem one, LintItem other, bool isTarget)
    {
        if (one.Measure is not { } unit || one.Value is not { } value || other.ValueIn(unit) is not { } against)
        {
            return true;
        }
        if (value == against || InRange(one, against) || InRange(other, other.Measure is { } otherUnit ? one.ValueIn(otherUnit) : null))
        {
            return true;
        }
        if (IsRoundingOf(one, other) || IsRoundingOf(other, one))
        {
            return true;
        }
        return Allows(one, other, isTarget) || Allows(other, one, isTarget);
    }

    private static bool InRange(LintItem range, decimal? value) => range.Max is { } max && value >= range.Value && value <= max;

    private static bool IsRoundingOf(LintItem coarse, LintItem fine) =>
        coarse.Measure is { } unit && fine.ValueIn(unit) is { } exact && coarse.Decimals <= 10
        && exact.Scale > coarse.Decimals && Math.Round(exact, coarse.Decimals, MidpointRounding.AwayFromZero) == coarse.Value;

    private static bool Allows(LintItem hedged, LintItem other, bool isTarget)
    {
        var (value, against) = (hedged.Value!.Value, other.ValueIn(hedged.Measure!)!.Value);
        return PrintedText.HedgeOf(hedged) switch
        {
            Hedge.About => Math.Abs(value - against) <= Math.Abs(value) * AboutTolerance,
            Hedge.AtLeast => !isTarget && against >= value,
            Hedge.AtMost => !isTarget && against <= value,
            _ => false,
        };
    }
}
