using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Formats;
using Xunit;
using static PlanMonitor.Spatial.Tests.Formats.GeoPackage.GeoPackageSample;

namespace PlanMonitor.Spatial.Tests.Formats.GeoPackage;

/// <summary>What is refused or remarked, word for word.</summary>
public sealed class GeoPackageProblemTests
{
    private static readonly byte[] Good = Wkb.Blob(new Wkb().Polygon(Wkb.Square));

    public static TheoryData<byte[], string, string, string> Files() => new()
    {
        { Of(Good)[..50], "geopackage.damaged", "GeoPackage 文件损坏（第 1 页）。", "The GeoPackage is damaged (page 1)." },
        { Changed(Of(Good), 16, 0x0F), "geopackage.damaged", "GeoPackage 文件损坏（第 1 页）。", "The GeoPackage is damaged (page 1)." },
        { Of(Good)[..12288], "geopackage.incomplete", "GeoPackage 文件不完整：应有 9 页，实际只有 3 页。", "The GeoPackage is incomplete: it should have 9 pages and has 3." },
        { Build("CREATE TABLE a (b)"), "geopackage.not-one", "文件是 SQLite 数据库，但不是 GeoPackage：没有 gpkg_geometry_columns 表。",
            "The file is an SQLite database but no GeoPackage: it has no table gpkg_geometry_columns." },
        { Build(Lists), "geopackage.no-features", "GeoPackage 中没有要素表，只有影像瓦片或属性表。", "The GeoPackage has no feature table, only tiles or tables without geometry." },
        { Build(Lists, "DROP TABLE gpkg_geometry_columns"), "geopackage.no-features", "GeoPackage 中没有要素表，只有影像瓦片或属性表。", "The GeoPackage has no feature table, only tiles or tables without geometry." },
        { Build(Lists, Layer(""), "ALTER TABLE 图斑 RENAME TO t", "CREATE VIEW 图斑 AS SELECT * FROM t", "UPDATE gpkg_geometry_columns SET table_name = '图斑'"), "geopackage.table-unreadable",
            "图层“图斑”不是普通数据表（是视图、虚拟表，或缺少图形字段），未读取。", "The layer '图斑' is no ordinary table (it is a view, a virtual table, or lacks its geometry column) and was not read." },
        { Build(Lists, Layer(""), "UPDATE gpkg_geometry_columns SET column_name = 'shape'"), "geopackage.table-unreadable",
            "图层“图斑”不是普通数据表（是视图、虚拟表，或缺少图形字段），未读取。", "The layer '图斑' is no ordinary table (it is a view, a virtual table, or lacks its geometry column) and was not read." },
        { Changed(Build(Lists, Layer("")), 19, 2), "geopackage.open-elsewhere", "GeoPackage 带有预写日志（WAL）标记，可能是在软件打开时复制的，最近的修改可能不在文件里。",
            "The GeoPackage is marked for a write-ahead log (WAL): it may have been copied while a program had it open, and the last edits may be missing." },
    };

    public static TheoryData<string, string, string, string> Rows() => new()
    {
        { "NULL", "geometry.missing", "第 1 个要素没有图形。", "Feature 1 has no geometry." },
        { Hex(Wkb.Blob(new Wkb().Polygon(), flags: 0x10)), "geometry.empty", "第 1 个要素的图形是空的。", "The geometry of feature 1 is empty." },
        { Hex(Wkb.Blob(new Wkb().Many(6))), "geometry.empty", "第 1 个要素的图形是空的。", "The geometry of feature 1 is empty." },
        { Hex(Wkb.Blob(new Wkb().Point(1, 2))), "feature.not-polygon", "第 1 个要素是“Point”，不是面。", "Feature 1 is a 'Point', not a polygon." },
        { Hex(Wkb.Blob(new Wkb().Many(7, new Wkb().Line(1, 2, 3, 4)))), "feature.not-polygon", "第 1 个要素是“LineString”，不是面。", "Feature 1 is a 'LineString', not a polygon." },
        { Hex(Wkb.Blob(new Wkb().Many(12, new Wkb().Many(10)))), "feature.not-polygon", "第 1 个要素是“CurvePolygon”，不是面。", "Feature 1 is a 'CurvePolygon', not a polygon." },
        { Hex(Wkb.Blob(new Wkb().Polygon(Wkb.Square), flags: 0x20)), "geopackage.geometry-extended", "第 1 个要素的图形用的是扩展类型，不能读取。", "The geometry of feature 1 is of an extended type and cannot be read." },
        { Hex(Good[..^1]), "geometry.binary-broken", "第 1 个要素的图形数据损坏。", "The geometry data of feature 1 is damaged." },
        { Hex(Wkb.Blob(new Wkb().Polygon(Wkb.Square), envelope: 5)), "geometry.binary-broken", "第 1 个要素的图形数据损坏。", "The geometry data of feature 1 is damaged." },
        { "'POLYGON((1 2))'", "geometry.binary-broken", "第 1 个要素的图形数据损坏。", "The geometry data of feature 1 is damaged." },
        { Hex(Wkb.Blob(new Wkb().Polygon([.. Enumerable.Repeat(1.0, 22)]))), "feature.too-many-vertices", "第 1 个要素超过 10 个界址点。", "Feature 1 has more than 10 vertices." },
        { Hex(Wkb.Blob(new Wkb().Polygon(Wkb.Square), system: 4326)), "geopackage.system-differs", "第 1 个要素的图形写明坐标系编号 4326，而其图层的编号是 4490，按图层处理。",
            "The geometry of feature 1 names the coordinate system 4326, its layer 4490; the layer's was taken." },
        { Hex(Good) + ", JCBH = CAST(X'C1C9' AS TEXT)", "feature.text-broken", "第 1 个要素的文字不是有效的 UTF-8。", "The text of feature 1 is not valid UTF-8." },
        { Hex(Good) + ", JCBH = X'01'", "geopackage.blob-left-out", "字段“JCBH”存有二进制内容（如照片），没有读取。", "The column 'JCBH' holds binary content such as photos; it was not read." },
        { Hex(Wkb.Blob(new Wkb().Many(7, new Wkb().Point(1, 2), new Wkb().Polygon(Wkb.Square)))), "geometry.part-left-out",
            "第 1 个要素中除面以外还有“Point”，它没有面积，已舍去。", "Feature 1 holds a 'Point' beside its polygons; it has no area and was left out." },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_is_refused_or_remarked(byte[] file, string code, string zh, string en)
    {
        var problem = Read(file).First(item => !item.Ok).Problem!;

        Assert.Equal((code, zh, en), (problem.Code, problem.Message.Zh, problem.Message.En));
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_row_is_refused_or_remarked(string geometry, string code, string zh, string en)
    {
        var items = Read(Build(Lists, Layer("JCBH TEXT"), "INSERT INTO 图斑 (fid) VALUES (1)", $"UPDATE 图斑 SET geom = {geometry}"));
        var problem = Assert.Single(items, item => !item.Ok).Problem!;

        Assert.Equal((code, 1, zh, en), (problem.Code, problem.Line, problem.Message.Zh, problem.Message.En));
        Assert.Equal(problem.Level == ProblemLevel.Remark, items.Exists(item => item.Ok));
    }

    [Theory]
    [InlineData("geopackage.damaged", "请重新导出为 GeoPackage 后再上传。", "Export the GeoPackage again and upload it.")]
    [InlineData("geopackage.incomplete", "文件可能没有传完，请重新上传；仍不行的请重新导出。", "It may not have been sent whole: upload it again, or export it again where that does not help.")]
    [InlineData("geopackage.not-one", "请用制图软件导出为 GeoPackage 后再上传。", "Export the data as GeoPackage from a mapping program and upload it.")]
    [InlineData("geopackage.no-features", "请导出含面要素的图层后再上传。", "Export a layer of polygons and upload it.")]
    [InlineData("geopackage.open-elsewhere", "请在制图软件中关闭该文件，核对后重新上传。", "Close the file in the mapping program, check it and upload it again.")]
    [InlineData("geopackage.system-differs", "请核对图层的坐标系。", "Check the coordinate system of the layer.")]
    [InlineData("geopackage.blob-left-out", "无需处理。", "Nothing to do.")]
    [InlineData("geopackage.table-unreadable", "请把该图层另存为新的 GeoPackage 后再上传。", "Save the layer to a new GeoPackage and upload it.")]
    [InlineData("geopackage.geometry-extended", "请转换为普通的面（Polygon 或 MultiPolygon）后再上传。", "Convert it to plain polygons (Polygon or MultiPolygon) and upload it again.")]
    [InlineData("geometry.binary-broken", "请在制图软件中检查该要素，重新导出后再上传。", "Check the feature in a mapping program, export the data again and upload it.")]
    [InlineData("geometry.part-left-out", "无需处理；如该部分应为面，请改正后重新上传。", "Nothing to do; where it should be a polygon, correct it and upload the file again.")]
    public void Says_what_to_do(string code, string zh, string en)
    {
        var action = MessageCatalogue.Entry(code).Action;

        Assert.Equal((zh, en), (action.Zh, action.En));
    }

    [Fact]
    public void A_row_larger_than_the_limit_ends_the_file()
    {
        var file = Build(Lists, Layer("a TEXT"), $"INSERT INTO 图斑 (geom) VALUES ({Hex(Good)})", "INSERT INTO 图斑 (a) VALUES (hex(zeroblob(2000000)))");

        Assert.Equal([null, "feature.too-large"], FeatureFile.Read(SourceFile.Of("a", file), new(FeatureBytes: 1 << 20)).Select(item => item.Problem?.Code));
    }

    private static byte[] Changed(byte[] file, int at, byte value)
    {
        file[at] = value;
        return file;
    }

    private static List<Outcome<RawFeature>> Read(byte[] file) => [.. FeatureFile.Read(SourceFile.Of("图斑.gpkg", file), new(FeatureVertices: 10))];
}
