using System.Globalization;
using System.Text;
using PlanMonitor.Spatial.Formats;
using PlanMonitor.Spatial.Formats.GeoJson.Fast;
using PlanMonitor.Spatial.Overlay;
using Xunit;

namespace PlanMonitor.Spatial.Tests.Overlay.Reading;

/// <summary>Whatever a file holds, the reader of plain files comes to the same result as the ordinary one, which a member at the end of the file calls for.</summary>
public sealed class PlainFileTests
{
    private const string Square = "[[[123,41],[123.01,41],[123.01,41.01],[123,41.01],[123,41]]]";
    private const string Good = """{"type":"Feature","id":"A","properties":null,"geometry":{"type":"Polygon","coordinates":[[[123,41],[123.01,41],[123.01,41.01],[123,41.01],[123,41]]]}}""";

    [Theory]
    // As programs write them.
    [InlineData(Good)]
    [InlineData("""{ "type" : "Feature", "properties" : { "id" : "A" , "n" : -1.5e3, "t": true, "x": null }, "geometry" : { "type" : "Polygon" , "coordinates" : [ [ [ 123, 41 ], [ 123.01, 41 ] , [ 123.01, 41.01 ], [123, 41] ] ] } }""")]
    [InlineData("""{"id":7,"type":"Feature","properties":{},"geometry":{"coordinates":[[[123,41,5.5],[123.01,41,5],[123.01,41.01,5,6],[123,41,5.5]]],"type":"Polygon"}}""")]
    [InlineData("""{"type":"Feature","properties":{"list":[1,{"a":[]},"\u00e9\n"],"text":"a\"b\\","JCBH":"图斑"},"geometry":{"type":"MultiPolygon","coordinates":[[[[123,41],[123.01,41],[123.01,41.01],[123,41]]],[[[123.1,41],[123.11,41],[123.11,41.01],[123.1,41]]]]}}""")]
    [InlineData("""{"type":"Feature","properties":{"id":"z","BSM":"b","JCBH":"a"},"geometry":{"type":"Polygon","coordinates":[[[123,41],[123.01,41],[123.01,41.01],[123,41]],[[123.005,41.001],[123.006,41.001],[123.006,41.002],[123.005,41.001]]]}}""")]
    // Names.
    [InlineData("""{"type":"Feature","id":"\u56fe\u6591","geometry":{"type":"Polygon","coordinates":[[[123,41],[123.01,41],[123.01,41.01],[123,41]]]}}""")]
    [InlineData("""{"type":"Feature","id":"","properties":{"id":"B"},"geometry":{"type":"Polygon","coordinates":[[[123,41],[123.01,41],[123.01,41.01],[123,41]]]}}""")]
    [InlineData("""{"type":"Feature","id":" ","properties":{"id":"　","DKBH":"D"},"geometry":{"type":"Polygon","coordinates":[[[123,41],[123.01,41],[123.01,41.01],[123,41]]]}}""")]
    [InlineData("""{"type":"Feature","id":null,"properties":{"id":{"a":1},"JCBH":12.50,"BSM":true},"geometry":{"type":"Polygon","coordinates":[[[123,41],[123.01,41],[123.01,41.01],[123,41]]]}}""")]
    [InlineData("""{"type":"Feature","properties":{"\u0069d":"escaped","BSM":"plain"},"geometry":{"type":"Polygon","coordinates":[[[123,41],[123.01,41],[123.01,41.01],[123,41]]]}}""")]
    [InlineData("""{"type":"Feature","properties":{"id":"\ud800"},"geometry":{"type":"Polygon","coordinates":[[[123,41],[123.01,41],[123.01,41.01],[123,41]]]}}""")]
    [InlineData("""{"type":"Feature","id":"one","id":"two","geometry":{"type":"Polygon","coordinates":[[[123,41],[123.01,41],[123.01,41.01],[123,41]]]}}""")]
    // What is refused.
    [InlineData("""{"type":"Feature","geometry":null}""")]
    [InlineData("""{"type":"Feature","properties":{}}""")]
    [InlineData("""{"type":"Feature","geometry":{"type":"Point","coordinates":[123,41]}}""")]
    [InlineData("""{"type":"Feature","geometry":{"type":"Polygon","coordinates":[]}}""")]
    [InlineData("""{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[]]}}""")]
    [InlineData("""{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[123,41],[123.01],[123.01,41.01],[123,41]]]}}""")]
    [InlineData("""{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[123,41],[123.01,null],[123.01,41.01],[123,41]]]}}""")]
    [InlineData("""{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[[123,41],[123.01,41],[123.01,41.01],[123,41]]]]}}""")]
    [InlineData("""{"type":"Feature","geometry":{"type":"MultiPolygon","coordinates":[[[123,41],[123.01,41],[123.01,41.01],[123,41]]]}}""")]
    [InlineData("""{"type":"Other","geometry":{"type":"Polygon","coordinates":[[[123,41],[123.01,41],[123.01,41.01],[123,41]]]}}""")]
    [InlineData("""{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[1e400,41],[123.01,41],[123.01,41.01],[123,41]]]}}""")]
    [InlineData("""{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[41500000,4500000],[41500100,4500000],[41500100,4500100],[41500000,4500000]]]}}""")]
    [InlineData("""{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[181,41],[182,41],[182,42],[181,41]]]}}""")]
    [InlineData("""{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[123,41],[123.01,41],[123,41]]]}}""")]
    // What is taken with a remark, or needs the full check.
    [InlineData("""{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[123,41],[123.01,41],[123.01,41.01]]]}}""")]
    [InlineData("""{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[123,41],[123,41],[123.01,41],[123.01,41.01],[123,41]]]}}""")]
    [InlineData("""{"type":"Feature","id":"tie","geometry":{"type":"Polygon","coordinates":[[[123,41],[123.01,41.01],[123.01,41],[123,41.01],[123,41]]]}}""")]
    [InlineData("""{"type":"Feature","id":"spike","geometry":{"type":"Polygon","coordinates":[[[123,41],[123.01,41],[123.02,41],[123.01,41],[123.01,41.01],[123,41]]]}}""")]
    [InlineData("""{"type":"Feature","id":"hole out","geometry":{"type":"Polygon","coordinates":[[[123,41],[123.01,41],[123.01,41.01],[123,41]],[[124,41],[124.01,41],[124.01,41.01],[124,41]]]}}""")]
    [InlineData("""{"type":"Feature","id":"swapped","geometry":{"type":"Polygon","coordinates":[[[41,123],[41,123.01],[41.01,123.01],[41,123]]]}}""")]
    [InlineData("""{"type":"Feature","id":"tiny","geometry":{"type":"Polygon","coordinates":[[[1e-200,0],[0.01,-1e-300],[0.01,0.01],[1e-200,0]]]}}""")]
    // What says something about the file.
    [InlineData("""{"type":"Feature","crs":{"type":"name","properties":{"name":"EPSG:4528"}},"geometry":{"type":"Polygon","coordinates":[[[123,41],[123.01,41],[123.01,41.01],[123,41]]]}}""")]
    [InlineData("""{"type":"Feature","geometry":{"type":"Polygon","crs":{"type":"name","properties":{"name":"EPSG:4490"}},"coordinates":[[[123,41],[123.01,41],[123.01,41.01],[123,41]]]}}""")]
    [InlineData("7")]
    [InlineData("{\"type\":\"Feature\",\"id\":\"a\tb\"}")]
    [InlineData("""{"type":"Feature","properties":{"a":"\q"}}""")]
    [InlineData("""{"type":"Feature","properties":{"a":01}}""")]
    [InlineData("""{"type":"Feature","properties":{"a":1,}}""")]
    [InlineData("""{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[123,41],[123.01,41]}}""")]
    [InlineData("""{"type":"Feature" """)]
    public void A_feature_comes_out_as_by_the_ordinary_reader(string feature)
    {
        foreach (var (before, after) in new[] { ("", ""), (Good + ",\n", ""), ("", ",\n" + Good), (Good + "," + Good + ",", "," + Good) })
        {
            AssertSame("{\"type\":\"FeatureCollection\",\"features\":[\n" + before + feature + after + "\n]}\n");
        }
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("[]", false)]
    [InlineData("""{"type":"FeatureCollection","features":[]}""", true)]
    [InlineData("""{"type":"FeatureCollection","features":[ ] } """, true)]
    [InlineData("""{"features":[],"type":"FeatureCollection"}""", false)]
    [InlineData("""{"type":"FeatureCollection","name":"a\u00e9","bbox":[1,2],"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}},"features":[]}""", true)]
    [InlineData("""{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:4528"}},"features":[]}""", false)]
    [InlineData("""{"type":"FeatureCollection","features":[],"crs":{"type":"name","properties":{"name":"EPSG:4528"}}}""", false)]
    [InlineData("""{"type":"FeatureCollection","features":[]}x""", false)]
    [InlineData("""{"type":"FeatureCollection","features":[]}{"type":"FeatureCollection","features":[]}""", false)]
    [InlineData(Good, true)]
    [InlineData(Good + "\n" + Good, true)]
    [InlineData(Good + "\n," + Good, false)]
    [InlineData("\uFEFF" + Good, true)]
    [InlineData("""{"type":"Polygon","coordinates":[[[123,41],[123.01,41],[123.01,41.01],[123,41]]]}""", false)]
    public void The_beginning_and_the_end_of_a_file_tell_whether_it_is_plain(string text, bool plain)
    {
        Assert.Equal(plain, IsPlain(Encoding.UTF8.GetBytes(text)));
        // However it is read there is a result.
        Run(text);
    }

    [Fact]
    public void A_file_of_many_blocks_comes_out_the_same_on_any_number_of_threads()
    {
        var random = new Random(5);
        var features = Enumerable.Range(0, 6_000).Select(i => i % 500 == 77
            ? "{\"type\":\"Feature\",\"geometry\":null}"
            : Shapes.GeoJson([Shapes.Feature(i % 7 == 0 ? "" : $"F{i}", Shapes.Star(random, 123 + (0.3 * random.NextDouble()), 41 + (0.3 * random.NextDouble()), 300, 8 + (i % 20)))])
                .Split('\n')[1]).ToList();
        features[3000] = features[3000].Replace("\"type\":\"Feature\",", "\"type\":\"Feature\",\"properties\":{\"nested\":[{\"type\":\"Feature\",\"x\":1},\n{\"type\":\"Feature\",\"x\":2}]},");
        var text = Collection(features);
        Assert.True(text.Length > 3 << 20);
        Assert.True(IsPlain(Encoding.UTF8.GetBytes(text)));

        var one = Run(text, threads: 1);

        Assert.Equal(12, one.Report.Notes.Count);
        AssertSame(text, one, Run(text, threads: 2));
        AssertSame(text, one, Run(text, threads: 5));
        AssertSame(text, one, Run(Ordinary(text)));
        AssertSame(text, one, Run(string.Join('\n', features)));
    }

    [Fact]
    public void A_cut_inside_a_feature_is_found_out()
    {
        // All but one feature are small; the large one is full of what looks like the beginning of a feature after another.
        var inner = string.Join(",\n", Enumerable.Repeat("{\"type\":\"Feature\",\"x\":1}", 100_000));
        var text = Collection([Good, Good.Replace("\"properties\":null", $"\"properties\":{{\"list\":[{inner}]}}"), Good]);

        Assert.False(IsPlain(Encoding.UTF8.GetBytes(text)));
        AssertSame(text);
    }

    private static void AssertSame(string text) => AssertSame(text, Run(text), Run(Ordinary(text)));

    private static void AssertSame(string text, (string Csv, OverlayReport Report) one, (string Csv, OverlayReport Report) other)
    {
        var shown = text.Length > 1000 ? text[..1000] : text;
        Assert.Equal(other.Report.Rejected?.Problem.Code, one.Report.Rejected?.Problem.Code);
        Assert.True(other.Report.Rejected is not null || other.Csv == one.Csv, $"{shown}\n{one.Csv}\n{other.Csv}");
        Assert.True(other.Report.Notes.SequenceEqual(one.Report.Notes), $"{shown}\n{string.Join('\n', one.Report.Notes)}\n{string.Join('\n', other.Report.Notes)}");
        Assert.Equal((other.Report.Footprints, other.Report.Features), (one.Report.Footprints, one.Report.Features));
    }

    private static string Collection(IEnumerable<string> features) => "{\"type\":\"FeatureCollection\",\"features\":[\n" + string.Join(",\n", features) + "\n]}\n";

    private static string Ordinary(string text)
    {
        var end = text.LastIndexOf(']');
        return text[..(end + 1)] + ",\"note\":1" + text[(end + 1)..];
    }

    private static (string Csv, OverlayReport Report) Run(string text, int threads = 2)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        var bytes = Encoding.UTF8.GetBytes(text);
        var layer = Encoding.UTF8.GetBytes($"{{\"type\":\"FeatureCollection\",\"features\":[{{\"type\":\"Feature\",\"id\":\"L\",\"geometry\":{{\"type\":\"Polygon\",\"coordinates\":{Square}}}}}]}}");
        var report = OverlayJob.Run(
            new(new("layer", () => new MemoryStream(layer)), [new("text", () => new MemoryStream(bytes))], output, LeastAreaM2: 0, Threads: threads), CancellationToken.None);
        return (output.ToString(), report);
    }

    private static bool IsPlain(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        var (blocks, block, reader, features) = (new FeatureBlocks(stream, FormatLimits.Default), new FeatureBlock(), new BlockReader(FormatLimits.Default), new FlatFeatures());
        while (blocks.TryNext(block))
        {
            if (!reader.TryRead(block, blocks.Listed, features))
            {
                return false;
            }
        }
        return !blocks.NotPlain;
    }
}
