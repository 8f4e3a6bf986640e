using System.Text;
using NetTopologySuite.Geometries;
using NetTopologySuite.IO;
using PlanMonitor.Spatial.Formats;
using PlanMonitor.Spatial.Overlay;

namespace PlanMonitor.Spatial.Tests;

/// <summary>Shapes for tests, in degrees.</summary>
internal static class Shapes
{
    public static GeometryFactory Factory => GeometrySettings.Factory;

    public static Geometry Wkt(string text) => new WKTReader(GeometrySettings.Services).Read(text);

    public static Feature Feature(string id, Geometry geometry, int record = 1) => new(record, id, geometry, new Dictionary<string, string>(), []);

    public static Feature Box(string id, double west, double south, double east, double north) =>
        Feature(id, Factory.ToGeometry(new Envelope(west, east, south, north)));

    public static LayerIndex Layer(string name, params IEnumerable<Feature> features) => new(name, [.. features]);

    /// <summary>A simple ring round a place with corners at uneven angles and distances, by seed.</summary>
    public static Polygon Star(Random random, double longitude, double latitude, double radiusMetres, int corners)
    {
        var points = Enumerable.Range(0, corners).Select(i =>
        {
            var angle = 2 * Math.PI * (i + (0.8 * random.NextDouble())) / corners;
            var degrees = radiusMetres * (0.4 + (0.6 * random.NextDouble())) / 111_320;
            return new Coordinate(longitude + (degrees * Math.Cos(angle) / Math.Cos(latitude * Math.PI / 180)), latitude + (degrees * Math.Sin(angle)));
        }).ToList();
        return Factory.CreatePolygon([.. points, points[0].Copy()]);
    }

    public static string GeoJson(IEnumerable<Feature> features) =>
        "{\"type\":\"FeatureCollection\",\"features\":[\n" + string.Join(",\n", features.Select(GeoJson)) + "\n]}";

    private static string GeoJson(Feature feature)
    {
        var text = new StringBuilder($"{{\"type\":\"Feature\",\"id\":{System.Text.Json.JsonSerializer.Serialize(feature.Id)},\"geometry\":{{\"type\":\"MultiPolygon\",\"coordinates\":[");
        text.AppendJoin(',', Enumerable.Range(0, feature.Geometry.NumGeometries).Select(i => (Polygon)feature.Geometry.GetGeometryN(i)).Select(polygon =>
            $"[{string.Join(',', new[] { polygon.ExteriorRing }.Concat(polygon.InteriorRings).Select(Ring))}]"));
        return text.Append("]}}").ToString();
    }

    private static string Ring(LineString ring) => $"[{string.Join(',', ring.Coordinates.Select(point => $"[{point.X:R},{point.Y:R}]"))}]";
}
