using NetTopologySuite.Geometries;
using PlanMonitor.Spatial.Overlay;
using PlanMonitor.Spatial.Overlay.Engine;

namespace PlanMonitor.Spatial.LayerFiles;

/// <summary>The features of a layer file near some places, as far as they are near.</summary>
public static class NearFeatures
{
    /// <summary>
    /// The features whose boxes meet one of some envelopes, in the order of their records. Of a large one the boundary is left out where it decides neither what it shares
    /// with these places nor how deep they lie inside it: there one straight edge stands for it. Attributes are not read.
    /// </summary>
    /// <param name="name">Name of the layer.</param>
    /// <param name="file">Its file.</param>
    /// <param name="places">The envelopes.</param>
    /// <param name="cancel">Ends the reading.</param>
    public static async Task<LayerIndex> ReadAsync(string name, LayerFile file, IEnumerable<Envelope> places, CancellationToken cancel)
    {
        List<Box> boxes = [.. places.Where(place => !place.IsNull).Select(place => new Box(place.MinX, place.MinY, place.MaxX, place.MaxY))];
        var (features, large) = (new List<(int Record, string Id, FlatShape Shape)>(), new List<LargeFeature>());
        foreach (var page in await NearPages.ReadAsync(file, boxes, cancel))
        {
            var near = page.Near.ConvertAll(i => boxes[i]);
            if (page.Large)
            {
                large.Add(new(page.Bytes, near.ConvertAll(place => place.Wider(NearPart.Margin)), forDepth: true));
                continue;
            }
            foreach (var (head, shape) in NearPages.Features(page.Bytes))
            {
                ShapeCheck.Refit(shape);
                if (near.Exists(place => place.Meets(shape.Box)))
                {
                    features.Add((head.Record, head.Id, shape));
                }
            }
        }
        // Those that nothing is near lie apart from all places.
        large.RemoveAll(feature => !feature.Missing.Any());
        await FillAsync(file, large, cancel);
        large.ForEach(feature => feature.NeedForDepth());
        await FillAsync(file, large, cancel);
        foreach (var feature in large)
        {
            var shape = feature.Shape();
            ShapeCheck.Refit(shape);
            features.Add((feature.Head.Record, feature.Head.Id, shape));
        }
        features.Sort((one, other) => one.Record.CompareTo(other.Record));
        return LayerIndex.Of(name, features.ConvertAll(feature => (feature.Id, feature.Shape)));
    }

    /// <summary>Reads what large features need.</summary>
    internal static async Task FillAsync(LayerFile file, IReadOnlyList<LargeFeature> large, CancellationToken cancel)
    {
        var chunks = await file.ReadAsync([.. large.SelectMany(feature => feature.Missing)], cancel);
        Take(large, chunks);
    }

    private static void Take(IReadOnlyList<LargeFeature> large, ReadOnlySpan<byte[]> chunks)
    {
        foreach (var feature in large)
        {
            feature.Take(ref chunks);
        }
    }
}
