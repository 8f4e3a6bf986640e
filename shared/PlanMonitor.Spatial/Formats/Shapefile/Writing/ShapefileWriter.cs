using System.Text;
using NetTopologySuite.Geometries;
using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Formats.Archive;

namespace PlanMonitor.Spatial.Formats.Shapefile.Writing;

/// <summary>
/// Writes polygons in degrees of CGCS2000 as an ESRI shapefile: .shp, .shx, .dbf in GBK, .cpg, .prj. What the format cannot hold is said: longer texts are cut, characters beyond
/// GBK become '?', more than 2 GB or 255 columns are refused. The same rows give the same bytes.
/// </summary>
public static class ShapefileWriter
{
    private const string Gbk = "GBK";

    private const string Prj =
        """GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]""";

    /// <summary>Writes the files into a folder, over earlier ones of that name.</summary>
    /// <typeparam name="T">What a row is made of.</typeparam>
    /// <param name="folder">Path of a folder that exists.</param>
    /// <param name="name">Name of the files without ending.</param>
    /// <param name="rows">The rows; gone through twice.</param>
    /// <param name="shape">The polygons of a row, longitude and latitude in degrees; null for none.</param>
    /// <param name="columns">The columns, at least one.</param>
    /// <returns>Remarks on what the format could not hold, or why nothing was written.</returns>
    public static Outcome<IReadOnlyList<Problem>> WriteFiles<T>(
        string folder, string name, IReadOnlyCollection<T> rows, Func<T, RawPolygons?> shape, IReadOnlyList<ShapefileColumn<T>> columns) =>
        Write(rows, shape, columns, ending => File.Create(Path.Combine(folder, name + ending)));

    /// <summary>Writes the files into one zip; parameters as in <see cref="WriteFiles"/>.</summary>
    /// <param name="output">Takes the zip; stays open.</param>
    /// <param name="name">Name of the files in it, without ending.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="shape">The polygons of a row.</param>
    /// <param name="columns">The columns.</param>
    public static Outcome<IReadOnlyList<Problem>> WriteZip<T>(
        Stream output, string name, IReadOnlyCollection<T> rows, Func<T, RawPolygons?> shape, IReadOnlyList<ShapefileColumn<T>> columns)
    {
        var files = new Dictionary<string, MemoryStream>(StringComparer.Ordinal);
        var outcome = Write(rows, shape, columns, ending => files[ending] = new());
        if (outcome.Ok)
        {
            // A stream that was closed still gives its bytes.
            StoredZip.Write(files.Select(file => (name + file.Key, file.Value.ToArray())), output);
        }
        return outcome;
    }

    /// <summary>The polygons of a geometry, as the writers take them; null where it has none.</summary>
    /// <param name="geometry">Polygons, perhaps among other things.</param>
    public static RawPolygons? Polygons(Geometry geometry)
    {
        var parts = Enumerable.Range(0, geometry.NumGeometries).Select(geometry.GetGeometryN).OfType<Polygon>().Where(polygon => !polygon.IsEmpty)
            .Select(polygon => (IReadOnlyList<double[]>)[.. polygon.InteriorRings.Prepend(polygon.ExteriorRing).Select(ring => ring.Coordinates.SelectMany(point => new[] { point.X, point.Y }).ToArray())])
            .ToList();
        return parts.Count == 0 ? null : new(parts, parts.Count > 1);
    }

    private static Outcome<IReadOnlyList<Problem>> Write<T>(
        IReadOnlyCollection<T> rows, Func<T, RawPolygons?> shape, IReadOnlyList<ShapefileColumn<T>> columns, Func<string, Stream> create)
    {
        var table = new DbfWriter<T>(columns, rows);
        var bytes = rows.Sum(row => shape(row) is { } polygons ? ShpWriter.Bytes(polygons) : ShpWriter.NullBytes);
        var refusal = table.Refusal ?? (Math.Max(bytes, table.Bytes) > ShpWriter.MostBytes ? Problem.Of("shapefile.write-too-large") : null);
        if (refusal is not null)
        {
            return refusal;
        }
        using (var shapes = create(".shp"))
        using (var index = create(".shx"))
        {
            new ShpWriter(shapes, index).Write(rows.Select(shape));
        }
        using (var attributes = create(".dbf"))
        {
            table.Write(attributes);
        }
        WriteText(create(".prj"), Prj);
        WriteText(create(".cpg"), Gbk);
        return Outcome<IReadOnlyList<Problem>>.Of([.. table.Remarks()]);
    }

    private static void WriteText(Stream stream, string text)
    {
        using (stream)
        {
            stream.Write(Encoding.ASCII.GetBytes(text));
        }
    }
}
