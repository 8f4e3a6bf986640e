namespace PlanMonitor.Core.Footprints;

/// <summary>From which size an overlap counts.</summary>
public static class OverlapThresholds
{
    /// <summary>1.5 亩 in m².</summary>
    public const decimal SliverM2 = 1000;

    /// <summary>The share of the footprint that an overlap below 1.5 亩 must reach to count.</summary>
    public const decimal SliverShare = 0.01m;

    private const decimal ThreeTimesTenMu = 20_000;

    /// <summary>Whether an area is a sliver: below both thresholds.</summary>
    /// <param name="areaM2">The area in m².</param>
    /// <param name="ofM2">The footprint's area in m².</param>
    public static bool IsSliver(decimal areaM2, decimal ofM2) => areaM2 < SliverM2 && areaM2 < SliverShare * ofM2;

    /// <summary>Whether an area of m² is 10 亩 (20000/3 m²) or more.</summary>
    public static bool NeedsProvincialCheck(decimal areaM2) => areaM2 * 3 >= ThreeTimesTenMu;
}
