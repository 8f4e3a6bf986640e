using System.Text;
using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Formats;
using PlanMonitor.Spatial.Formats.GeoJson;
using Xunit;

namespace PlanMonitor.Spatial.Tests.Formats.GeoJson;

/// <summary>What is refused, word for word.</summary>
public sealed class GeoJsonProblemTests
{
    private static readonly FormatLimits Small = new(FeatureBytes: 1 << 20, FeatureVertices: 5, BufferBytes: 64);

    public static TheoryData<string, string, int?, string?, string, string> Files() => new()
    {
        { "", "json.empty", null, null, "文件是空的。", "The file is empty." },
        { " \n ", "json.empty", null, null, "文件是空的。", "The file is empty." },
        { "{\"type\":\n \"Feature\", oops", "json.broken", 2, "13", "第 2 行第 13 字节处 JSON 格式损坏。", "The JSON is broken at line 2, byte 13." },
        { "{\"type\":\"FeatureCollection\",\"features\":[", "json.broken", 1, "41", "第 1 行第 41 字节处 JSON 格式损坏。", "The JSON is broken at line 1, byte 41." },
        { "经度,纬度", "json.broken", 1, "1", "第 1 行第 1 字节处 JSON 格式损坏。", "The JSON is broken at line 1, byte 1." },
        { "{\"coordinates\":[[[NaN,1]]],\"type\":\"Polygon\"}", "json.broken", 1, "19", "第 1 行第 19 字节处 JSON 格式损坏。", "The JSON is broken at line 1, byte 19." },
        { "{\"a\":" + new string('[', 70), "json.too-deep", 1, null, "第 1 行的 JSON 嵌套超过 64 层。", "The JSON at line 1 is nested more than 64 levels deep." },
        { "[1]", "json.not-geojson", null, null, NotGeoJsonZh, NotGeoJsonEn },
        { "{\"a\":1}", "json.not-geojson", null, null, NotGeoJsonZh, NotGeoJsonEn },
        { "{\"type\":\"Topology\",\"objects\":{}}", "json.not-geojson", null, null, NotGeoJsonZh, NotGeoJsonEn },
        { "{\"type\":\"FeatureCollection\"}", "json.not-geojson", null, null, NotGeoJsonZh, NotGeoJsonEn },
        { "{\"features\":[]}", "json.not-geojson", null, null, NotGeoJsonZh, NotGeoJsonEn },
        { "{\"type\":\"FeatureCollection\",\"features\":{}}", "json.not-geojson", null, null, NotGeoJsonZh, NotGeoJsonEn },
        { "{\"type\":\"Feature\",\"id\":\"" + new string('x', 2 << 20), "feature.too-large", 1, null, "第 1 个要素超过 1 MB。", "Feature 1 is larger than 1 MB." },
        { "{\"type\":\"FeatureCollection\",\"features\":[],\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:2365\"}}}", "crs.after-features", null, "crs",
            "文件在所有要素之后才声明坐标系“EPSG:2365”，读到时要素已经处理。", "The file claims the coordinate system 'EPSG:2365' only after its features, which were read by then." },
    };

    public static TheoryData<string, string, string?, string, string> Records() => new()
    {
        { "3", "feature.not-a-feature", null, "第 1 个记录不是 GeoJSON 要素。", "Record 1 is not a GeoJSON feature." },
        { "{}", "feature.not-a-feature", null, "第 1 个记录不是 GeoJSON 要素。", "Record 1 is not a GeoJSON feature." },
        { Polygon("[]").Replace("\"Feature\"", "\"Polygon\""), "feature.not-a-feature", null, "第 1 个记录不是 GeoJSON 要素。", "Record 1 is not a GeoJSON feature." },
        { """{"type":"Feature","geometry":null}""", "geometry.missing", null, "第 1 个要素没有图形。", "Feature 1 has no geometry." },
        { """{"type":"Feature","properties":{}}""", "geometry.missing", null, "第 1 个要素没有图形。", "Feature 1 has no geometry." },
        { """{"type":"Feature","geometry":{"coordinates":[]}}""", "geometry.missing", null, "第 1 个要素没有图形。", "Feature 1 has no geometry." },
        { """{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]}}""", "feature.not-polygon", "Point", "第 1 个要素是“Point”，不是面。", "Feature 1 is a 'Point', not a polygon." },
        { """{"type":"Feature","geometry":{"type":"GeometryCollection","geometries":[]}}""", "feature.not-polygon", "GeometryCollection",
            "第 1 个要素是“GeometryCollection”，不是面。", "Feature 1 is a 'GeometryCollection', not a polygon." },
        { """{"type":"Feature","geometry":{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]}]}}""", "feature.not-polygon", "Point",
            "第 1 个要素是“Point”，不是面。", "Feature 1 is a 'Point', not a polygon." },
        { Collection("[[[1,2],[3]]]"), "coordinates.malformed", "[]", "第 1 个要素的坐标写法有误：“[]”。", "The coordinates of feature 1 are malformed: '[]'." },
        { Collection("[[1,2],[3,4]]"), "coordinates.malformed", "[[", "第 1 个要素的坐标写法有误：“[[”。", "The coordinates of feature 1 are malformed: '[['." },
        { Collection("[[[1,2],[3,4],[5,6],[7,8],[9,10],[1,2]]]"), "feature.too-many-vertices", null, "第 1 个要素超过 5 个界址点。", "Feature 1 has more than 5 vertices." },
        { Polygon("[]"), "geometry.empty", null, "第 1 个要素的图形是空的。", "The geometry of feature 1 is empty." },
        { Polygon("[[]]"), "geometry.empty", null, "第 1 个要素的图形是空的。", "The geometry of feature 1 is empty." },
        { Polygon("[[[1,2],[3]]]"), "coordinates.malformed", "[]", "第 1 个要素的坐标写法有误：“[]”。", "The coordinates of feature 1 are malformed: '[]'." },
        { Polygon("[[[1,2],[]]]"), "coordinates.malformed", "[]", "第 1 个要素的坐标写法有误：“[]”。", "The coordinates of feature 1 are malformed: '[]'." },
        { Polygon("[[[1,2],[3,\"四\"]]]"), "coordinates.malformed", "四", "第 1 个要素的坐标写法有误：“四”。", "The coordinates of feature 1 are malformed: '四'." },
        { Polygon("[[[1,null]]]"), "coordinates.malformed", "null", "第 1 个要素的坐标写法有误：“null”。", "The coordinates of feature 1 are malformed: 'null'." },
        { Polygon("[[[1,2],[[3,4]]]]"), "coordinates.malformed", "3", "第 1 个要素的坐标写法有误：“3”。", "The coordinates of feature 1 are malformed: '3'." },
        { Polygon("[[[{\"x\":1}]]]"), "coordinates.malformed", "{", "第 1 个要素的坐标写法有误：“{”。", "The coordinates of feature 1 are malformed: '{'." },
        { Polygon("[[1,2],[3,4]]"), "coordinates.malformed", "[[", "第 1 个要素的坐标写法有误：“[[”。", "The coordinates of feature 1 are malformed: '[['." },
        { Polygon("[[[[1,2]]]]"), "coordinates.malformed", "[[[[", "第 1 个要素的坐标写法有误：“[[[[”。", "The coordinates of feature 1 are malformed: '[[[['." },
        { Polygon("[[[[[1,2]]]]]"), "coordinates.malformed", "[", "第 1 个要素的坐标写法有误：“[”。", "The coordinates of feature 1 are malformed: '['." },
        { Polygon("7"), "coordinates.malformed", "7", "第 1 个要素的坐标写法有误：“7”。", "The coordinates of feature 1 are malformed: '7'." },
        { Polygon("[[[1,2],[3,4],[5,6],[7,8],[9,10],[1,2]]]"), "feature.too-many-vertices", null, "第 1 个要素超过 5 个界址点。", "Feature 1 has more than 5 vertices." },
        { """{"type":"Feature","id":"\ud800"}""", "feature.text-broken", null, "第 1 个要素的文字不是有效的 UTF-8。", "The text of feature 1 is not valid UTF-8." },
    };

    private const string NotGeoJsonZh = "文件是 JSON，但不是 GeoJSON：缺少 FeatureCollection、Feature 或几何对象。";
    private const string NotGeoJsonEn = "The file is JSON but not GeoJSON: there is no FeatureCollection, Feature or geometry.";

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_is_refused(string json, string code, int? line, string? column, string zh, string en)
    {
        var problem = Assert.Single(Read(Encoding.UTF8.GetBytes(json))).Problem!;

        Assert.Equal((code, line, column, zh, en), (problem.Code, problem.Line, problem.Column, problem.Message.Zh, problem.Message.En));
        Assert.Equal(ProblemLevel.File, problem.Level);
    }

    [Theory]
    [MemberData(nameof(Records))]
    public void A_record_is_refused(string feature, string code, string? value, string zh, string en)
    {
        var problem = Assert.Single(Read(Encoding.UTF8.GetBytes("{\"type\":\"FeatureCollection\",\"features\":[" + feature + "]}"))).Problem!;

        Assert.Equal((code, 1, value, zh, en), (problem.Code, problem.Line, problem.Value, problem.Message.Zh, problem.Message.En));
        Assert.Equal(ProblemLevel.Row, problem.Level);
    }

    [Fact]
    public void A_file_in_utf_16_is_refused()
    {
        foreach (var encoding in new[] { Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            var problem = Assert.Single(Read([.. encoding.GetPreamble(), .. encoding.GetBytes("{}")])).Problem!;
            Assert.Equal(("json.not-utf8", "文件不是 UTF-8 编码。", "The file is not in UTF-8."), (problem.Code, problem.Message.Zh, problem.Message.En));
        }
    }

    [Fact]
    public void Names_in_gbk_are_refused_and_not_read_as_something_else()
    {
        // 辽阳 in GBK.
        byte[] bytes = [.. """{"type":"Feature","geometry":{"type":"Polygon","coordinates":[[[1,2],[3,4]]]},"properties":{"XMC":" """u8, 0xC1, 0xC9, 0xD1, 0xF4, .. "\"}}"u8];

        Assert.Equal("feature.text-broken", Assert.Single(Read(bytes)).Problem!.Code);
        // Where no attribute is asked for, none can be misread.
        Assert.True(Assert.Single(GeoJsonReader.Read(new MemoryStream(bytes), Small, attributes: false)).Ok);
    }

    private static string Polygon(string coordinates) => """{"type":"Feature","geometry":{"type":"Polygon","coordinates":""" + coordinates + "}}";

    private static string Collection(string coordinates) =>
        """{"type":"Feature","geometry":{"type":"GeometryCollection","geometries":[{"type":"Polygon","coordinates":""" + coordinates + "}]}}";

    private static List<Outcome<RawFeature>> Read(byte[] bytes) => [.. GeoJsonReader.Read(new MemoryStream(bytes), Small)];
}
