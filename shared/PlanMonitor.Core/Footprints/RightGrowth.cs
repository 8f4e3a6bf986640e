namespace PlanMonitor.Core.Footprints;

/// <summary>How much of a mining right (采矿权) footprints (图斑) cover at each date, and how that grows.</summary>
/// <param name="Right">Its licence.</param>
/// <param name="Areas">The dates in their order; where footprints of a date overlap each other they count once.</param>
public sealed record RightGrowth(string Right, IReadOnlyList<CoveredArea> Areas)
{
    /// <summary>From each date to the next.</summary>
    public IEnumerable<GrowthStep> Steps => Areas.Skip(1).Select((later, i) => new GrowthStep(Areas[i], later));
}

/// <summary>What footprints cover at a date, by the uploads of one year.</summary>
/// <param name="Date">后时相; the last day of the year where the upload gives none.</param>
/// <param name="Year">The year of the uploads.</param>
/// <param name="AreaM2">Covered area in m² on the GRS 80 ellipsoid, to 3 decimals.</param>
public sealed record CoveredArea(DateOnly Date, int Year, decimal AreaM2);

/// <summary>Growth between two consecutive dates of a right.</summary>
public sealed record GrowthStep(CoveredArea Before, CoveredArea After)
{
    /// <summary>Growth in m²; below zero where less is covered than before.</summary>
    public decimal GrowthM2 => After.AreaM2 - Before.AreaM2;

    /// <summary>The same in 亩, two decimals.</summary>
    public decimal GrowthMu => Mu.Of(GrowthM2);
}
