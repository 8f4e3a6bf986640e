namespace PlanMonitor.Core.Footprints;

/// <summary>How much of a mining right (采矿权) footprints (图斑) cover at each date, and how that grows.</summary>
/// <param name="Right">Its licence.</param>
/// <param name="Areas">The dates in their order; where footprints of a date overlap each other they count once.</param>
public sealed record RightGrowth(string Right, IReadOnlyList<CoveredArea> Areas)
{
    /// <summary>From the first date of a year to its last; null where the year has not two.</summary>
    public GrowthStep? Within(int year) => Areas.Where(area => area.Date.Year == year).ToList() is [var first, .., var last] ? new(first, last) : null;

    /// <summary>From the last date before a year, or else the first in it, to the last in it; null where there are not two.</summary>
    public GrowthStep? Into(int year) =>
        Areas.LastOrDefault(area => area.Date.Year == year) is { } last && Areas.LastOrDefault(area => area.Date.Year < year) is { } before ? new(before, last) : Within(year);
}

/// <summary>What footprints cover at a date, by the uploads of one year.</summary>
/// <param name="Date">后时相; the last day of the year where the upload gives none.</param>
/// <param name="Year">The year of the uploads.</param>
/// <param name="AreaM2">Covered area in m² on the GRS 80 ellipsoid, to 3 decimals.</param>
public sealed record CoveredArea(DateOnly Date, int Year, decimal AreaM2);
