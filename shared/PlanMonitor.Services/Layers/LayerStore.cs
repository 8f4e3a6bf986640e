using NetTopologySuite.Geometries;
using PlanMonitor.Core.Footprints;
using PlanMonitor.Services.Ingest;
using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Queues;
using PlanMonitor.Services.Storage;
using PlanMonitor.Spatial.Formats;
using PlanMonitor.Spatial.Formats.Attributes;
using PlanMonitor.Spatial.LayerFiles;
using PlanMonitor.Spatial.Overlay;

namespace PlanMonitor.Services.Layers;

/// <summary>
/// The layer files of uploads, made when a layer is taken in, so that a check reads of a layer only what lies near its footprints. See <see cref="FeatureFiles{T}"/>.
/// </summary>
public sealed class LayerStore(IBlobs blobs, AttributeNames names)
{
    /// <summary>The container.</summary>
    public const string Container = "layers";

    private readonly FeatureFiles<LayerFile> _files = new(blobs, names, Container, "layer", LayerFile.Version, LayerFile.OpenAsync);

    // One at a time: two of the largest layers would not fit into a small instance.
    private readonly OneAtATime _making = new();

    /// <summary>What of several layers lies near some envelopes, by the kinds of the layers.</summary>
    public async Task<IReadOnlyList<LayerIndex>> NearAsync(IEnumerable<UploadRecord> layers, IReadOnlyList<Envelope> places, CancellationToken cancel)
    {
        List<UploadRecord> all = [.. layers];
        var near = new LayerIndex[all.Count];
        await Parallel.ForAsync(0, near.Length, cancel, async (i, stop) => near[i] = await NearAsync(all[i], places, stop));
        return near;
    }

    /// <summary>The features of a layer near some envelopes, in the order of its upload, by the kind of the layer; see <see cref="NearFeatures"/>.</summary>
    public async Task<LayerIndex> NearAsync(UploadRecord layer, IReadOnlyList<Envelope> places, CancellationToken cancel)
    {
        var kind = LayerKind.Of(layer.Target.Layer!);
        if (places.Count == 0)
        {
            return new(kind, []);
        }
        try
        {
            if (await _files.OpenAsync(layer, cancel) is { } file)
            {
                return await NearFeatures.ReadAsync(kind, file, places, cancel);
            }
        }
        catch (Exception fault) when (FeatureFiles<LayerFile>.IsDamage(fault))
        {
            // Damaged beyond its index: as good as missing.
        }
        await _making.RunAsync(() => _files.MakeAsync(layer, Begin(), cancel), cancel);
        return await NearFeatures.ReadAsync(
            kind, await _files.OpenAsync(layer, cancel) ?? throw new IOException($"The layer file of {layer.Blob} cannot be read as it was written; run the command again."), places, cancel);
    }

    /// <summary>The first feature of a layer with an id, whole, from the archived upload; null where there is none.</summary>
    public async Task<Feature?> FindAsync(UploadRecord layer, string id, CancellationToken cancel)
    {
        var content = await ArchivedUpload.ReadAsync(blobs, layer, cancel);
        return FeatureUpload.Usable(layer.Target, content, names).FirstOrDefault(feature => feature.Id == id);
    }

    /// <summary>Removes files of a plan that none of its uploads names; see <see cref="FeatureFiles{T}.SweepAsync"/>.</summary>
    public Task<int> SweepAsync(string plan, IEnumerable<UploadRecord> uploads, DateTimeOffset before, CancellationToken cancel) => _files.SweepAsync(plan, uploads, before, cancel);

    /// <summary>Begins the file of a layer that is being read.</summary>
    internal FeatureDraft Begin() => _files.Begin(spool =>
    {
        var writer = new LayerFileWriter(spool);
        // Files of an archive are numbered each from one; the order of all of them is what counts.
        return (feature => writer.Add(feature with { Record = writer.Count + 1 }), () =>
        {
            var content = TemporaryFile.Create();
            writer.Finish(content);
            content.Position = 0;
            return content;
        });
    });
}
