using PlanMonitor.Core.Footprints;
using PlanMonitor.Core.Rights;
using PlanMonitor.Services.Checks.Chains;
using PlanMonitor.Services.Checks.Chunks;
using PlanMonitor.Services.Ingest;
using PlanMonitor.Services.Layers;
using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Storage;
using PlanMonitor.Spatial.Formats;
using PlanMonitor.Spatial.Formats.Attributes;
using PlanMonitor.Spatial.Overlay;

namespace PlanMonitor.Services.Checks;

/// <summary>Measures the footprints of a year against the register's boundaries and the newest upload of each layer.</summary>
public sealed class FootprintJob(IBlobs blobs, FactStore facts, LayerStore store, AttributeNames attributes)
{
    /// <summary>Features above which an upload is measured in slices of as many.</summary>
    public const int Slice = 500;

    private const string RightsLayer = "rights";

    /// <summary>
    /// The sites of a year in order of their ids, each by its newest footprint of the year. What is stored of large uploads is used, all else is measured here.
    /// </summary>
    public async Task<IReadOnlyList<Site>> FactsAsync(CheckUploads uploads, IReadOnlyList<MiningRight>? rights, SiteBook sites, CancellationToken cancel)
    {
        var newest = new SortedDictionary<string, Found>(StringComparer.Ordinal);
        foreach (var upload in uploads.Footprints)
        {
            await foreach (var found in FoundAsync(upload, uploads.State, cancel))
            {
                if (sites.SiteOf(upload.Id, found.Place) is { } site)
                {
                    newest[site] = found;
                }
            }
        }
        List<Feature> open = [.. newest.Values.Select(found => found.Feature).OfType<Feature>()];
        var ground = open.Count > 0 ? new Ground(Register(rights), await LayersAsync(uploads, open, cancel)) : null;
        return InParallel.Select([.. newest], (pair, _) => (pair.Value.Site ?? Measure(pair.Value.Feature!, pair.Value.Upload, ground!)) with { Id = pair.Key }, cancel);
    }

    /// <summary>The usable features of an upload in their order.</summary>
    internal Task<IReadOnlyList<Feature>> UsableAsync(UploadRecord upload, CancellationToken cancel) => ArchivedUpload.UsableAsync(blobs, upload, attributes, cancel);

    /// <summary>The boundaries of the register. A right to explore allows no mining.</summary>
    internal static LayerIndex Register(IReadOnlyList<MiningRight>? rights) => new(RightsLayer, RightBoundaries.Of((rights ?? []).Where(right => right.Kind == RightKind.Mining)));

    /// <summary>What of the layers lies near some footprints.</summary>
    internal Task<IReadOnlyList<LayerIndex>> LayersAsync(CheckUploads uploads, IReadOnlyList<Feature> footprints, CancellationToken cancel) =>
        store.NearAsync(uploads.Layers, [.. footprints.Select(footprint => footprint.Geometry.EnvelopeInternal)], cancel);

    /// <summary>Measures one footprint.</summary>
    internal Site Measure(Feature feature, UploadRecord upload, Ground ground) => new(
        feature.Id, attributes.Find(feature.Attributes, AttributeNames.County)?.Text, ground.Rights.Features.Count > 0, FootprintAnalysis.Facts(feature, ground.Rights, ground.Layers),
        new(upload.Target.Name, upload.Sha256, feature.Record))
    {
        From = FootprintDates.From(feature, attributes),
        To = FootprintDates.To(feature, attributes),
    };

    private async IAsyncEnumerable<Found> FoundAsync(UploadRecord upload, string state, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var stored = new Dictionary<int, Site>();
        if (upload.Receipt.Accepted > Slice)
        {
            var of = new FactsOf(upload.Target.Plan, upload.Target.Year!.Value, state, upload.Id);
            var slices = await facts.SlicesAsync(of, cancel);
            var read = new IReadOnlyList<Site>?[slices.Count];
            await Parallel.ForAsync(0, slices.Count, cancel, async (i, stop) => read[i] = await facts.ReadAsync(of, slices[i], stop));
            foreach (var (i, slice) in slices.Index())
            {
                foreach (var (place, site) in (read[i] ?? []).Index())
                {
                    stored[slice.From + place] = site;
                }
            }
        }
        // An upload that is stored whole is not read again.
        var features = stored.Count == upload.Receipt.Accepted ? [] : await UsableAsync(upload, cancel);
        for (var place = 0; place < upload.Receipt.Accepted; place++)
        {
            yield return stored.TryGetValue(place, out var site) ? new(place, upload, site, null) : new(place, upload, null, features[place]);
        }
    }

    /// <summary>The register and the layers, indexed.</summary>
    internal sealed record Ground(LayerIndex Rights, IReadOnlyList<LayerIndex> Layers);

    private sealed record Found(int Place, UploadRecord Upload, Site? Site, Feature? Feature);
}
