using System.Text;
using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Formats;
using Xunit;

namespace PlanMonitor.Spatial.Tests.Formats.Kml;

/// <summary>What is refused or remarked, word for word.</summary>
public sealed class KmlProblemTests
{
    private static readonly FormatLimits Small = new(FeatureBytes: 1 << 20, FeatureVertices: 5, BufferBytes: 64);

    public static TheoryData<string, string, int?, string, string> Files() => new()
    {
        { "<kml><Document>", "kml.broken", 1, "第 1 行第 16 个字符处 XML 格式损坏。", "The XML is broken at line 1, character 16." },
        { "<kml>\n<a></b></kml>", "kml.broken", 2, "第 2 行第 6 个字符处 XML 格式损坏。", "The XML is broken at line 2, character 6." },
        { "<kml>&x;</kml>", "kml.broken", 1, "第 1 行第 7 个字符处 XML 格式损坏。", "The XML is broken at line 1, character 7." },
        { "<rss><p>404</p></rss>", "kml.not-kml", 1, "文件是 XML，但不是 KML：根元素是“rss”。", "The file is XML but not KML: its root element is 'rss'." },
        { "<gpx xmlns='http://www.topografix.com/GPX/1/1'/>", "kml.not-kml", 1, "文件是 XML，但不是 KML：根元素是“gpx”。", "The file is XML but not KML: its root element is 'gpx'." },
        { "<?xml version='1.0'?><!DOCTYPE kml [<!ENTITY a 'aaaa'><!ENTITY b SYSTEM 'file:///etc/passwd'>]><kml>&b;</kml>", "kml.dtd", null,
            "文件带有文档类型声明（DOCTYPE），出于安全不予读取。", "The file has a document type declaration (DOCTYPE), which is not read for safety." },
        { "<kml>" + string.Concat(Enumerable.Repeat("<Folder>", 70)), "kml.too-deep", 1, "第 1 行的 XML 嵌套超过 64 层。", "The XML at line 1 is nested more than 64 levels deep." },
        { "<kml><Placemark>" + string.Concat(Enumerable.Repeat("<MultiGeometry>", 70)), "kml.too-deep", 1, "第 1 行的 XML 嵌套超过 64 层。", "The XML at line 1 is nested more than 64 levels deep." },
        { "<kml><Placemark><ExtendedData>" + string.Concat(Enumerable.Repeat("<a>", 70)), "kml.too-deep", 1, "第 1 行的 XML 嵌套超过 64 层。", "The XML at line 1 is nested more than 64 levels deep." },
        { "<?xml version='1.0' encoding='x-klingon'?><kml/>", "kml.encoding-unknown", null, "文件声明的编码是“x-klingon”，不能识别。", "The file declares the encoding 'x-klingon', which is not known." },
        { "<kml><Placemark><name>" + new string('x', 2 << 20), "feature.too-large", 1, "第 1 个要素超过 1 MB。", "Feature 1 is larger than 1 MB." },
        { "<kml a='" + new string('x', 2 << 20), "feature.too-large", 1, "第 1 个要素超过 1 MB。", "Feature 1 is larger than 1 MB." },
        { "<kml>\n<NetworkLink/></kml>", "kml.network-link", 2, "第 2 行的网络链接（NetworkLink）没有读取，只读取文件本身的内容。",
            "The network link (NetworkLink) at line 2 was not followed; only what the file itself holds was read." },
    };

    public static TheoryData<string, string, string?, string, string> Rows() => new()
    {
        { "<name>x</name>", "geometry.missing", null, "第 1 个要素没有图形。", "Feature 1 has no geometry." },
        { "<Polygon/>", "geometry.empty", null, "第 1 个要素的图形是空的。", "The geometry of feature 1 is empty." },
        { Polygon(""), "geometry.empty", null, "第 1 个要素的图形是空的。", "The geometry of feature 1 is empty." },
        { "<Point><coordinates>1,2</coordinates></Point>", "feature.not-polygon", "Point", "第 1 个要素是“Point”，不是面。", "Feature 1 is a 'Point', not a polygon." },
        { "<MultiGeometry><LineString><coordinates>1,2 3,4</coordinates></LineString></MultiGeometry>", "feature.not-polygon", "LineString", "第 1 个要素是“LineString”，不是面。", "Feature 1 is a 'LineString', not a polygon." },
        { "<gx:Track xmlns:gx='http://www.google.com/kml/ext/2.2'/>", "feature.not-polygon", "Track", "第 1 个要素是“Track”，不是面。", "Feature 1 is a 'Track', not a polygon." },
        { Polygon("1,2 3 4,5"), "kml.coordinates-malformed", "3", "第 1 个要素的坐标写法有误：“3”。", "The coordinates of feature 1 are malformed: '3'." },
        { Polygon("1,2,\n3,4,\n"), "kml.coordinates-malformed", "4", "第 1 个要素的坐标写法有误：“4”。", "The coordinates of feature 1 are malformed: '4'." },
        { Polygon("1,2 3,4,"), "kml.coordinates-malformed", ",", "第 1 个要素的坐标写法有误：“,”。", "The coordinates of feature 1 are malformed: ','." },
        { Polygon("1,,2"), "kml.coordinates-malformed", ",", "第 1 个要素的坐标写法有误：“,”。", "The coordinates of feature 1 are malformed: ','." },
        { Polygon("123°30′,41"), "kml.coordinates-malformed", "123°30′", "第 1 个要素的坐标写法有误：“123°30′”。", "The coordinates of feature 1 are malformed: '123°30′'." },
        { Polygon("123，41 1，2"), "kml.coordinates-malformed", "123，41", "第 1 个要素的坐标写法有误：“123，41”。", "The coordinates of feature 1 are malformed: '123，41'." },
        { Polygon("NaN,Infinity 1,2"), "kml.coordinates-malformed", "NaN", "第 1 个要素的坐标写法有误：“NaN”。", "The coordinates of feature 1 are malformed: 'NaN'." },
        { Polygon("1,2 3,4 5,6 7,8 9,10 1,2"), "feature.too-many-vertices", null, "第 1 个要素超过 5 个界址点。", "Feature 1 has more than 5 vertices." },
        { "<MultiGeometry><Point/>" + Polygon("1,2 3,4 5,6 1,2") + "</MultiGeometry>", "geometry.part-left-out", "Point",
            "第 1 个要素中除面以外还有“Point”，它没有面积，已舍去。", "Feature 1 holds a 'Point' beside its polygons; it has no area and was left out." },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_is_refused_or_remarked(string kml, string code, int? line, string zh, string en)
    {
        var problem = Assert.Single(Read(Encoding.UTF8.GetBytes(kml))).Problem!;

        Assert.Equal((code, line, zh, en), (problem.Code, problem.Line, problem.Message.Zh, problem.Message.En));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_Placemark_is_refused_or_remarked(string geometry, string code, string? value, string zh, string en)
    {
        var items = Read(Encoding.UTF8.GetBytes($"<kml><Placemark>{geometry}</Placemark></kml>"));
        var problem = Assert.Single(items, item => !item.Ok).Problem!;

        Assert.Equal((code, 1, value, zh, en), (problem.Code, problem.Line, problem.Value, problem.Message.Zh, problem.Message.En));
        Assert.Equal(problem.Level == ProblemLevel.Remark, items.Exists(item => item.Ok));
    }

    [Fact]
    public void Text_that_does_not_fit_its_encoding_is_refused()
    {
        // 辽阳 in GBK, in a file that declares nothing.
        byte[] bytes = [.. "<kml>\n<Placemark><name>"u8, 0xC1, 0xC9, 0xD1, 0xF4, .. "</name></Placemark></kml>"u8];

        var problem = Assert.Single(Read(bytes)).Problem!;

        Assert.Equal("kml.encoding-wrong", problem.Code);
        Assert.Equal($"第 {problem.Line} 行之后的文字不符合文件声明的编码（没有声明的按 UTF-8）。", problem.Message.Zh);
        Assert.Equal($"The text after line {problem.Line} does not fit the encoding that the file declares (UTF-8 where it declares none).", problem.Message.En);
    }

    [Theory]
    [InlineData("kml.broken", "文件可能没有传完或被手工改动过，请重新导出后再上传。", "The file may be incomplete or edited by hand: export it again and upload it.")]
    [InlineData("kml.not-kml", "请用制图软件导出为 KML 后再上传。", "Export the data as KML from a mapping program and upload it.")]
    [InlineData("kml.dtd", "KML 不需要该声明，请重新导出后再上传。", "KML needs none: export the file again and upload it.")]
    [InlineData("kml.too-deep", "正常的 KML 不会嵌套这么深，请检查文件来源。", "No regular KML is nested that deep: check where the file comes from.")]
    [InlineData("kml.encoding-unknown", "请另存为 UTF-8 编码后再上传。", "Save the file as UTF-8 and upload it again.")]
    [InlineData("kml.encoding-wrong", "文件可能是 GBK 编码，请另存为 UTF-8 后再上传。", "The file may be in GBK: save it as UTF-8 and upload it again.")]
    [InlineData("kml.network-link", "链接中的图形如需上传，请另存为本地 KML。", "Where the linked shapes are wanted, save them to a KML of their own and upload that.")]
    [InlineData("kml.coordinates-malformed", "每个点应写作 经度,纬度 或 经度,纬度,高程，点与点之间用空格分开。", "Write each point as longitude,latitude or longitude,latitude,altitude, with a blank between points.")]
    public void Says_what_to_do(string code, string zh, string en)
    {
        var action = MessageCatalogue.Entry(code).Action;

        Assert.Equal((zh, en), (action.Zh, action.En));
    }

    private static string Polygon(string coordinates) => $"<Polygon><outerBoundaryIs><LinearRing><coordinates>{coordinates}</coordinates></LinearRing></outerBoundaryIs></Polygon>";

    private static List<Outcome<RawFeature>> Read(byte[] file) => [.. FeatureFile.Read(SourceFile.Of("图斑.kml", file), Small)];
}
