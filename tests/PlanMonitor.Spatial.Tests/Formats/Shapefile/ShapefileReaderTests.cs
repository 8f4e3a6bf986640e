using PlanMonitor.Spatial.Formats;
using Xunit;

namespace PlanMonitor.Spatial.Tests.Formats.Shapefile;

public sealed class ShapefileReaderTests
{
    private const string Hole = "2 2,4 2,4 4,2 4,2 2", HoleClockwise = "2 2,2 4,4 4,4 2,2 2", Far = "20 0,20 9,29 9,29 0,20 0";

    /// <summary>Type, rings in the order of the file, what is read.</summary>
    public static TheoryData<int, string, string> Shapes() => new()
    {
        { 5, Shp.Square, Shp.Square },
        { 15, Shp.Square, Shp.Square },
        { 25, Shp.Square, Shp.Square },
        { 5, Shp.Square + "|" + Hole, Shp.Square + " - " + Hole },
        { 15, Shp.Square + "|" + Hole, Shp.Square + " - " + Hole },
        { 5, Hole + "|" + Shp.Square, Shp.Square + " - " + Hole },
        { 5, Shp.Square + "|" + Far, Shp.Square + " / " + Far },
        { 5, Shp.Square + "|" + Far + "|" + Hole, Shp.Square + " - " + Hole + " / " + Far },
        { 5, Shp.Square + "|" + Hole + "|2.5 2.5,2.5 3,3 3,2.5 2.5", Shp.Square + " - " + Hole + " / 2.5 2.5,2.5 3,3 3,2.5 2.5" },
        { 5, "0 0,9 0,9 9,0 0", "0 0,9 0,9 9,0 0" },
    };

    /// <summary>Columns, one row in UTF-8, attributes as read.</summary>
    public static TheoryData<string, string, string> Values() => new()
    {
        { "JCBH C10", "图斑1", "JCBH=图斑1" },
        { "A C10", "  x y  ", "A=  x y" },
        { "A C10", "x\0junk", "A=x" },
        { "A C10", "", "" },
        { "A C300", new string('宽', 100), "A=" + new string('宽', 100) },
        { "A C5", "图斑", "A=图" },
        { "A N12.3", "     12.500", "A=12.500" },
        { "A N12.3", "************", "" },
        { "A N5", "", "" },
        { "A F20.5", "1.2e+3", "A=1.2e+3" },
        { "A D8", "20240331", "A=20240331" },
        { "A D8", "00000000", "" },
        { "A D8", "", "" },
        { "A L1", "T", "A=true" },
        { "A L1", "y", "A=true" },
        { "A L1", "F", "A=false" },
        { "A L1", "?", "" },
        { "A M10", "1234567890", "" },
        { "面积 N5,备注 C9,面积 N5", "12|好|34", "面积=12 备注=好 面积_2=34" },
        { "采矿许可证号 C9", "C2100", "采矿许=C2100" },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Rings_become_polygons(int type, string rings, string expected)
    {
        var table = new DbfBytes("JCBH C10").Row("A1").ToArray();
        foreach (var measures in new[] { true, false })
        {
            Assert.Equal("1 A1 {JCBH=A1} " + expected, Shp.Lines(Shp.Read(Shp.File(new ShpBytes(type).Polygon(rings, measures).ToArray(), table))));
        }
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void Attributes_are_read_as_text(string columns, string row, string expected)
    {
        var items = Shp.Read(Shp.File(new ShpBytes().Polygon(Shp.Square).ToArray(), new DbfBytes(columns).Row(row).ToArray(), cpg: "UTF-8"));
        Assert.Equal(expected, string.Join(' ', items.Single(item => item.Ok).Value.Attributes.Select(pair => $"{pair.Key}={pair.Value}")));
    }

    [Fact]
    public void Numbers_and_moments_stored_as_bytes_are_read()
    {
        byte[] moment = [.. ShpBytes.Little(2_460_401), .. ShpBytes.Little(((13 * 60) + 5) * 60_000)];
        var table = new DbfBytes("I I4,B B8,T @8,Y Y8").Row(false, ShpBytes.Little(-7), ShpBytes.Double(0.1), moment, [0x10, 0x27, 0, 0, 0, 0, 0, 0]).ToArray();
        Assert.Equal("1 0 {I=-7 B=0.1 T=2024-03-31 13:05:00 Y=1} " + Shp.Square, Shp.Line(Shp.Read(Shp.File(new ShpBytes().Polygon(Shp.Square).ToArray(), table)).Single()));
    }

    [Fact]
    public void Features_without_a_number_are_named_by_their_place_and_refused_ones_count()
    {
        var shapes = new ShpBytes().Polygon(Shp.Square).Null().Record(ShpBytes.Little(1)).Record(ShpBytes.Little(99)).Polygon(Far).ToArray();
        var table = new DbfBytes("JCBH C4,DKBH C4").Row("|D1").Row("|").Row("|").Row("|").Row("|").ToArray();
        Assert.Equal(
            "1 D1 {DKBH=D1} " + Shp.Square + "\ngeometry.missing 2\nfeature.not-polygon 3 Point\nshapefile.shape-broken 4\n5 4 {} " + Far,
            Shp.Lines(Shp.Read(Shp.File(shapes, table))));
    }

    [Fact]
    public void Deleted_rows_are_left_out_and_counted()
    {
        var shapes = new ShpBytes().Polygon(Shp.Square).Polygon(Far).ToArray();
        Assert.Equal("2 B {JCBH=B} " + Far + "\ndbf.deleted", Shp.Lines(Shp.Read(Shp.File(shapes, new DbfBytes("JCBH C4").Row("A", deleted: true).Row("B").ToArray()))));
    }

    [Fact]
    public void Without_attributes_ids_are_found_all_the_same()
    {
        var items = Shp.Read(Shp.File(new ShpBytes().Polygon(Shp.Square).ToArray(), new DbfBytes("X C4,JCBH C4").Row("x|A1").ToArray()), attributes: false);
        Assert.Equal("1 A1 {} " + Shp.Square, Shp.Lines(items));
        Assert.True(items[0].Value.Named);
    }

    [Fact]
    public void A_shapefile_alone_is_read_with_remarks()
    {
        Assert.Equal("shapefile.no-dbf\nshapefile.no-prj\n1 0 {} " + Shp.Square, Shp.Lines(Shp.Read(SourceFile.Of("a.shp", new ShpBytes().Polygon(Shp.Square).ToArray()))));
        Assert.NotNull(Shp.Read(Shp.File(new ShpBytes().Polygon(Shp.Square).ToArray(), new DbfBytes("A C1").Row("a").ToArray()))[0].Value.Crs);
    }

    [Fact]
    public void Directions_that_contradict_containment_are_told()
    {
        var table = new DbfBytes("JCBH C4").Row("A").ToArray();
        Assert.Equal(
            "shapefile.ring-directions 1\n1 A {JCBH=A} " + Shp.Square + " - " + HoleClockwise,
            Shp.Lines(Shp.Read(Shp.File(new ShpBytes().Polygon(Shp.Square + "|" + HoleClockwise).ToArray(), table))));
        // The other way round throughout is a habit of some programs.
        Assert.Equal(
            "1 A {JCBH=A} 0 0,9 0,9 9,0 9,0 0 - " + HoleClockwise,
            Shp.Lines(Shp.Read(Shp.File(new ShpBytes().Polygon("0 0,9 0,9 9,0 9,0 0|" + HoleClockwise).ToArray(), table))));
    }

    [Fact]
    public void Files_beside_are_found_whatever_their_case()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var path = Path.Combine(folder.FullName, "矿区.SHP");
            File.WriteAllBytes(path, new ShpBytes().Polygon(Shp.Square).ToArray());
            File.WriteAllBytes(Path.Combine(folder.FullName, "矿区.Dbf"), new DbfBytes("JCBH C4").Row("A").ToArray());
            File.WriteAllText(Path.Combine(folder.FullName, "矿区.prj"), "GEOGCS[]");
            Assert.Equal("1 A {JCBH=A} " + Shp.Square, Shp.Lines(Shp.Read(SourceFile.At(path))));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
