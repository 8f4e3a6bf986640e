using PlanMonitor.Spatial.Overlay;
using PlanMonitor.Spatial.Overlay.Engine;
using PlanMonitor.Spatial.Overlay.Rows;

namespace PlanMonitor.Spatial.LayerFiles;

/// <summary>Footprints against a layer file: of the layer only what lies near them is read, of its large features only the boundary near them.</summary>
internal static class LayerOverlay
{
    /// <summary>The pairs that share at least an area, in no order.</summary>
    /// <param name="file">The layer.</param>
    /// <param name="layer">Its number, for the rows.</param>
    /// <param name="footprints">The footprints, with their areas.</param>
    /// <param name="least">Least shared area in m².</param>
    /// <param name="cancel">Ends the work.</param>
    public static async Task<(List<OverlayRow> Rows, OverlayStats Stats)> RunAsync(
        LayerFile file, int layer, IReadOnlyList<FlatShape> footprints, double least, CancellationToken cancel)
    {
        var near = new SortedDictionary<int, List<int>>();
        var found = new List<int>();
        for (var i = 0; i < footprints.Count; i++)
        {
            found.Clear();
            file.Find(footprints[i].Box, found);
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
        var (join, large) = (new Join(footprints, layer, least), new List<(LargeFeature Feature, List<int> Near)>());
        foreach (var (bytes, page, list) in read.Zip(pages, near.Values))
        {
            if (page.Large)
            {
                large.Add((new(bytes, list.ConvertAll(i => footprints[i].Box)), list));
            }
            else
            {
                SmallFeatures(bytes, list, join);
            }
        }
        var chunks = await file.ReadAsync([.. large.SelectMany(item => item.Feature.Needed)], cancel);
        var first = 0;
        foreach (var (feature, list) in large)
        {
            join.Take(feature.Shape(chunks.AsSpan(first, feature.Needed.Count)), feature.Head, list);
            first += feature.Needed.Count;
        }
        return (join.Rows, join.Stats);
    }

    private static void SmallFeatures(byte[] bytes, List<int> near, Join join)
    {
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
            join.Take(shape, head, near);
        }
    }

    private sealed class Join(IReadOnlyList<FlatShape> footprints, int layer, double least)
    {
        private readonly OverlapKernel _kernel = new();
        private readonly ShapeCheck _check = new();

        public List<OverlayRow> Rows { get; } = [];

        public OverlayStats Stats => _kernel.Stats;

        public void Take(FlatShape shape, StoredFeature head, List<int> near)
        {
            _check.Renew(shape);
            foreach (var i in near)
            {
                var area = footprints[i].Box.Meets(shape.Box) ? _kernel.Shared(footprints[i], shape) : 0;
                if (area > 0 && area >= least)
                {
                    Rows.Add(new(i, layer, head.Record, head.Id, area));
                }
            }
        }
    }
}
