using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;
using PlanMonitor.Core.Footprints;
using PlanMonitor.Spatial.Areas;
using PlanMonitor.Spatial.Formats;

namespace PlanMonitor.Spatial.Overlay;

/// <summary>Measures footprints (图斑) against mining rights and layers.</summary>
public static class FootprintAnalysis
{
    /// <summary>Least shared area in m² that is an overlap at all: below it lie the roundings of coordinates.</summary>
    public const double LeastOverlap = 1;

    /// <summary>Everything the space rules ask about one footprint.</summary>
    /// <param name="footprint">The footprint.</param>
    /// <param name="rights">The mining rights (采矿权).</param>
    /// <param name="layers">The other layers.</param>
    public static FootprintFacts Facts(Feature footprint, LayerIndex rights, IReadOnlyList<LayerIndex> layers)
    {
        var overlay = new FootprintOverlay(footprint);
        var inRights = overlay.With(rights).ToList();
        var overlaps = Overlaps(footprint, overlay.Area, rights, inRights);
        var own = overlaps.Count == 0 ? null : overlaps.MaxBy(overlap => overlap.AreaM2);
        return new(
            footprint.Id,
            Rounded(overlay.Area),
            Rounded(Outside(overlay.Area, inRights)),
            own?.Feature,
            own?.AreaM2 ?? 0,
            overlaps,
            [.. layers.SelectMany(layer => Overlaps(footprint, overlay.Area, layer, overlay.With(layer)))]);
    }

    /// <summary>What a footprint shares with the features of a layer, in their order; less than 1 m² is nothing.</summary>
    public static IReadOnlyList<Overlap> Overlaps(Feature footprint, LayerIndex layer)
    {
        var overlay = new FootprintOverlay(footprint);
        return Overlaps(footprint, overlay.Area, layer, overlay.With(layer));
    }

    /// <summary>Area in m² of a footprint outside all features of a layer; where features overlap each other they count once.</summary>
    public static double Outside(Feature footprint, LayerIndex layer)
    {
        var overlay = new FootprintOverlay(footprint);
        return Outside(overlay.Area, overlay.With(layer).ToList());
    }

    /// <summary>What a feature shares with the others of the layer that it is part of itself, by their ids in the order of the layer, in m² to 3 decimals.</summary>
    public static IEnumerable<(string Feature, decimal AreaM2)> Shared(LayerIndex layer, int position) =>
        new FootprintOverlay(layer.Features[position]).With(layer, except: position)
            .Where(part => part.Area >= LeastOverlap).Select(part => (layer.IdOf(part.Position), Rounded(part.Area)));

    private static double Outside(double area, List<SharedArea> shared)
    {
        var covered = shared.Count switch
        {
            0 => 0,
            1 => shared[0].Area,
            _ when shared.Exists(part => part.Area == area) => area,
            _ => GeodesicArea.Of(OverlayNGRobust.Union(shared.SelectMany(part => Polygons(part.Shape)), GeometrySettings.Factory)),
        };
        return Math.Max(0, area - covered);
    }

    private static List<Overlap> Overlaps(Feature footprint, double area, LayerIndex layer, IEnumerable<SharedArea> shared) =>
    [
        .. shared.Where(part => part.Area >= LeastOverlap).Select(part =>
        {
            var size = Rounded(part.Area);
            return new Overlap(
                footprint.Id, layer.Name, layer.IdOf(part.Position), size,
                Math.Round((decimal)Math.Min(1, part.Area / area), 6),
                Math.Round((decimal)PenetrationDepth.Of(part.Shape, layer.Shape(part.Position)), 1),
                OverlapThresholds.IsSliver(size, (decimal)area),
                OverlapThresholds.NeedsProvincialCheck(size));
        }),
    ];

    private static decimal Rounded(double area) => Math.Round((decimal)area, 3, MidpointRounding.AwayFromZero);

    private static IEnumerable<Geometry> Polygons(Geometry shape) =>
        Enumerable.Range(0, shape.NumGeometries).Select(shape.GetGeometryN).Where(part => part is Polygon { IsEmpty: false });
}
