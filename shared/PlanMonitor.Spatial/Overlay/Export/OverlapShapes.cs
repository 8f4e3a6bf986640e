using NetTopologySuite.Geometries;
using PlanMonitor.Spatial.Crs;
using PlanMonitor.Spatial.Formats;
using PlanMonitor.Spatial.Repair;

namespace PlanMonitor.Spatial.Overlay.Export;

/// <summary>The shapes of overlaps, for export: the job itself measures areas and makes no shapes, so they are made in a pass of their own.</summary>
public static class OverlapShapes
{
    /// <summary>What the footprints of a request share with its layers, in the order of their file. Files that the job rejected have no place here; features that it refused are left out.</summary>
    public static IEnumerable<FootprintOverlaps> Of(OverlayRequest request, CancellationToken cancel)
    {
        var layers = request.Layers.Select(file => new LayerIndex(file.Name, [.. Features(file, request)])).ToList();
        foreach (var footprint in Features(request.Footprints, request))
        {
            cancel.ThrowIfCancellationRequested();
            yield return Of(footprint, layers, request.LeastAreaM2);
        }
    }

    /// <summary>What one footprint shares with layers.</summary>
    /// <param name="footprint">The footprint.</param>
    /// <param name="layers">The layers.</param>
    /// <param name="leastM2">Least shared area, m².</param>
    public static FootprintOverlaps Of(Feature footprint, IReadOnlyList<LayerIndex> layers, double leastM2)
    {
        var overlay = new FootprintOverlay(footprint);
        return new(footprint, overlay.Area,
        [
            .. layers.SelectMany(layer => overlay.With(layer).Where(shared => shared.Area >= leastM2).Select(shared =>
            {
                var feature = layer.Features[shared.Position];
                return new OverlapShape(
                    footprint.Id, layer.Name, feature.Id, Polygons(shared.Shape), shared.Area, Math.Min(1, shared.Area / overlay.Area), PenetrationDepth.Of(shared.Shape, feature.Geometry));
            })),
        ]);
    }

    private static IEnumerable<Feature> Features(OverlayFile file, OverlayRequest request) =>
        FeatureReader.Read(file.Source, CoordinateRange.Globe, CrsClaim.OfPerson(request.Crs), request.Threads).Where(item => item.Ok).Select(item => item.Value);

    // Points and lines where the two also touch are no ground.
    private static Geometry Polygons(Geometry shape)
    {
        if (shape is Polygon or MultiPolygon)
        {
            return shape;
        }
        var parts = Enumerable.Range(0, shape.NumGeometries).Select(shape.GetGeometryN).OfType<Polygon>().Where(part => !part.IsEmpty).ToArray();
        return parts is [var only] ? only : GeometrySettings.Factory.CreateMultiPolygon(parts);
    }
}
