using System.Globalization;
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
/// The layer files of uploads: <c>layers/{plan}/{upload}-{format}-{names}.layer</c>, made when a layer is taken in, so that a check reads of a layer only what lies near its
/// footprints. They hold nothing that the archived upload does not: one that is missing, damaged or of another version is made again by whoever needs it.
/// </summary>
public sealed class LayerStore(IBlobs blobs, AttributeNames names)
{
    /// <summary>The container.</summary>
    public const string Container = "layers";

    // Raise it when the same upload would give other features: then its file is made again.
    private const int Reading = 1;

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
        var name = NameOf(layer.Target.Plan, layer.Id);
        var file = await OpenAsync(name, cancel);
        try
        {
            if (file is not null)
            {
                return await NearFeatures.ReadAsync(kind, file, places, cancel);
            }
        }
        catch (Exception fault) when (fault is InvalidDataException or EndOfStreamException)
        {
            // Damaged beyond its index: as good as missing.
        }
        await _making.RunAsync(() => MakeAsync(layer, cancel), cancel);
        return await NearFeatures.ReadAsync(kind, await OpenAsync(name, cancel) ?? throw new IOException($"The layer file {name} cannot be read as it was written; run the command again."), places, cancel);
    }

    /// <summary>The first feature of a layer with an id, whole, from the archived upload; null where there is none.</summary>
    public async Task<Feature?> FindAsync(UploadRecord layer, string id, CancellationToken cancel)
    {
        var content = await ArchivedUpload.ReadAsync(blobs, layer, cancel);
        return FeatureUpload.Usable(layer.Target, content, names).FirstOrDefault(feature => feature.Id == id);
    }

    /// <summary>Begins the file of a layer that is being read.</summary>
    internal FeatureDraft Begin() => new(blobs, Container, NameOf, spool =>
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

    private async Task MakeAsync(UploadRecord layer, CancellationToken cancel)
    {
        using var draft = Begin();
        await draft.WriteAgainAsync(layer, names, cancel);
    }

    private async Task<LayerFile?> OpenAsync(string name, CancellationToken cancel)
    {
        try
        {
            return await blobs.FindAsync(Container, name, cancel) is { } blob ? await LayerFile.OpenAsync(new BlobLayerBytes(blobs, blob), cancel) : null;
        }
        catch (Exception fault) when (fault is InvalidDataException or EndOfStreamException)
        {
            return null;
        }
    }

    private string NameOf(string plan, string upload) => string.Create(CultureInfo.InvariantCulture, $"{plan}/{upload}-{LayerFile.Version}.{Reading}-{names.Key}.layer");
}
