using PlanMonitor.Core.Footprints;

namespace PlanMonitor.Core.Rules.Space;

/// <summary>What ground that lies in two areas says about them: where the two shares are more than the whole, the areas overlap by at least the rest.</summary>
/// <param name="One">The share of the first area.</param>
/// <param name="Other">The share of the second.</param>
/// <param name="LeastM2">The least that the areas share on this ground in m²; 0 where nothing is proven.</param>
internal sealed record SharedArea(Overlap One, Overlap Other, decimal LeastM2)
{
    /// <summary>For one feature of a layer: the feature of the other layers that shares the most with it on this ground, or null.</summary>
    public static SharedArea? Of(Ground ground, Overlap other, IEnumerable<string> layers) => layers
        .SelectMany(ground.On)
        .OrderByDescending(one => one.AreaM2).ThenBy(one => one.Layer, StringComparer.Ordinal).ThenBy(one => one.Feature, StringComparer.Ordinal)
        .Select(one => new SharedArea(one, other, Math.Max(0, one.AreaM2 + other.AreaM2 - ground.AreaM2)))
        .FirstOrDefault();

    /// <summary>True where enough is proven to count.</summary>
    public bool IsProven(Ground ground) => LeastM2 > 0 && !OverlapThresholds.IsSliver(LeastM2, ground.AreaM2);
}
