using System.Globalization;
using System.Text.Json;
using PlanMonitor.Spatial.Formats;

namespace PlanMonitor.Spatial.Tests.Gdal;

/// <summary>A feature in a form that two readings of one file can be compared in.</summary>
/// <param name="Rings">Its rings, each turned so that it begins at its least point and runs one way, with how many rings its part has; sorted.</param>
/// <param name="Attributes">Its attributes as text; numbers without trailing zeros, days as their digits.</param>
internal sealed record GdalFeature(IReadOnlyList<string> Rings, IReadOnlyDictionary<string, string> Attributes)
{
    /// <summary>What GDAL reads from a file: by ogr2ogr to GeoJSON with all digits of a double.</summary>
    public static async Task<IReadOnlyList<GdalFeature>> ReadAsync(string file, string folder, params string[] options)
    {
        var json = Path.Combine(folder, Guid.NewGuid() + ".geojson");
        await GdalProgram.ConvertAsync(file, json, "GeoJSON", ["-lco", "RFC7946=NO", "-lco", "SIGNIFICANT_FIGURES=17", "-dim", "XY", .. options]);
        using var document = JsonDocument.Parse(await File.ReadAllBytesAsync(json));
        return [.. document.RootElement.GetProperty("features").EnumerateArray().Select(Of)];
    }

    /// <summary>One of ours.</summary>
    public static GdalFeature Of(RawFeature feature) => new(
        Normal(feature.Shape.Parts.Select(part => (IReadOnlyList<double[]>)part)),
        feature.Attributes.ToDictionary(pair => pair.Key, pair => Plain(pair.Value), StringComparer.Ordinal));

    private static GdalFeature Of(JsonElement feature)
    {
        var geometry = feature.GetProperty("geometry");
        var coordinates = geometry.GetProperty("coordinates");
        var parts = geometry.GetProperty("type").GetString() == "Polygon" ? [coordinates] : coordinates.EnumerateArray().ToList();
        return new(
            Normal(parts.Select(part => (IReadOnlyList<double[]>)[.. part.EnumerateArray().Select(Ring)])),
            feature.GetProperty("properties").EnumerateObject().Where(member => member.Value.ValueKind != JsonValueKind.Null)
                .ToDictionary(member => member.Name, member => Plain(member.Value.ToString()), StringComparer.Ordinal));
    }

    private static double[] Ring(JsonElement ring) => [.. ring.EnumerateArray().SelectMany(point => new[] { point[0].GetDouble(), point[1].GetDouble() })];

    private static List<string> Normal(IEnumerable<IReadOnlyList<double[]>> parts) =>
        [.. parts.SelectMany(part => part.Select(ring => $"{part.Count}: {Turned(ring)}")).Order(StringComparer.Ordinal)];

    private static string Turned(double[] ring)
    {
        var points = Enumerable.Range(0, ring.Length / 2).Select(i => (X: ring[2 * i], Y: ring[(2 * i) + 1])).ToList();
        if (points[0] == points[^1])
        {
            points.RemoveAt(points.Count - 1);
        }
        var first = points.IndexOf(points.Min());
        points = [.. points[first..], .. points[..first]];
        if (points[1].CompareTo(points[^1]) > 0)
        {
            points.Reverse(1, points.Count - 1);
        }
        return string.Join(' ', points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{point.X:R},{point.Y:R}")));
    }

    private static string Plain(string text)
    {
        if (DateOnly.TryParseExact(text, ["yyyy/MM/dd", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        }
        return double.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number.ToString("R", CultureInfo.InvariantCulture) : text.Trim();
    }
}
