using PlanMonitor.Spatial.Overlay.Engine;

namespace PlanMonitor.Spatial.LayerFiles;

/// <summary>What of a layer file lies near some places.</summary>
internal static class NearPages
{
    /// <summary>The pages whose boxes meet one of some boxes, each with the positions of those, in the order of the file.</summary>
    public static async Task<List<NearPage>> ReadAsync(LayerFile file, IReadOnlyList<Box> places, CancellationToken cancel)
    {
        var near = new SortedDictionary<int, List<int>>();
        var found = new List<int>();
        for (var i = 0; i < places.Count; i++)
        {
            found.Clear();
            file.Find(places[i], found);
            foreach (var page in found)
            {
                if (!near.TryGetValue(page, out var list))
                {
                    near.Add(page, list = []);
                }
                list.Add(i);
            }
        }
        var pages = near.Keys.Select(file.Page).ToList();
        var read = await file.ReadAsync(pages.ConvertAll(page => (page.At, page.Length, page.Checksum)), cancel);
        return [.. read.Zip(pages, near.Values).Select(each => new NearPage(each.First, each.Second.Large, each.Third))];
    }

    /// <summary>The features of a page of small ones; their shapes have no box yet.</summary>
    public static List<(StoredFeature Head, FlatShape Shape)> Features(byte[] bytes)
    {
        var features = new List<(StoredFeature, FlatShape)>();
        var page = new PageReader(bytes);
        while (!page.AtEnd)
        {
            var head = FeatureCodec.ReadHead(ref page);
            var rings = new int[head.Edges.Length + 1];
            for (var ring = 0; ring < head.Edges.Length; ring++)
            {
                rings[ring + 1] = rings[ring] + head.Edges[ring] + 1;
            }
            var (x, y) = (new double[rings[^1]], new double[rings[^1]]);
            for (var ring = 0; ring < head.Edges.Length; ring++)
            {
                var (start, last) = (rings[ring], rings[ring + 1] - 1);
                CoordinateCodec.Read(ref page, x.AsSpan(start..last), y.AsSpan(start..last));
                (x[last], y[last]) = (x[start], y[start]);
            }
            var shape = new FlatShape();
            shape.Set(x, y, rings, 0, head.Edges.Length, head.Parts);
            features.Add((head, shape));
        }
        return features;
    }
}

/// <summary>A page that was read.</summary>
/// <param name="Bytes">Its bytes.</param>
/// <param name="Large">Whether it is the head of one large feature.</param>
/// <param name="Near">The positions of the places that it is near to.</param>
internal sealed record NearPage(byte[] Bytes, bool Large, List<int> Near);
