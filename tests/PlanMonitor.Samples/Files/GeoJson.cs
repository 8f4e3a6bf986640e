using System.Text;
using PlanMonitor.Samples.Ground;
using PlanMonitor.Samples.Model;

namespace PlanMonitor.Samples.Files;

/// <summary>Features as GeoJSON (RFC 7946), one a line.</summary>
internal static class GeoJson
{
    /// <summary>The bytes of a collection.</summary>
    public static byte[] Write(IEnumerable<string> features) =>
        Encoding.UTF8.GetBytes($"{{\"type\":\"FeatureCollection\",\"features\":[\n{string.Join(",\n", features)}\n]}}\n");

    /// <summary>A polygon with properties, whose values come as they are to be printed.</summary>
    public static string Feature(City city, int block, IReadOnlyList<Ring> rings, bool closed, params IReadOnlyList<(string Name, string Value)> properties) =>
        $"{{\"type\":\"Feature\",\"properties\":{{{string.Join(',', properties.Select(property => $"\"{property.Name}\":{property.Value}"))}}}," +
        $"\"geometry\":{{\"type\":\"Polygon\",\"coordinates\":[{string.Join(',', rings.Select(ring => Coordinates(city, block, ring, closed)))}]}}}}";

    /// <summary>A JSON string of a text without quotes or control characters.</summary>
    public static string Text(string text) => $"\"{text}\"";

    private static string Coordinates(City city, int block, Ring ring, bool closed)
    {
        var points = ring.Degrees(city.Blocks[block], city.CosPermille).Select(point => $"[{point.Longitude},{point.Latitude}]").ToList();
        return $"[{string.Join(',', closed ? points.Append(points[0]) : points)}]";
    }
}
