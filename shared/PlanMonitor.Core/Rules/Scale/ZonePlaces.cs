using PlanMonitor.Core.Footprints;
using PlanMonitor.Core.Names;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Rights;

namespace PlanMonitor.Core.Rules.Scale;

/// <summary>Whether a right lies in a zone of some type.</summary>
/// <param name="Inside">Null where nobody can say.</param>
/// <param name="Zone">The zone of the plan, where one is known.</param>
/// <param name="Feature">Its code or name, or the layer's feature.</param>
/// <param name="Missing">What is lacking to say it.</param>
internal sealed record ZonePlace(bool? Inside, Zone? Zone, string? Feature, string? Missing);

/// <summary>Which zones (规划分区) the rights of an input lie in: by their boundaries where layer and boundary are there, else by the zone that 区块编号 names.</summary>
internal sealed class ZonePlaces
{
    private readonly HashSet<string> _layers;
    private readonly Dictionary<string, RightPlace> _places = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Type, string Name), Zone> _zones = [];

    /// <param name="input">Plan, layers and places.</param>
    public ZonePlaces(CheckInput input)
    {
        _layers = input.Layers.ToHashSet(StringComparer.Ordinal);
        foreach (var place in input.RightPlaces ?? [])
        {
            _places.TryAdd(place.Licence, place);
        }
        foreach (var zone in input.Plan.Zones)
        {
            _zones.TryAdd((zone.Type, NameKey.Of(zone.Name)), zone);
            if (zone.Code is not null)
            {
                _zones.TryAdd((zone.Type, NameKey.Of(zone.Code)), zone);
            }
        }
    }

    /// <param name="right">The right.</param>
    /// <param name="type">Type of zone, which is also the kind of its layer.</param>
    public ZonePlace Of(MiningRight right, string type)
    {
        var layer = _layers.Contains(type);
        var place = _places.GetValueOrDefault(right.Licence);
        if (layer && Most(place, type) is { } most)
        {
            var zone = Named(type, most.Feature) ?? Named(type, right.Block);
            return new(true, zone, zone is null ? most.Feature : zone.Code ?? zone.Name, null);
        }
        return Named(type, right.Block) is { } block ? new(true, block, block.Code ?? block.Name, null)
            : layer && place is not null ? new(false, null, null, null)
            : new(null, null, null, layer ? "rights:矿区范围" : $"layer:{type}");
    }

    private static Overlap? Most(RightPlace? place, string type) => place?.Overlaps
        .Where(overlap => overlap.Layer == type && !overlap.Sliver).OrderByDescending(overlap => overlap.AreaM2).ThenBy(overlap => overlap.Feature, StringComparer.Ordinal).FirstOrDefault();

    private Zone? Named(string type, string? name) => name is null ? null : _zones.GetValueOrDefault((type, NameKey.Of(name)));
}
