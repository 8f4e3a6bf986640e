using System.Collections.Concurrent;
using PlanMonitor.Core.Json;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Rights;
using PlanMonitor.Services.Checks.Chunks;
using PlanMonitor.Services.Layers;
using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Storage;
using PlanMonitor.Spatial.Areas;
using PlanMonitor.Spatial.Overlay;

namespace PlanMonitor.Services.Checks;

/// <summary>Measures where the rights of a register lie: against the newest upload of each layer and against each other.</summary>
public sealed class RightPlaceJob(IBlobs blobs, LayerStore store)
{
    // The checks of several years read one register: what was measured last for a plan is kept.
    private readonly ConcurrentDictionary<string, (string Key, IReadOnlyList<RightPlace> Places)> _last = new(StringComparer.Ordinal);

    /// <summary>The places of the rights with a boundary in order of their licences; null where there are none. <paramref name="concerns"/> tells which spacing rule concerns which right.
    /// What is measured for a state of register and layers is stored under it; null for a register that is only tried.</summary>
    public async Task<IReadOnlyList<RightPlace>?> PlacesAsync(
        Plan plan, IReadOnlyList<UploadRecord> layers, IReadOnlyList<MiningRight>? rights, Func<SpatialRule, MiningRight, bool> concerns, string? state, CancellationToken cancel)
    {
        var bounded = (rights ?? []).Where(right => right.Boundary is not null).OrderBy(right => right.Licence, StringComparer.Ordinal).ToList();
        if (bounded.Count == 0)
        {
            return null;
        }
        var spacings = plan.SpatialRules.Where(rule => rule.Distance is not null).ToList();
        var key = StableHash.Of(string.Join('\n', [
            .. layers.Select(layer => $"{layer.Target.Layer} {layer.Sha256}"), .. bounded.Select(right => $"{right.Licence} {right.Mineral} {right.Boundary}"), .. spacings.Select(CanonicalJson.Write)]));
        if (_last.TryGetValue(plan.Id, out var last) && last.Key == key)
        {
            return last.Places;
        }
        var name = $"{plan.Id}/places/{state}/{key}.json";
        if (state is not null && await FactStore.ReadAsync(blobs, name, FactReaders.Places, cancel) is { } known && known.Count == bounded.Count)
        {
            _last[plan.Id] = (key, known);
            return known;
        }
        var features = RightBoundaries.Of(bounded);
        var register = new LayerIndex("rights", features);
        var indexes = await store.NearAsync(layers, features.ConvertAll(feature => feature.Geometry.EnvelopeInternal), cancel);
        var groups = spacings.ConvertAll(rule => new SpacedRights(rule, [.. features.Where((_, i) => concerns(rule, bounded[i]))]));
        IReadOnlyList<RightPlace> places = InParallel.Select(features, (_, position) => Place(position, register, indexes, groups), cancel);
        _last[plan.Id] = (key, places);
        if (state is not null)
        {
            await FactStore.WriteJsonAsync(blobs, name, places, BlobCondition.Absent, cancel);
        }
        return places;
    }

    private static RightPlace Place(int position, LayerIndex register, IReadOnlyList<LayerIndex> layers, List<SpacedRights> groups)
    {
        var right = register.Features[position];
        return new(
            right.Id, Math.Round((decimal)GeodesicArea.Of(right.Geometry), 3, MidpointRounding.AwayFromZero),
            [.. layers.SelectMany(layer => FootprintAnalysis.Overlaps(right, layer))],
            [.. FootprintAnalysis.Shared(register, position).Where(other => other.Feature != right.Id).Select(other => new SharedGround(other.Feature, other.AreaM2))],
            [.. groups.SelectMany(group => group.NearTo(right))]);
    }
}
