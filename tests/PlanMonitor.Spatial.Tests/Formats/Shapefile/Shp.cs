using System.Text;
using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Formats;

namespace PlanMonitor.Spatial.Tests.Formats.Shapefile;

/// <summary>Shapefiles in memory, and what is read of them as text.</summary>
internal static class Shp
{
    public const string Square = "0 0,0 9,9 9,9 0,0 0";

    public static SourceFile File(byte[] shapes, byte[]? table = null, string? prj = "GEOGCS[\"GCS_China_Geodetic_Coordinate_System_2000\"]", string? cpg = null) =>
        SourceFile.Of("a.shp", shapes) with
        {
            Sibling = ending => ending switch
            {
                ".dbf" when table is not null => SourceFile.Of("a.dbf", table),
                ".prj" when prj is not null => SourceFile.Of("a.prj", Encoding.UTF8.GetBytes(prj)),
                ".cpg" when cpg is not null => SourceFile.Of("a.cpg", Encoding.UTF8.GetBytes(cpg)),
                _ => null,
            },
        };

    public static List<Outcome<RawFeature>> Read(SourceFile file, FormatLimits? limits = null, bool attributes = true) => [.. FeatureFile.Read(file, limits, attributes)];

    /// <summary>"record id {attributes} rings", with '-' before a hole and '/' between parts; a problem is its code, and where it says so its line and value.</summary>
    public static string Line(Outcome<RawFeature> item) => item.TryGet(out var feature, out var problem)
        ? Part(feature.Part) + $"{feature.Record} {feature.Id} {{{string.Join(" ", feature.Attributes.Select(pair => $"{pair.Key}={pair.Value}"))}}} " + string.Join(" / ", feature.Shape.Parts.Select(Rings))
        : Part(problem.Part) + string.Join(' ', new[] { problem.Code, $"{problem.Line}", problem.Value }.Where(text => !string.IsNullOrEmpty(text)));

    public static string Lines(IEnumerable<Outcome<RawFeature>> items) => string.Join('\n', items.Select(Line));

    private static string Part(string? part) => part is null ? "" : $"[{part}] ";

    private static string Rings(IReadOnlyList<double[]> rings) => string.Join(" - ", rings.Select(ring => string.Join(',', ring.Chunk(2).Select(point => $"{point[0]} {point[1]}"))));
}
