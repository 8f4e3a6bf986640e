using PlanMonitor.Core.Messages;

namespace PlanMonitor.Core.Footprints;

/// <summary>Growth of what footprints cover of a right, from one date to a later one.</summary>
public sealed record GrowthStep(CoveredArea Before, CoveredArea After)
{
    /// <summary>Growth in m²; below zero where less is covered than before.</summary>
    public decimal GrowthM2 => After.AreaM2 - Before.AreaM2;

    /// <summary>The same in 亩, two decimals.</summary>
    public decimal GrowthMu => Mu.Of(GrowthM2);

    /// <summary>True where it did not grow, or by less than counts.</summary>
    public bool IsSliver => GrowthM2 <= 0 || OverlapThresholds.IsSliver(GrowthM2, After.AreaM2);

    /// <summary>Both dates with their areas, to be added to a sentence.</summary>
    public Text Said => new(
        $"（{Before.Date:yyyy-MM-dd}为{Mu.Of(Before.AreaM2):0.##}亩，{After.Date:yyyy-MM-dd}为{Mu.Of(After.AreaM2):0.##}亩，{Change.Zh}）",
        $" ({Mu.Of(Before.AreaM2):0.##} 亩 on {Before.Date:yyyy-MM-dd}, {Mu.Of(After.AreaM2):0.##} 亩 on {After.Date:yyyy-MM-dd}: {Change.En})");

    private Text Change => GrowthMu switch
    {
        0 => new("没有变化", "unchanged"),
        < 0 => new($"减少{-GrowthMu:0.##}亩", $"{-GrowthMu:0.##} 亩 less"),
        _ => new($"增加{GrowthMu:0.##}亩", $"{GrowthMu:0.##} 亩 more"),
    };
}
