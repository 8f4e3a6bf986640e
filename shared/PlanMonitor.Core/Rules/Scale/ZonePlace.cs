using PlanMonitor.Core.Footprints;
using PlanMonitor.Core.Names;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Rights;

namespace PlanMonitor.Core.Rules.Scale;

/// <summary>Whether a right lies in a zone of some type (规划分区): by its boundary where layer and boundary are there, else by the zone that 区块编号 names.</summary>
/// <param name="Inside">Null where nobody can say.</param>
/// <param name="Zone">The zone of the plan, where one is known.</param>
/// <param name="Feature">Its code or name, or the layer's feature.</param>
/// <param name="Missing">What is lacking to say it.</param>
internal sealed record ZonePlace(bool? Inside, Zone? Zone, string? Feature, string? Missing)
{
    /// <summary>The places of an input by licence.</summary>
    public static Dictionary<string, RightPlace> ByLicence(CheckInput input)
    {
        var found = new Dictionary<string, RightPlace>(StringComparer.Ordinal);
        foreach (var place in input.RightPlaces ?? [])
        {
            found.TryAdd(place.Licence, place);
        }
        return found;
    }

    /// <param name="input">Plan and layers.</param>
    /// <param name="right">The right.</param>
    /// <param name="place">Where it lies; null without a boundary.</param>
    /// <param name="type">Type of zone, which is also the kind of its layer.</param>
    public static ZonePlace Of(CheckInput input, MiningRight right, RightPlace? place, string type)
    {
        var layer = input.Layers.Contains(type, StringComparer.Ordinal);
        if (layer && place?.Overlaps.Where(overlap => overlap.Layer == type && !overlap.Sliver).OrderByDescending(overlap => overlap.AreaM2).ThenBy(overlap => overlap.Feature, StringComparer.Ordinal).FirstOrDefault() is { } most)
        {
            var zone = Named(input.Plan, type, most.Feature) ?? Named(input.Plan, type, right.Block);
            return new(true, zone, zone is null ? most.Feature : zone.Code ?? zone.Name, null);
        }
        return Named(input.Plan, type, right.Block) is { } block ? new(true, block, block.Code ?? block.Name, null)
            : layer && place is not null ? new(false, null, null, null)
            : new(null, null, null, layer ? "rights:矿区范围" : $"layer:{type}");
    }

    /// <summary>The type of zone in Chinese.</summary>
    public static string Zh(string type) => LayerKind.Zh(type);

    private static Zone? Named(Plan plan, string type, string? name) => name is null ? null
        : plan.Zones.FirstOrDefault(zone => zone.Type == type && (Same(zone.Code, name) || Same(zone.Name, name)));

    private static bool Same(string? one, string other) => one is not null && NameKey.Of(one) == NameKey.Of(other);
}
