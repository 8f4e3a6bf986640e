using NetTopologySuite.Geometries;
using PlanMonitor.Spatial.Formats;
using PlanMonitor.Spatial.LayerFiles;

namespace PlanMonitor.Spatial.PatchFiles;

/// <summary>A feature as bytes: record, name, attributes, and its geometry as it is, to the last bit and in the order of its points.</summary>
internal static class PatchCodec
{
    /// <summary>Writes a feature.</summary>
    /// <param name="page">Takes the bytes.</param>
    /// <param name="feature">The feature.</param>
    /// <param name="number">The number of an attribute's name.</param>
    public static void Write(PageBuilder page, Feature feature, Func<string, int> number)
    {
        page.Number((ulong)feature.Record);
        page.Text(feature.Id);
        page.Number((ulong)feature.Attributes.Count);
        foreach (var (name, value) in feature.Attributes)
        {
            page.Number((ulong)number(name));
            page.Text(value);
        }
        // A single polygon may be a multipolygon all the same.
        page.Number(feature.Geometry switch
        {
            Polygon => 0,
            MultiPolygon many => (ulong)many.NumGeometries + 1,
            var other => throw new ArgumentException($"A feature is a polygon or a multipolygon, not a {other.GeometryType}.", nameof(feature)),
        });
        for (var i = 0; i < feature.Geometry.NumGeometries; i++)
        {
            Write(page, (Polygon)feature.Geometry.GetGeometryN(i));
        }
    }

    /// <summary>Reads a feature.</summary>
    public static Feature Read(ref PageReader page, IReadOnlyList<string> names)
    {
        var (record, id, count) = (page.Count(), page.Text(), page.Count());
        var attributes = new Dictionary<string, string>(count, StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            attributes.Add(names[page.Count()], page.Text());
        }
        var parts = page.Count();
        if (parts == 0)
        {
            return new(record, id, ReadPolygon(ref page), attributes, []);
        }
        var polygons = new Polygon[parts - 1];
        for (var i = 0; i < polygons.Length; i++)
        {
            polygons[i] = ReadPolygon(ref page);
        }
        return new(record, id, GeometrySettings.Factory.CreateMultiPolygon(polygons), attributes, []);
    }

    private static void Write(PageBuilder page, Polygon polygon)
    {
        page.Number((ulong)polygon.NumInteriorRings + 1);
        Write(page, polygon.ExteriorRing);
        for (var i = 0; i < polygon.NumInteriorRings; i++)
        {
            Write(page, polygon.GetInteriorRingN(i));
        }
    }

    private static void Write(PageBuilder page, LineString ring)
    {
        var points = ring.CoordinateSequence;
        var (xs, ys) = (new double[points.Count], new double[points.Count]);
        for (var i = 0; i < xs.Length; i++)
        {
            (xs[i], ys[i]) = (points.GetX(i), points.GetY(i));
        }
        page.Number((ulong)xs.Length);
        CoordinateCodec.Write(page, xs, ys);
    }

    private static Polygon ReadPolygon(ref PageReader page)
    {
        var rings = new LinearRing[page.Count()];
        for (var i = 0; i < rings.Length; i++)
        {
            rings[i] = ReadRing(ref page);
        }
        return GeometrySettings.Factory.CreatePolygon(rings[0], rings[1..]);
    }

    private static LinearRing ReadRing(ref PageReader page)
    {
        var xs = new double[page.Count()];
        var ys = new double[xs.Length];
        CoordinateCodec.Read(ref page, xs, ys);
        var points = new Coordinate[xs.Length];
        for (var i = 0; i < points.Length; i++)
        {
            points[i] = new(xs[i], ys[i]);
        }
        return GeometrySettings.Factory.CreateLinearRing(points);
    }
}
