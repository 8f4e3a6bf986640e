using PlanMonitor.Core.Messages;

namespace PlanMonitor.Core.Footprints;

/// <summary>Areas as enforcement counts them: 1 亩 = 2000/3 m².</summary>
public static class Mu
{
    private const decimal M2PerMu = 2000m / 3m;

    /// <summary>Square metres as 亩, two decimals.</summary>
    public static decimal Of(decimal squareMetres) => decimal.Round(squareMetres / M2PerMu, 2, MidpointRounding.AwayFromZero);

    /// <summary>The remark that the province checks the case, or nothing.</summary>
    public static Text Provincial(decimal squareMetres) =>
        OverlapThresholds.NeedsProvincialCheck(squareMetres) ? new("（达到10亩，须省级核查）", " (10 mu or more: for the provincial check)") : new("", "");
}
