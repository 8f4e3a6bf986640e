using NetTopologySuite.IO;
using PlanMonitor.Core.Footprints;
using PlanMonitor.Core.Rights;
using PlanMonitor.Core.Sources;
using PlanMonitor.Services.Ingest;
using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Storage;
using PlanMonitor.Spatial;
using PlanMonitor.Spatial.Formats;
using PlanMonitor.Spatial.Overlay;

namespace PlanMonitor.Services.Checks;

/// <summary>Measures the footprints of a year against the register's boundaries and the newest upload of each layer.</summary>
public sealed class FootprintJob(IBlobs blobs)
{
    private const string RightsLayer = "rights";

    /// <summary>The sites of a year in order of their ids; of a footprint that was uploaded more than once the newest counts.</summary>
    public async Task<IReadOnlyList<Site>> FactsAsync(
        IReadOnlyList<UploadRecord> footprints, IReadOnlyList<UploadRecord> layers, IReadOnlyList<MiningRight>? rights, CancellationToken cancel)
    {
        var newest = new SortedDictionary<string, (Feature Feature, Source Source)>(StringComparer.Ordinal);
        foreach (var upload in footprints)
        {
            foreach (var feature in await UsableAsync(upload, cancel))
            {
                newest[feature.Id] = (feature, new(upload.Target.Name, upload.Sha256, feature.Record));
            }
        }
        var boundaries = Boundaries(rights ?? []);
        var register = new LayerIndex(RightsLayer, boundaries);
        var indexes = new List<LayerIndex>();
        foreach (var layer in layers)
        {
            indexes.Add(new(LayerKind.Of(layer.Target.Layer!), await UsableAsync(layer, cancel)));
        }
        return [.. newest.Values
            .AsParallel().AsOrdered().WithCancellation(cancel)
            .Select(pair => new Site(
                pair.Feature.Id, pair.Feature.Attributes.GetValueOrDefault("XZQDM"), boundaries.Count > 0, FootprintAnalysis.Facts(pair.Feature, register, indexes), pair.Source)
            {
                From = FootprintDates.From(pair.Feature), To = FootprintDates.To(pair.Feature),
            })];
    }

    // A boundary was checked when the register was taken in; here it is only read. A right to explore allows no mining.
    private static List<Feature> Boundaries(IReadOnlyList<MiningRight> rights)
    {
        var reader = new WKTReader(GeometrySettings.Services);
        return [.. rights
            .Where(right => right is { Kind: RightKind.Mining, Boundary: not null })
            .Select(right => new Feature(right.Source.Line, right.Licence, reader.Read(right.Boundary), new Dictionary<string, string>(StringComparer.Ordinal), []))];
    }

    private async Task<IReadOnlyList<Feature>> UsableAsync(UploadRecord upload, CancellationToken cancel)
    {
        await using var content = await ArchivedUpload.OpenAsync(blobs, upload, cancel);
        var bytes = new byte[content.Info.Length];
        await content.Stream.ReadExactlyAsync(bytes, cancel);
        return FeatureUpload.Usable(upload.Target, bytes);
    }
}
