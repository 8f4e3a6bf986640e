using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Rights;

namespace PlanMonitor.Core.Rules.Rights;

/// <summary>When a right began and whether it counts in a year, as far as the register says.</summary>
internal static class RightLife
{
    /// <summary>
    /// The day on which the right, not its present licence, began: 首次发证日期, else the first day of a licence that renews and changes nothing. Null where the register does not say.
    /// </summary>
    public static DateOnly? Began(MiningRight right) => right.FirstGranted ?? (ContinuesAnother(right) ? null : right.ValidFrom);

    /// <summary>True for a right that began in the period (新设), false for an older one, null where no date tells. A renewal, change or expansion without a first date is of an older one.</summary>
    public static bool? IsNew(MiningRight right, PlanPeriod period) =>
        Began(right) is { } began ? period.Contains(began.Year) : ContinuesAnother(right) ? false : null;

    /// <summary>True where the right had begun by the end of a year, or no date tells.</summary>
    public static bool HadBegun(MiningRight right, int year) => Began(right) is not { } began || began.Year <= year;

    /// <summary>True where the right certainly stood in a year: not closed, not expired; a mine that is suspended or never built keeps its right.</summary>
    public static bool Stood(MiningRight right, int year) =>
        right.Status is RightStatus.Active or RightStatus.Suspended or RightStatus.NeverBuilt && HadBegun(right, year) && (right.ValidTo is not { } end || end.Year >= year);

    /// <summary>True where the right may have stood: an expired one that nobody cancelled (注销) may be renewed.</summary>
    public static bool MayStand(MiningRight right, int year) => right.Status != RightStatus.Closed && HadBegun(right, year);

    private static bool ContinuesAnother(MiningRight right) => right.Grant is GrantKind.Renewal or GrantKind.Change or GrantKind.Expansion;
}
