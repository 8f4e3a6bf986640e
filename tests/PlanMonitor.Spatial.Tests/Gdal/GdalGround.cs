using System.Globalization;
using System.Text;

namespace PlanMonitor.Spatial.Tests.Gdal;

/// <summary>Made-up patches in one zone: polygons and multipolygons with holes, Chinese attributes, figures and days.</summary>
internal static class GdalGround
{
    /// <summary>The names of the attributes.</summary>
    public static readonly string[] Attributes = ["JCBH", "XMC", "MJ", "HSX", "备注"];

    /// <summary>GeoJSON in degrees of CGCS2000 round a central meridian.</summary>
    public static string Around(int meridian)
    {
        var random = new Random(meridian);
        var text = new StringBuilder("""{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4490"}},"features":[""");
        for (var i = 0; i < 12; i++)
        {
            var (x, y) = (meridian + (random.NextDouble() * 2) - 1, 39.5 + (random.NextDouble() * 3));
            var parts = Enumerable.Range(0, i % 3 == 0 ? 2 + (i % 2) : 1).Select(part => Part(x + (0.05 * part), y, withHole: i % 2 == 0, random)).ToList();
            text.Append(i == 0 ? "\n" : ",\n").Append(CultureInfo.InvariantCulture, $$"""{"type":"Feature","properties":{"JCBH":"TB{{meridian}}-{{i:D3}}","XMC":"朝阳县 第{{i}}号","MJ":{{(random.NextDouble() * 1e5).ToString("F3", CultureInfo.InvariantCulture)}},"HSX":"2024-03-{{10 + i}}","备注":"露天采坑，边坡“不稳”"},"geometry":""")
                .Append(parts.Count == 1 ? $$"""{"type":"Polygon","coordinates":{{parts[0]}}}""" : $$"""{"type":"MultiPolygon","coordinates":[{{string.Join(',', parts)}}]}""").Append('}');
        }
        return text.Append("\n]}\n").ToString();
    }

    private static string Part(double x, double y, bool withHole, Random random) =>
        withHole ? $"[{Ring(x, y, 0.01, 12, random)},{Ring(x, y, 0.003, 5, random)}]" : $"[{Ring(x, y, 0.01, 4 + random.Next(30), random)}]";

    private static string Ring(double x, double y, double radius, int corners, Random random)
    {
        var points = Enumerable.Range(0, corners).Select(i =>
        {
            var (angle, length) = (2 * Math.PI * i / corners, radius * (0.8 + (0.2 * random.NextDouble())));
            return string.Create(CultureInfo.InvariantCulture, $"[{x + (length * Math.Cos(angle)):R},{y + (length * Math.Sin(angle)):R}]");
        }).ToList();
        return $"[{string.Join(',', points)},{points[0]}]";
    }
}
