using PlanMonitor.Core.Footprints;
using PlanMonitor.Core.Names;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Rights;

namespace PlanMonitor.Core.Rules.Rights;

/// <summary>Whether a right lies in the plan's zones of one type.</summary>
/// <param name="IsInside">True inside (but for a sliver), false outside, null where nobody knows.</param>
/// <param name="OutsideM2">What lies outside in m², where it was measured.</param>
/// <param name="Missing">What would tell.</param>
internal sealed record RightSite(bool? IsInside, decimal? OutsideM2, IReadOnlyList<string> Missing)
{
    /// <summary>By the boundary where layer and boundary are there, else by 区块编号. With <paramref name="listIsWhole"/> a block that the plan does not list is none of its.</summary>
    public static RightSite Of(CheckInput input, MiningRight right, RightPlace? place, string type, bool listIsWhole)
    {
        var hasLayer = input.Layers.Contains(type, StringComparer.Ordinal);
        if (hasLayer && place is not null)
        {
            var outside = Math.Max(0, place.AreaM2 - place.Overlaps.Where(overlap => overlap.Layer == type).Sum(overlap => overlap.AreaM2));
            return new(outside == 0 || OverlapThresholds.IsSliver(outside, place.AreaM2), outside, []);
        }
        if (right.Block is { } block && !Exemptions.AreNamedBy(block))
        {
            return ZoneOf(input.Plan, type, block) is not null ? new(true, null, [])
                : listIsWhole ? new(false, null, [])
                : new(null, null, [hasLayer ? "rights:矿区范围" : $"layer:{type}"]);
        }
        return new(null, null, [hasLayer ? "rights:矿区范围" : $"layer:{type}", "rights:区块编号"]);
    }

    /// <summary>The zone of a type that a code or name stands for, or null.</summary>
    public static Zone? ZoneOf(Plan plan, string type, string name) =>
        plan.Zones.FirstOrDefault(zone => zone.Type == type && (NameKey.Of(zone.Name) == NameKey.Of(name) || (zone.Code is not null && NameKey.Of(zone.Code) == NameKey.Of(name))));

    /// <summary>The places of the input by licence.</summary>
    public static Dictionary<string, RightPlace> Places(CheckInput input) => (input.RightPlaces ?? []).ToDictionary(place => place.Licence, StringComparer.Ordinal);
}
