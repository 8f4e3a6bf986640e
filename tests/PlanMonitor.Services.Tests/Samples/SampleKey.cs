using System.Text;
using System.Text.Json;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.IO;
using PlanMonitor.Testing;

namespace PlanMonitor.Services.Tests.Samples;

/// <summary>The committed samples and their key as the tests read them, by other means than the generator's and the product's.</summary>
internal static class SampleKey
{
    private const double MetresPerDegree = 111_195;
    private const double Latitude = 41;

    /// <summary>The answer key.</summary>
    public static JsonElement Root { get; } = JsonDocument.Parse(File.ReadAllBytes(Repo.At("tests", "samples", "answers.json"))).RootElement;

    /// <summary>The path of an upload.</summary>
    public static string Inbox(params string[] parts) => Repo.At(["tests", "samples", "inbox", .. parts]);

    /// <summary>Boundaries by licence, in metres.</summary>
    public static Dictionary<string, Geometry> Rights(string city)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var how = Encoding.GetEncoding(city switch { "liaoyang" => "GBK", "pingquan" => "GB18030", _ => "utf-8" });
        return File.ReadLines(Inbox("rights", city, "-", "-", "采矿权登记.csv"), how).Skip(1)
            .ToDictionary(line => line[..line.IndexOf(',', StringComparison.Ordinal)], line => Metres(new WKTReader().Read(line.Split('"')[1])), StringComparer.Ordinal);
    }

    /// <summary>Features of a GeoJSON file by a property, in metres; rings are closed and repaired.</summary>
    public static Dictionary<string, Geometry> Features(string id, params string[] path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(Inbox(path)));
        return document.RootElement.GetProperty("features").EnumerateArray().ToDictionary(
            feature => feature.GetProperty("properties").GetProperty(id).GetString()!,
            feature => Metres(GeometryFixer.Fix(Polygon(feature.GetProperty("geometry").GetProperty("coordinates")))), StringComparer.Ordinal);
    }

    private static Polygon Polygon(JsonElement rings)
    {
        var shells = rings.EnumerateArray().Select(Ring).ToList();
        return new(shells[0], [.. shells.Skip(1)]);
    }

    private static LinearRing Ring(JsonElement points)
    {
        var spots = points.EnumerateArray().Select(point => new Coordinate(point[0].GetDouble(), point[1].GetDouble())).ToList();
        return new([.. spots, .. spots[0].Equals2D(spots[^1]) ? [] : new[] { spots[0].Copy() }]);
    }

    // One plane for all: good enough, since no planted case lies near a threshold.
    private static Geometry Metres(Geometry degrees)
    {
        var scale = new AffineTransformation();
        scale.Scale(MetresPerDegree * Math.Cos(Latitude * Math.PI / 180), MetresPerDegree);
        return scale.Transform(degrees);
    }
}
