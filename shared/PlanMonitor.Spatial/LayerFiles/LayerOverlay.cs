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
        var (join, large) = (new Join(footprints, layer, least), new List<(LargeFeature Feature, List<int> Near)>());
        foreach (var page in await NearPages.ReadAsync(file, [.. footprints.Select(footprint => footprint.Box)], cancel))
        {
            if (page.Large)
            {
                large.Add((new(page.Bytes, page.Near.ConvertAll(i => footprints[i].Box)), page.Near));
                continue;
            }
            foreach (var (head, shape) in NearPages.Features(page.Bytes))
            {
                join.Take(shape, head, page.Near);
            }
        }
        await NearFeatures.FillAsync(file, [.. large.Select(each => each.Feature)], cancel);
        foreach (var (feature, near) in large)
        {
            join.Take(feature.Shape(), feature.Head, near);
        }
        return (join.Rows, join.Stats);
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
