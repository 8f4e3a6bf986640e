using System.Globalization;
using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Formats;
using PlanMonitor.Spatial.Formats.BoundaryPoints;
using PlanMonitor.Spatial.Formats.GeoJson;
using PlanMonitor.Spatial.Formats.Shapefile.Writing;

namespace PlanMonitor.Spatial.Overlay.Export;

/// <summary>Writes overlaps to files of the formats that staff work with; the ending of the name says which.</summary>
public static class OverlapExport
{
    /// <summary>Endings that are known.</summary>
    public static IReadOnlyList<string> Endings { get; } = [".geojson", ".json", ".zip", ".shp", ".txt", ".xlsx"];

    /// <summary>Whether a file of this name can be written.</summary>
    public static bool Knows(string path) => Endings.Contains(Ending(path), StringComparer.Ordinal);

    /// <summary>Writes a file: shapes with footprint, layer, feature, areas, share and depth; of .xlsx the review sheets. Of .txt one file per zone, <c>name-41.txt</c>, where there are several.</summary>
    /// <param name="path">Path of the file; its folder exists. An earlier file is replaced.</param>
    /// <param name="footprints">What to write.</param>
    /// <param name="layers">Names of all layers, also those that share nothing.</param>
    /// <param name="columns">The column of the review sheets that a layer fills, where its name does not tell.</param>
    /// <returns>What the format could not hold; faults of files are thrown.</returns>
    public static IReadOnlyList<Problem> Write(
        string path, IReadOnlyList<FootprintOverlaps> footprints, IReadOnlyList<string> layers, IReadOnlyDictionary<string, ReviewColumn> columns)
    {
        List<OverlapShape> shapes = [.. footprints.SelectMany(footprint => footprint.Overlaps)];
        switch (Ending(path))
        {
            case ".xlsx":
                File.WriteAllBytes(path, ReviewWorkbook.Write(footprints, layers, columns));
                return [];
            case ".txt":
                return Points(path, shapes);
            case ".shp":
                return Remarks(ShapefileWriter.WriteFiles(
                    Path.GetDirectoryName(Path.GetFullPath(path))!, Path.GetFileNameWithoutExtension(path), shapes, shape => ShapefileWriter.Polygons(shape.Shape), ShapefileColumns));
            case ".zip":
                using (var zip = File.Create(path))
                {
                    return Remarks(ShapefileWriter.WriteZip(zip, Path.GetFileNameWithoutExtension(path), shapes, shape => ShapefileWriter.Polygons(shape.Shape), ShapefileColumns));
                }
            case ".geojson" or ".json":
                using (var text = File.Create(path))
                {
                    GeoJsonWriter.Write(text, shapes.Select(shape => new OutputFeature(Name(shape), shape.Shape, Attributes(shape))));
                    return [];
                }
            default:
                throw new ArgumentException($"{path} has no ending that is known.", nameof(path));
        }
    }

    private static IReadOnlyList<ShapefileColumn<OverlapShape>> ShapefileColumns =>
    [
        new("图斑", shape => shape.Footprint), new("图层", shape => shape.Layer), new("要素", shape => shape.Feature),
        ShapefileColumn<OverlapShape>.Number("MJ", 2, shape => (decimal)shape.AreaM2), ShapefileColumn<OverlapShape>.Number("亩", 2, shape => (decimal)shape.Mu),
        ShapefileColumn<OverlapShape>.Number("占比", 6, shape => (decimal)shape.Share), ShapefileColumn<OverlapShape>.Number("深入", 1, shape => (decimal)shape.DepthM),
    ];

    private static List<KeyValuePair<string, object?>> Attributes(OverlapShape shape) =>
    [
        new("footprint", shape.Footprint), new("layer", shape.Layer), new("feature", shape.Feature), new("area_m2", Math.Round((decimal)shape.AreaM2, 3)),
        new("area_mu", Math.Round((decimal)shape.Mu, 2)), new("share", Math.Round((decimal)shape.Share, 6)), new("depth_m", Math.Round((decimal)shape.DepthM, 1)),
    ];

    private static List<Problem> Points(string path, List<OverlapShape> shapes)
    {
        var byZone = shapes.ToLookup(shape => BoundaryPointWriter.ZoneOf(shape.Shape));
        var zones = byZone.Where(group => group.Key is not null).OrderBy(group => group.Key!.Value.Number).ToList();
        foreach (var group in zones)
        {
            var zone = group.Key!.Value;
            var name = zones.Count == 1 ? path : Path.ChangeExtension(path, null) + string.Create(CultureInfo.InvariantCulture, $"-{zone.Number}") + Path.GetExtension(path);
            using var output = new StreamWriter(name, append: false, BoundaryPointWriter.Encoding);
            BoundaryPointWriter.Write(output, zone, group.Select(shape => new BoundaryParcel(Name(shape), shape.Layer, shape.Shape, shape.AreaM2)));
        }
        return [.. byZone[null].Select(shape => Problem.Of("export.outside-zones", value: Name(shape)))];
    }

    // Unique among the overlaps, and the same in every format.
    private static string Name(OverlapShape shape) => $"{shape.Footprint}/{shape.Layer}/{shape.Feature}";

    private static IReadOnlyList<Problem> Remarks(Outcome<IReadOnlyList<Problem>> outcome) => outcome.TryGet(out var remarks, out var problem) ? remarks : [problem];

    private static string Ending(string path) => Path.GetExtension(path).ToLowerInvariant();
}
