using System.Text;
using PlanMonitor.Spatial.Formats;
using PlanMonitor.Spatial.Overlay;
using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Spatial.Tests.Overlay;

/// <summary>The command <c>overlay</c> from GeoJSON to CSV.</summary>
public sealed class OverlayJobTests
{
    private static readonly string Layer = Shapes.GeoJson([Shapes.Box("E1", 122, 40, 123.001, 42), Shapes.Box("E2", 123, 40, 124, 42)]);

    [Fact]
    public void Writes_one_row_per_pair_in_the_order_of_the_files()
    {
        var footprints = Shapes.GeoJson(
        [
            Shapes.Box("P2", 123, 41, 123.002, 41.001), Shapes.Box("P3", 10, 41, 10.002, 41.001), Shapes.Box("P1", 123.01, 41, 123.011, 41.001),
        ]);

        var (csv, report) = Run(footprints, new() { ["redline"] = Layer, ["farmland"] = Shapes.GeoJson([Shapes.Box("F", 123, 41, 123.0001, 41.0001)]) });

        Assert.Equal(
            """
            footprint,layer,feature,area_m2
            P2,redline,E1,9343.471
            P2,redline,E2,18686.943
            P2,farmland,F,93.435
            P1,redline,E2,9343.471

            """.ReplaceLineEndings("\n"),
            csv);
        Assert.Equal((3, 3, 4L), (report.Footprints, report.Features, report.Pairs));
        Assert.Equal(37467.320, report.AreaM2, 0.01);
        // F shares a corner with P2 and lies inside: no edges cross.
        Assert.Equal(new OverlayStats(4, 2, 2, 0), report.Stats);
        Assert.Null(report.Rejected);
        Assert.Empty(report.Notes);
    }

    [Theory]
    // Names are written as they are: programs join on them.
    [InlineData("=1+2", "=1+2")]
    [InlineData("-P1", "-P1")]
    [InlineData("@P", "@P")]
    [InlineData(" 图斑 1 ", " 图斑 1 ")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    [InlineData("a\nb", "\"a\nb\"")]
    [InlineData("a\rb", "\"a\rb\"")]
    public void Names_are_quoted_where_they_must_be(string id, string cell)
    {
        var (csv, _) = Run(Shapes.GeoJson([Shapes.Box(id, 123.01, 41, 123.011, 41.001)]), new() { ["redline"] = Layer });

        Assert.Equal($"footprint,layer,feature,area_m2\n{cell},redline,E2,9343.471\n", csv);
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(9_000, 2)]
    [InlineData(18_000, 1)]
    [InlineData(20_000, 0)]
    public void Small_areas_are_left_out(double least, int rows)
    {
        var footprints = Shapes.GeoJson([Shapes.Box("P", 123, 41, 123.002, 41.001), Shapes.Box("Q", 123.00099, 41, 123.0010001, 41.0001)]);

        var (_, report) = Run(footprints, new() { ["redline"] = Layer }, request => request with { LeastAreaM2 = least });

        // Q shares 92 m² with E2 and 91 m² with E1.
        Assert.Equal(rows, report.Pairs - (least == 1 ? 1 : 0));
    }

    [Fact]
    public void Repaired_and_refused_features_are_named()
    {
        const string Footprints = """
            {"type":"FeatureCollection","features":[
            {"type":"Feature","id":"tie","geometry":{"type":"Polygon","coordinates":[[[123,41],[123.01,41.01],[123.01,41],[123,41.01],[123,41]]]}},
            {"type":"Feature","id":"point","geometry":{"type":"Point","coordinates":[123,41]}},
            {"type":"Feature","id":"open","geometry":{"type":"Polygon","coordinates":[[[123,41],[123.01,41],[123.01,41.01],[123,41.01]]]}}]}
            """;

        var (_, report) = Run(Footprints, new() { ["redline"] = Layer });

        Assert.Equal(
            ["footprints tie geometry.self-crossing", "footprints #2 feature.not-polygon", "footprints open geometry.ring-not-closed"],
            report.Notes.Select(note => $"{note.File} {note.Feature ?? $"#{note.Problem.Line}"} {note.Problem.Code}"));
        Assert.Null(report.Rejected);
    }

    [Theory]
    [InlineData("{", "json.broken")]
    [InlineData("""{"type":"FeatureCollection","features":[1,2,3]}""", "feature.mostly-refused")]
    [InlineData("""{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:32651"}},"features":[{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[123,41],[123.01,41],[123,41.01],[123,41]]]}}]}""", "crs.unsupported")]
    public void A_bad_file_is_rejected_whole(string bad, string code)
    {
        var good = Shapes.GeoJson([Shapes.Box("P", 123, 41, 123.002, 41.001)]);

        var asFootprints = Run(bad, new() { ["redline"] = Layer }).Report.Rejected!;
        var asLayer = Run(good, new() { ["good"] = Layer, ["bad"] = bad }).Report.Rejected!;

        Assert.Equal(("footprints", code), (asFootprints.File, asFootprints.Problem.Code));
        Assert.Equal(("bad", code), (asLayer.File, asLayer.Problem.Code));
    }

    [Fact]
    public void More_than_half_bad_is_said_word_for_word()
    {
        var message = Run("""{"type":"FeatureCollection","features":[1,2,3]}""", new() { ["redline"] = Layer }).Report.Rejected!.Problem.Message;

        Assert.Equal("3 个要素中有 3 个不能使用，超过一半，整个文件退回。", message.Zh);
        Assert.Equal("3 of 3 features cannot be used, more than half: the whole file is rejected.", message.En);
    }

    [Fact]
    public void Half_bad_is_taken()
    {
        var half = Shapes.GeoJson([Shapes.Box("P", 123, 41, 123.002, 41.001)]).Replace("[\n{", "[7,\n{");

        var (_, report) = Run(half, new() { ["redline"] = Layer });

        Assert.Null(report.Rejected);
        Assert.Equal(2, report.Pairs);
    }

    [Theory]
    [InlineData(4490, null)]
    [InlineData(4326, null)]
    [InlineData(4528, "feature.mostly-refused")]
    [InlineData(4610, "crs.xian80")]
    [InlineData(32651, "crs.unsupported")]
    public void What_a_person_says_of_the_system_has_to_fit(int crs, string? code)
    {
        var (_, report) = Run(Shapes.GeoJson([Shapes.Box("P", 123, 41, 123.002, 41.001)]), new() { ["redline"] = Layer }, request => request with { Crs = crs });

        Assert.Equal(code, report.Rejected?.Problem.Code);
    }

    [Fact]
    public void Threads_do_not_change_a_byte()
    {
        var random = new Random(7);
        var footprints = Shapes.GeoJson(Scatter(random, "P", 300, 200, 20));
        var layers = new Dictionary<string, string>
        {
            ["redline"] = Shapes.GeoJson(Scatter(random, "E", 20, 3000, 200)), ["farmland"] = Shapes.GeoJson(Scatter(random, "F", 1000, 100, 8)),
        };

        var (one, report) = Run(footprints, layers, request => request with { Threads = 1 });

        Assert.True(report.Pairs > 300);
        Assert.True(report.Stats.Overlaid > 200 && report.Stats.Decided > 200);
        Assert.Equal(report.Stats.Tested, report.Stats.Decided + report.Stats.Overlaid);
        for (var threads = 2; threads <= 8; threads *= 2)
        {
            var (several, again) = Run(footprints, layers, request => request with { Threads = threads });
            Assert.Equal(one, several);
            Assert.Equal(report with { Notes = [] }, again with { Notes = report.Notes.Count == 0 ? [] : again.Notes });
        }
    }

    [Fact]
    public void Progress_comes_with_the_share_of_the_file()
    {
        var seen = new List<OverlayProgress>();
        Run(Shapes.GeoJson(Scatter(new Random(3), "P", 600, 100, 5)), new() { ["redline"] = Layer }, request => request with { Progress = seen.Add });

        Assert.Equal([("footprints", 600), ("redline", 2)], seen.Select(step => (step.File, step.Features)).Distinct());
        Assert.Equal(1, seen[^1].Fraction);
    }

    [Fact]
    public void It_stops_when_asked() =>
        Assert.ThrowsAny<OperationCanceledException>(() => OverlayJob.Run(Request(Layer, new() { ["redline"] = Layer }, new StringWriter()), new CancellationToken(true)));

    [Fact]
    public void Mines_in_indigenous_territories_agree_with_GEOS()
    {
        var footprints = Repo.Beside("data", "amazon-mining-watch", "footprints-2023.geojson");
        var territories = Repo.Beside("data", "amazon-mining-watch", "indigenous-territories.geojson");
        Assert.SkipUnless(footprints is not null && territories is not null, "The real footprints are not beside this checkout.");
        using var output = new StringWriter();

        var report = OverlayJob.Run(new(new("footprints", () => File.OpenRead(footprints)), [new("territory", () => File.OpenRead(territories))], output), CancellationToken.None);

        Assert.InRange(report.Pairs, 1018, 1018);
        Assert.InRange(report.AreaM2 / 10_000, 25_821.8 * 0.999, 25_821.8 * 1.001);
        Assert.Equal(87, output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(row => row.Split(',')[2]).Distinct().Count());
        Assert.Equal(80, report.Notes.Select(note => note.Feature).Distinct().Count());
        Assert.Equal((5573, 237), (report.Footprints, report.Features));
    }

    private static IEnumerable<Feature> Scatter(Random random, string prefix, int count, double radius, int corners) => Enumerable.Range(0, count).Select(i =>
        Shapes.Feature($"{prefix}{i}", Shapes.Star(random, 123 + (0.1 * random.NextDouble()), 41 + (0.1 * random.NextDouble()), radius, corners)));

    private static (string Csv, OverlayReport Report) Run(string footprints, Dictionary<string, string> layers, Func<OverlayRequest, OverlayRequest>? change = null)
    {
        using var output = new StringWriter();
        var request = Request(footprints, layers, output);
        var report = OverlayJob.Run(change?.Invoke(request) ?? request, CancellationToken.None);
        return (output.ToString(), report);
    }

    private static OverlayRequest Request(string footprints, Dictionary<string, string> layers, StringWriter output) =>
        new(new("footprints", () => Bytes(footprints)), [.. layers.Select(layer => new OverlayFile(layer.Key, () => Bytes(layer.Value)))], output);

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));
}
