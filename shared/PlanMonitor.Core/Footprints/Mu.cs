using PlanMonitor.Core.Messages;

namespace PlanMonitor.Core.Footprints;

/// <summary>Areas as enforcement counts them: 1 亩 = 2000/3 m².</summary>
public static class Mu
{
    /// <summary>An overlap below this and below <see cref="SliverShare"/> is a sliver: kept, and raises nothing.</summary>
    public const decimal SliverMu = 1.5m;

    /// <summary>Share of the footprint below which an overlap may be a sliver.</summary>
    public const decimal SliverShare = 0.01m;

    /// <summary>From this area on, the province checks each case on site (2023 notice).</summary>
    public const decimal ProvincialMu = 10m;

    private const decimal M2PerMu = 2000m / 3m;

    /// <summary>Square metres as 亩, two decimals.</summary>
    public static decimal Of(decimal squareMetres) => decimal.Round(squareMetres / M2PerMu, 2, MidpointRounding.AwayFromZero);

    /// <summary>True where an area counts as a sliver of a footprint.</summary>
    public static bool IsSliver(decimal squareMetres, decimal footprintM2) =>
        squareMetres <= 0 || (squareMetres < SliverMu * M2PerMu && squareMetres < SliverShare * footprintM2);

    /// <summary>The remark that the province checks the case, or nothing.</summary>
    public static Text Provincial(decimal squareMetres) =>
        squareMetres >= ProvincialMu * M2PerMu ? new("（达到10亩，须省级核查）", " (10 mu or more: for the provincial check)") : new("", "");
}
