using NetTopologySuite.Geometries;
using PlanMonitor.Spatial.Crs;
using PlanMonitor.Spatial.Formats;
using PlanMonitor.Spatial.Repair;

namespace PlanMonitor.Spatial.Overlay.Export;

/// <summary>The shapes of overlaps, for export: the job itself measures areas and makes no shapes, so they are made in a pass of their own.</summary>
public static class OverlapShapes
{
    /// <summary>
    /// What footprints share with layers, in the order of their file. Features that cannot be used are left out: the job has told of them, and rejected files have no place here.
    /// Layers are held in memory, footprints stream through.
    /// </summary>
    /// <param name="footprints">The footprints.</param>
    /// <param name="layers">The layers and their names.</param>
    /// <param name="leastM2">Least shared area, m².</param>
    /// <param name="crs">EPSG code that the caller claims for all files; null where it claims none.</param>
    /// <param name="cancel">Stops between two footprints.</param>
    public static IEnumerable<FootprintOverlaps> Of(
        SourceFile footprints, IReadOnlyList<(string Name, SourceFile File)> layers, double leastM2, int? crs, CancellationToken cancel)
    {
        var asked = CrsClaim.OfPerson(crs);
        var indexes = layers.Select(layer => new LayerIndex(layer.Name, [.. Features(layer.File, asked)])).ToList();
        foreach (var footprint in Features(footprints, asked))
        {
            cancel.ThrowIfCancellationRequested();
            yield return Of(footprint, indexes, leastM2);
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
            .. layers.SelectMany(layer => overlay.With(layer).Where(shared => shared.Area >= leastM2).Select(shared => new OverlapShape(
                footprint.Id, layer.Name, layer.IdOf(shared.Position), Polygons(shared.Shape), shared.Area, Math.Min(1, shared.Area / overlay.Area),
                PenetrationDepth.Of(shared.Shape, layer.Shape(shared.Position))))),
        ]);
    }

    private static IEnumerable<Feature> Features(SourceFile file, CrsClaim? asked) =>
        FeatureReader.Read(file, CoordinateRange.Globe, asked).Where(item => item.Ok).Select(item => item.Value);

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
