using System.Text;
using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Formats;
using PlanMonitor.Spatial.Tests.Formats.Shapefile;
using Xunit;

namespace PlanMonitor.Spatial.Tests.Formats;

/// <summary>Files that no reader takes say what they are and what to do; GeoJSON in UTF-16 is read.</summary>
public sealed class ForeignFormatTests
{
    private const string Convert = "ogr2ogr -f GPKG out.gpkg in.";

    private const string Cad = "ogr2ogr -f GPKG out.gpkg in.dxf -a_srs EPSG:4549 --config DXF_CLOSED_LINE_AS_POLYGON TRUE";

    private const string GeoJson = "{\"type\":\"FeatureCollection\",\"features\":[\n{\"type\":\"Feature\",\"id\":\"g\",\"properties\":{\"名称\":\"图斑\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[1,2],[3,4],[5,1],[1,2]]]}}\n]}";

    /// <summary>The first bytes of a file (\x for one byte), code, value.</summary>
    public static TheoryData<string, string, string?> Files() => new()
    {
        { @"fgb\x03fgb\x01d\x02\x00\x00", "format.gis", "FlatGeobuf" },
        { @"PAR1\x15\x04", "format.gis", "GeoParquet" },
        { @"\x00\x01\x00\x00Standard Jet DB\x00", "format.gis", "Personal Geodatabase (MDB)" },
        { "!table\n!version 300\n!charset WindowsSimpChinese\n\nDefinition Table\n", "format.gis", "MapInfo TAB" },
        { "Version 300\r\nCharset \"WindowsSimpChinese\"\r\nDelimiter \",\"\r\nCoordSys Earth Projection 1, 104\r\nColumns 1\r\n  JCBH Char(10)\r\nData\r\n\r\nRegion 1\r\n 4\r\n124.1 40.1\r\n124.2 40.1\r\n124.2 40.2\r\n124.1 40.1\r\n", "format.gis", "MapInfo MIF/MID" },
        { "{\"arcs\":[],\n \"type\" : \"Topology\",\"objects\":{}}", "format.gis", "TopoJSON" },
        { @"AC1032\x00\x00\x00\x00", "format.cad", "DWG" },
        { "  0\r\nSECTION\r\n  2\r\nHEADER\r\n", "format.cad", "DXF" },
        { "999\nDXF made by hand\n0\nSECTION\n2\nENTITIES\n", "format.cad", "DXF" },
        { @"AutoCAD Binary DXF\x0D\x0A\x1A\x00", "format.cad", "DXF" },
        { "WMAP`D23" + @"\x02\x00\x00\x00", "format.mapgis", null },
        { "%PDF-1.7\n%âãÏÓ\n1 0 obj\n", "format.document", "PDF" },
        { @"\x89PNG\x0D\x0A", "format.image", "PNG" },
        { @"\xFF\xD8\xFF\xE0\x00\x10JFIF", "format.image", "JPEG" },
        { @"II*\x00\x08\x00\x00\x00", "format.image", "TIFF" },
        { "<!DOCTYPE html>\n<html><body>登录</body></html>", "format.web-page", null },
        { @"\x01\x02\x00\x03anything", "format.unknown", null },
        { @"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\x00\x00", "table.is-xls", null },
    };

    /// <summary>What is said, word for word.</summary>
    public static TheoryData<string, string, string, string, string> Words() => new()
    {
        {
            @"fgb\x03fgb\x01", "文件是 FlatGeobuf，这种格式不能读取。", "The file is FlatGeobuf, a format that is not read.",
            $"请转换为 GeoPackage 后上传，例如用 GDAL：{Convert}fgb；也可以在 QGIS 或 ArcGIS 中导出。", $"Convert it to GeoPackage and upload that, for example with GDAL: {Convert}fgb; or export it from QGIS or ArcGIS."
        },
        {
            @"AC1032\x00", "文件是 CAD 图形（DWG），不能读取。", "The file is a CAD drawing (DWG), which is not read.",
            $"请在 CAD 中把边界画成闭合多段线，存为 DXF，再转换为 GeoPackage 并注明坐标系后上传，例如用 GDAL（代号按实际坐标系填写）：{Cad}",
            $"Draw the boundaries as closed polylines, save them as DXF, convert that to GeoPackage with its coordinate system and upload it, for example with GDAL (give the code of your system): {Cad}"
        },
        {
            "WMAP`D23", "文件是 MapGIS 图形（.wp、.wl、.wt），不能读取。", "The file is a MapGIS drawing (.wp, .wl, .wt), which is not read.",
            "请在 MapGIS 中转换为 SHAPE 文件，把 .shp、.dbf、.prj 压缩成 zip 后上传。", "Convert it to a shapefile in MapGIS, pack .shp, .dbf and .prj as a zip and upload that."
        },
        {
            "%PDF-1.7", "文件是 PDF 文档，不是图形数据。", "The file is a PDF document and holds no boundaries that can be read.",
            "请上传制图所用的图形数据（shapefile、GeoPackage、GeoJSON 或界址点 TXT）；没有的请向制图单位索取。", "Upload the data that it was made from (shapefile, GeoPackage, GeoJSON or boundary points as TXT); ask whoever made it."
        },
        {
            @"\x89PNG", "文件是图片（PNG），没有可以读取的边界。", "The file is an image (PNG) and holds no boundaries that can be read.",
            "请在 QGIS 或 ArcGIS 中按影像勾绘边界，导出为 GeoPackage 或 shapefile 后上传。", "Draw the boundaries over the image in QGIS or ArcGIS, export them as GeoPackage or shapefile and upload that."
        },
        {
            "<html>", "文件是网页，不是图形数据：下载时可能没有登录。", "The file is a web page and no data: whoever downloaded it may not have been signed in.",
            "请重新下载原始数据后再上传。", "Download the data again and upload it."
        },
        {
            @"\x01\x00", "文件的格式无法识别。", "The format of the file is not known.",
            "请上传 shapefile（zip）、GeoJSON、GeoPackage、KML、界址点 TXT 或带坐标的表格；其他格式请先转换为 GeoPackage，例如用 QGIS，或用 GDAL：ogr2ogr -f GPKG out.gpkg FILE",
            "Upload a shapefile (zip), GeoJSON, GeoPackage, KML, boundary points as TXT or a table with coordinates; convert others to GeoPackage first, for example with QGIS, or with GDAL: ogr2ogr -f GPKG out.gpkg FILE"
        },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_that_no_reader_takes_is_known_for_what_it_is(string head, string code, string? value)
    {
        var problem = Assert.Single(Read(Bytes(head))).Problem!;
        Assert.Equal((code, value, ProblemLevel.File), (problem.Code, problem.Value, problem.Level));
    }

    [Theory]
    [MemberData(nameof(Words))]
    public void It_says_what_to_do(string head, string zh, string en, string actionZh, string actionEn)
    {
        var problem = Assert.Single(Read(Bytes(head))).Problem!;
        Assert.Equal((zh, en, actionZh, actionEn), (problem.Message.Zh, problem.Message.En, problem.Action.Zh, problem.Action.En));
    }

    [Fact]
    public void Every_message_stands_here() => Assert.Equal(
        MessageCatalogue.All.Select(entry => entry.Code).Where(code => code.StartsWith("format.", StringComparison.Ordinal)),
        Words().Select(row => Read(Bytes(row.Data.Item1)).Single().Problem!.Code).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData(false, true)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    [InlineData(true, false)]
    public void GeoJson_in_UTF16_is_read_with_a_mark_and_without(bool bigEndian, bool mark)
    {
        var encoding = new UnicodeEncoding(bigEndian, mark);
        foreach (var text in new[] { GeoJson, "\n\n" + GeoJson, GeoJson[(GeoJson.IndexOf('\n', StringComparison.Ordinal) + 1)..^3] })
        {
            Assert.Equal("1 g {名称=图斑} 1 2,3 4,5 1,1 2", Shp.Lines(Read([.. encoding.GetPreamble(), .. encoding.GetBytes(text)])));
        }
    }

    [Theory]
    [InlineData(0, 1, 3)]
    [InlineData(0x0000, 2, 2)]
    [InlineData(0xD800, 2, 2)]
    public void What_is_broken_in_UTF16_is_told_and_never_passes_for_text(int code, int bytes, int line)
    {
        byte[] whole = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(GeoJson)];
        // Cut in the middle of the last character, or one of the name overwritten.
        var at = whole.AsSpan().IndexOf(Encoding.Unicode.GetBytes("图"));
        byte[] broken = bytes == 1 ? whole[..^1] : [.. whole[..at], (byte)(code & 0xFF), (byte)(code >> 8), .. whole[(at + 2)..]];
        var problem = Read(broken)[^1].Problem!;
        Assert.Equal(("json.broken", line), (problem.Code, problem.Line));
    }

    [Fact]
    public void Boundary_points_in_UTF16_are_no_JSON_although_they_begin_with_a_bracket()
    {
        var text = "[属性描述]\n坐标系=2000国家大地坐标系\n[地块坐标]\n4,1,T1,名,面,,,,@\nJ1,1,4507088.2,41473349.9\nJ2,1,4507088.2,41473449.9\nJ3,1,4507188.2,41473449.9\nJ1,1,4507088.2,41473349.9\n";
        Assert.Equal("T1", Assert.Single(Read([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(text)]), item => item.Ok).Value.Id);
    }

    private static List<Outcome<RawFeature>> Read(byte[] bytes) => [.. FeatureFile.Read(SourceFile.Of("图斑.dat", bytes))];

    private static byte[] Bytes(string head)
    {
        var bytes = new List<byte>();
        for (var at = 0; at < head.Length; at++)
        {
            if (head.AsSpan(at).StartsWith(@"\x", StringComparison.Ordinal))
            {
                bytes.Add(System.Convert.ToByte(head.Substring(at + 2, 2), 16));
                at += 3;
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(head[at..(at + 1)]));
            }
        }
        return [.. bytes];
    }
}
