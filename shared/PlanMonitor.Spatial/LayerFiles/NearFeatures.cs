using NetTopologySuite.Geometries;
using PlanMonitor.Spatial.Formats;
using PlanMonitor.Spatial.Overlay.Engine;

namespace PlanMonitor.Spatial.LayerFiles;

/// <summary>The features of a layer file near some places, as far as they are near.</summary>
public static class NearFeatures
{
    /// <summary>
    /// The features whose boxes meet one of some envelopes, in the order of their records. Of a large one the boundary is left out where it decides neither what it shares
    /// with these places nor how deep they lie inside it: there one straight edge stands for it. Remarks and coordinate systems are not kept.
    /// </summary>
    public static async Task<IReadOnlyList<Feature>> ReadAsync(LayerFile file, IEnumerable<Envelope> places, CancellationToken cancel)
    {
        List<Box> boxes = [.. places.Where(place => !place.IsNull).Select(place => new Box(place.MinX, place.MinY, place.MaxX, place.MaxY))];
        var (features, large) = (new List<Feature>(), new List<LargeFeature>());
        foreach (var page in await NearPages.ReadAsync(file, boxes, cancel))
        {
            var near = page.Near.ConvertAll(i => boxes[i]);
            if (page.Large)
            {
                large.Add(new(page.Bytes, near, forDepth: true));
                continue;
            }
            foreach (var (head, shape) in NearPages.Features(page.Bytes))
            {
                var box = BoxOf(shape);
                if (near.Exists(place => place.Meets(box)))
                {
                    features.Add(Of(file, head, shape));
                }
            }
        }
        var chunks = await file.ReadAsync([.. large.SelectMany(feature => feature.Needed)], cancel);
        var first = 0;
        foreach (var feature in large)
        {
            // Where no ring has a piece near the places they lie outside of it.
            if (Of(file, feature.Head, feature.Shape(chunks.AsSpan(first, feature.Needed.Count))) is { Geometry.IsEmpty: false } shape)
            {
                features.Add(shape);
            }
            first += feature.Needed.Count;
        }
        features.Sort((one, other) => one.Record.CompareTo(other.Record));
        return features;
    }

    private static Box BoxOf(FlatShape shape)
    {
        var box = Box.None;
        for (var i = shape.First; i < shape.End; i++)
        {
            box = box.With(new Box(shape.X[i], shape.Y[i], shape.X[i], shape.Y[i]));
        }
        return box;
    }

    private static Feature Of(LayerFile file, StoredFeature head, FlatShape shape) =>
        new(head.Record, head.Id, shape.ToGeometry(), head.Attributes.ToDictionary(attribute => file.Names[attribute.Name], attribute => attribute.Value, StringComparer.Ordinal), []);
}
