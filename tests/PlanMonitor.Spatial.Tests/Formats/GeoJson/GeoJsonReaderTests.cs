using System.Text;
using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Crs;
using PlanMonitor.Spatial.Formats;
using PlanMonitor.Spatial.Formats.GeoJson;
using Xunit;

namespace PlanMonitor.Spatial.Tests.Formats.GeoJson;

/// <summary>What is taken, however it is written.</summary>
public sealed class GeoJsonReaderTests
{
    private const string Triangle = """{"type":"Polygon","coordinates":[[[123,41],[123.01,41],[123,41.01],[123,41]]]}""";
    private const string Ring = "123 41 123.01 41 123 41.01 123 41";

    [Theory]
    // The three forms of RFC 7946, and several of them in one file.
    [InlineData("""{"type":"FeatureCollection","features":[{"type":"Feature","id":"a","properties":null,"geometry":TRIANGLE}]}""", "a: RING")]
    [InlineData("""{"type":"Feature","id":"a","properties":{},"geometry":TRIANGLE}""", "a: RING")]
    [InlineData("TRIANGLE", "0: RING")]
    [InlineData("""{"type":"Feature","id":"a","geometry":TRIANGLE}⏎{"type":"Feature","id":"b","geometry":TRIANGLE}⏎""", "a: RING; b: RING")]
    [InlineData("TRIANGLE TRIANGLE", "0: RING; 1: RING")]
    [InlineData("""{"type":"FeatureCollection","features":[]}""", "")]
    // Members in any order, members that mean nothing here.
    [InlineData("""{"features":[{"geometry":TRIANGLE,"type":"Feature","id":7}],"name":"图斑","type":"FeatureCollection"}""", "7: RING")]
    [InlineData("""{"name":{"a":[1,{}]},"bbox":[1,2,3,4],"type":"FeatureCollection","features":[{"bbox":[],"type":"Feature","geometry":TRIANGLE}]}""", "0: RING")]
    [InlineData("""{"coordinates":[[[123,41],[123.01,41],[123,41.01],[123,41]]],"x":[],"type":"Polygon"}""", "0: RING")]
    [InlineData("""{"\u0074ype":"\u0046eature","geometry":TRIANGLE}""", "0: RING")]
    [InlineData("""{"type":"Feature","geometry":null,"geometry":TRIANGLE}""", "0: RING")]
    // Elevations are left out; several parts and holes are kept apart.
    [InlineData("""{"type":"Polygon","coordinates":[[[123,41,5],[123.01,41,5,9],[123,41.01,7],[123,41,5]]]}""", "0: RING")]
    [InlineData("""{"type":"MultiPolygon","coordinates":[[[[1,2],[3,4]],[[5,6],[7,8]]],[[[9,10]]]]}""", "0: 1 2 3 4, 5 6 7 8 | 9 10")]
    [InlineData("""{"type":"Polygon","coordinates":[[[1.5e1,-2E-1],[1,2]],[]]}""", "0: 15 -0.2 1 2, ")]
    // A sequence of texts with record separators.
    [InlineData("␞{\"type\":\"Feature\",\"id\":\"a\",\"geometry\":TRIANGLE}⏎␞{\"type\":\"Feature\",\"id\":\"b\",\"geometry\":TRIANGLE}⏎␞TRIANGLE", "a: RING; b: RING; 2: RING")]
    // Collections of geometries, nested, with members that have no area.
    [InlineData("""{"type":"GeometryCollection","geometries":[TRIANGLE,{"type":"GeometryCollection","geometries":[TRIANGLE]}]}""", "0: RING | RING")]
    [InlineData("""{"type":"Feature","geometry":{"geometries":[{"type":"Point","coordinates":[1,2]},TRIANGLE,7],"type":"GeometryCollection"}}""", "0: RING; geometry.part-left-out")]
    // Systems that are degrees of CGCS2000.
    [InlineData("""{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4490"}},"features":[{"type":"Feature","geometry":TRIANGLE}]}""", "0: RING")]
    [InlineData("""{"type":"FeatureCollection","crs":{"type":"EPSG","properties":{"code":4490}},"features":[{"type":"Feature","geometry":TRIANGLE}]}""", "0: RING")]
    [InlineData("""{"type":"FeatureCollection","crs":null,"features":[{"type":"Feature","geometry":TRIANGLE}]}""", "0: RING")]
    public void Is_read(string json, string expected)
    {
        json = json.Replace("TRIANGLE", Triangle).Replace("⏎", "\n").Replace("␞", "\u001E");
        expected = expected.Replace("RING", Ring);

        Assert.Equal(expected, Written.Of(Read(json)));
        Assert.Equal(expected, Written.Of(Read("\uFEFF" + json)));
        // However the stream is cut into pieces.
        foreach (var bytes in new[] { 16, 17, 64, 100 })
        {
            Assert.Equal(expected, Written.Of(Read(json, FormatLimits.Default with { BufferBytes = bytes })));
        }
    }

    [Theory]
    [InlineData(""" "id":"F1","properties":{"id":"P1","JCBH":"J1"} """, "F1")]
    [InlineData(""" "id":12,"properties":{"id":"P1"} """, "12")]
    [InlineData(""" "properties":{"采矿许可证号":"C1","BSM":"B1","DKBH":"D1","JCBH":"J1","id":"P1"} """, "P1")]
    [InlineData(""" "properties":{"采矿许可证号":"C1","BSM":"B1","DKBH":"D1","JCBH":"J1"} """, "J1")]
    [InlineData(""" "properties":{"采矿许可证号":"C1","BSM":"B1","DKBH":"D1"} """, "D1")]
    [InlineData(""" "properties":{"采矿许可证号":"C1","BSM":31} """, "31")]
    [InlineData(""" "properties":{"采矿许可证号":"C2100002020017110149999"} """, "C2100002020017110149999")]
    [InlineData(""" "properties":{"\u91c7\u77ff\u8bb8\u53ef\u8bc1\u53f7":"C1"} """, "C1")]
    [InlineData(""" "id":null,"properties":{"id":" ","JCBH":null,"DKBH":{"a":1},"BSM":"B1"} """, "B1")]
    [InlineData(""" "id":"","properties":{"name":"x"} """, "1")]
    [InlineData(""" "properties":[1] """, "1")]
    [InlineData(""" "id":{"a":1} """, "1")]
    public void Is_named_by_the_first_that_is_there(string members, string expected)
    {
        var json = """{"type":"FeatureCollection","features":[3,{"type":"Feature",MEMBERS,"geometry":TRIANGLE}]}""".Replace("MEMBERS", members).Replace("TRIANGLE", Triangle);

        Assert.Equal(expected, Read(json).Last().Value.Id);
        Assert.Equal(expected, GeoJsonReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)), attributes: false).Last().Value.Id);
    }

    [Theory]
    [InlineData("""{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4490"}}""", CrsKind.Cgcs2000, "urn:ogc:def:crs:EPSG::4490")]
    [InlineData("""{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}}""", CrsKind.Wgs84, "urn:ogc:def:crs:OGC:1.3:CRS84")]
    [InlineData("""{"type":"EPSG","properties":{"code":4326}}""", CrsKind.Wgs84, "EPSG:4326")]
    [InlineData("""{"type":"name","properties":{"name":"EPSG:4529"}}""", CrsKind.GaussKrueger, "EPSG:4529")]
    [InlineData("""{"type":"EPSG","properties":{"code":2365}}""", CrsKind.Refused, "EPSG:2365")]
    [InlineData("""{"type":"link"}""", CrsKind.Unknown, "{\"type\":\"link\"}")]
    [InlineData("""{"type":"name","properties":{"name":"\ud800"}}""", CrsKind.Unknown, "?")]
    public void A_crs_member_is_the_claim_of_what_comes_after_it(string crs, CrsKind kind, string text)
    {
        var feature = """{"type":"Feature","geometry":TRIANGLE}""".Replace("TRIANGLE", Triangle);
        var own = feature.Replace("\"type\":\"Feature\"", "\"crs\":" + crs + ",\"type\":\"Feature\"");

        Assert.Equal(
            [kind, kind, kind],
            Read($$"""{"type":"FeatureCollection","crs":{{crs}},"features":[{{feature}},{{feature}},{{feature}}]}""").Select(item => item.Value.Crs!.Kind));
        Assert.Equal([null, text, null, text], Read($$"""{"type":"FeatureCollection","features":[{{feature}},{{own}},{{feature}},{{own}}]}""").Select(item => item.Value.Crs?.Text));
        Assert.Equal([text, null], Read(own + feature).Select(item => item.Value.Crs?.Text));
    }

    [Fact]
    public void Attributes_are_kept_as_text()
    {
        var json = """
            {"type":"Feature","geometry":TRIANGLE,"properties":
              {"图斑编号":"A\"1","JCMJ":12.50,"flag":true,"none":null,"list":[ 1, {"x":2} ],"line":"\u7ebf"}}
            """.Replace("TRIANGLE", Triangle);

        var feature = Assert.Single(Read(json)).Value;

        Assert.Equal(
            new Dictionary<string, string> { ["图斑编号"] = "A\"1", ["JCMJ"] = "12.50", ["flag"] = "true", ["list"] = "[ 1, {\"x\":2} ]", ["line"] = "线" },
            feature.Attributes);
    }

    [Fact]
    public void Records_are_counted_with_those_that_are_refused()
    {
        var json = """{"type":"FeatureCollection","features":[null,{"type":"Feature","geometry":TRIANGLE},"x",{"type":"Feature","geometry":TRIANGLE}]}""".Replace("TRIANGLE", Triangle);

        Assert.Equal(["1 feature.not-a-feature", "2 1", "3 feature.not-a-feature", "4 3"], Read(json).Select(item =>
            item.TryGet(out var feature, out var problem) ? $"{feature.Record} {feature.Id}" : $"{problem.Line} {problem.Code}"));
    }

    [Fact]
    public void Features_before_a_break_are_given()
    {
        var items = Read("""{"type":"FeatureCollection","features":[{"type":"Feature","geometry":TRIANGLE},{"type":"Feature","geom""".Replace("TRIANGLE", Triangle));

        Assert.Equal([null, "json.broken"], items.Select(item => item.Problem?.Code));
    }

    [Fact]
    public void Nothing_is_read_before_it_is_asked_for()
    {
        var stream = new MemoryStream(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Triangle + "\n", 1000))));

        var first = GeoJsonReader.Read(stream, FormatLimits.Default with { BufferBytes = 1024 }).First();

        Assert.Equal("0", first.Value.Id);
        Assert.Equal(1024, stream.Position);
    }

    private static List<Outcome<RawFeature>> Read(string json, FormatLimits? limits = null) =>
        [.. GeoJsonReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)), limits)];
}
