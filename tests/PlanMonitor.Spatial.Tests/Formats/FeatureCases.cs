using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Formats;
using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Spatial.Tests.Formats;

/// <summary>Folders <c>tests/cases/{format}/{name}</c>: note.md, one input file, and expected.json with what is read from it, in order.</summary>
internal static class FeatureCases
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Names of the cases of a format.</summary>
    public static IEnumerable<string> Names(string format) => Directory.EnumerateDirectories(Repo.At("tests", "cases", format)).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    /// <summary>The file of a case.</summary>
    public static SourceFile Input(string format, string name)
    {
        var path = Directory.EnumerateFiles(Repo.At("tests", "cases", format, name), "input.*").Single();
        return SourceFile.Of(Path.GetFileName(path), File.ReadAllBytes(path));
    }

    /// <summary>Reads a case through the door and compares; with PLANMONITOR_BLESS=1 it takes what is read now for what should be.</summary>
    public static void Check(string format, string name)
    {
        Assert.True(File.ReadAllText(Repo.At("tests", "cases", format, name, "note.md")).Length > 20);
        var found = JsonSerializer.Serialize(FeatureFile.Read(Input(format, name)).Select(item => item.TryGet(out var feature, out var problem) ? Shown(feature) : Shown(problem)), Json) + "\n";
        var path = Repo.At("tests", "cases", format, name, "expected.json");
        if (Environment.GetEnvironmentVariable("PLANMONITOR_BLESS") == "1")
        {
            File.WriteAllText(path, found);
        }
        Assert.Equal(File.ReadAllText(path), found);
    }

    private static object Shown(RawFeature feature) => new
    {
        record = feature.Record,
        id = feature.Id,
        named = feature.Named,
        part = feature.Part,
        crs = feature.Crs is { } crs ? new { kind = crs.Kind.ToString(), text = crs.Text, width = crs.Width, meridian = crs.Meridian } : null,
        declaredM2 = feature.DeclaredM2,
        attributes = feature.Attributes,
        parts = feature.Shape.Parts.Select(rings => rings.Select(Shown)),
    };

    private static object Shown(Problem problem) => new
    {
        code = problem.Code, level = problem.Level.ToString(), line = problem.Line, column = problem.Column, part = problem.Part, zh = problem.Message.Zh, en = problem.Message.En,
    };

    private static string Shown(double[] ring) =>
        string.Join("; ", ring.Chunk(2).Select(point => string.Create(CultureInfo.InvariantCulture, $"{point[0]} {point[1]}")));
}
