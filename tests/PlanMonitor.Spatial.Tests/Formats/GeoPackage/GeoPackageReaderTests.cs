using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Crs;
using PlanMonitor.Spatial.Formats;
using Xunit;
using static PlanMonitor.Spatial.Tests.Formats.GeoPackage.GeoPackageSample;

namespace PlanMonitor.Spatial.Tests.Formats.GeoPackage;

/// <summary>What is taken from a GeoPackage, however it is stored.</summary>
public sealed class GeoPackageReaderTests
{
    private const string Square = "123 41 123.01 41 123.01 41.01 123 41.01 123 41";
    private const string Hole = "123.002 41.002 123.002 41.008 123.008 41.008 123.002 41.002";

    [Theory]
    [InlineData(true, false, false, false)]
    [InlineData(false, false, false, false)]
    [InlineData(true, true, false, false)]
    [InlineData(true, false, true, false)]
    [InlineData(false, true, true, false)]
    [InlineData(true, true, false, true)]
    [InlineData(false, false, true, true)]
    [InlineData(true, true, true, true)]
    public void Every_form_of_well_known_binary_is_read(bool little, bool z, bool m, bool flags)
    {
        var wkb = new Wkb(little, z, m, flags);
        var polygon = wkb.Polygon(Wkb.Square, Wkb.Hole);
        byte[][] geometries =
        [
            polygon,
            wkb.Many(6, polygon, wkb.Polygon(Wkb.Square)),
            wkb.Many(7, wkb.Many(7, polygon), wkb.Many(6, wkb.Polygon(Wkb.Square))),
            wkb.Many(12, polygon),
            wkb.Many(7, wkb.Point(1, 2), wkb.Line(1, 2, 3, 4), wkb.Many(4, wkb.Point(1, 2)), polygon),
        ];

        foreach (var envelope in Enumerable.Range(0, 5))
        {
            Assert.Equal(
                [$"0: {Square}, {Hole}", $"1: {Square}, {Hole} | {Square}", $"2: {Square}, {Hole} | {Square}", $"3: {Square}, {Hole}", $"4: {Square}, {Hole}", "geometry.part-left-out"],
                Read(Of([.. geometries.Select(geometry => Wkb.Blob(geometry, envelope: envelope, little: little))])).Select(Written.Of));
        }
    }

    [Fact]
    public void A_number_of_a_system_inside_the_binary_is_passed_over()
    {
        byte[] wkb = [1, 3, 0, 0, 0x20, 0x8A, 0x11, 0, 0, .. new Wkb().Polygon(Wkb.Square)[5..]];

        Assert.Equal($"0: {Square}", Written.Of(Read(Of(Wkb.Blob(wkb)))));
    }

    [Fact]
    public void Several_tables_are_several_parts_and_records_go_on()
    {
        var blob = Hex(Wkb.Blob(new Wkb().Polygon(Wkb.Square)));
        var file = Build(Lists, Layer("JCBH TEXT"), Layer("id INTEGER", "红线", 0), $"INSERT INTO 图斑 (geom, JCBH) VALUES ({blob}, 'A1'), ({blob}, NULL)", $"INSERT INTO 红线 (geom) VALUES ({Hex(Wkb.Blob(new Wkb().Polygon(Wkb.Square), system: 0))})");

        var features = Read(file).Select(item => item.Value).ToList();

        Assert.Equal([("图斑", 1, "A1", true), ("图斑", 2, "1", false), ("红线", 3, "2", false)], features.Select(feature => (feature.Part!, feature.Record, feature.Id, feature.Named)));
        Assert.Equal([CrsKind.Cgcs2000, CrsKind.Cgcs2000, null], features.Select(feature => feature.Crs?.Kind));
    }

    [Fact]
    public void Attributes_are_kept_as_text_and_the_key_of_the_row_is_not_one()
    {
        var file = Build(
            Lists,
            Layer("JCBH TEXT(20), \"面积 (m²)\" REAL, 年 MEDIUMINT, 空 TEXT, 整 INTEGER, 大 INTEGER, flag BOOLEAN"),
            $"INSERT INTO 图斑 VALUES (7, {Hex(Wkb.Blob(new Wkb().Polygon(Wkb.Square)))}, '辽阳1', 12.50, 2026, NULL, -3, 9007199254740993, 1)",
            "ALTER TABLE 图斑 ADD COLUMN 批次 TEXT DEFAULT '第''一批'",
            "ALTER TABLE 图斑 ADD COLUMN 数 INTEGER DEFAULT -12",
            "ALTER TABLE 图斑 ADD COLUMN 无 TEXT",
            "ALTER TABLE 图斑 ADD COLUMN 双 AS (年 * 2)");

        var feature = Assert.Single(Read(file)).Value;

        Assert.Equal(("辽阳1", true), (feature.Id, feature.Named));
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["JCBH"] = "辽阳1", ["面积 (m²)"] = "12.5", ["年"] = "2026", ["整"] = "-3", ["大"] = "9007199254740993", ["flag"] = "1", ["批次"] = "第'一批", ["数"] = "-12",
            },
            feature.Attributes);
        Assert.Empty(Assert.Single(FeatureFile.Read(SourceFile.Of("a", file), attributes: false)).Value.Attributes);
        Assert.Equal("辽阳1", Assert.Single(FeatureFile.Read(SourceFile.Of("a", file), attributes: false)).Value.Id);
    }

    [Theory]
    [InlineData("'x', 4490, 'EPSG', 4490, 'undefined'", CrsKind.Cgcs2000, "EPSG:4490")]
    [InlineData("'x', 4490, 'epsg', 4326, 'undefined'", CrsKind.Wgs84, "EPSG:4326")]
    [InlineData("'本地坐标系', 4490, 'NONE', 4490, 'undefined'", CrsKind.Unknown, "本地坐标系")]
    [InlineData("'x', 5, 'EPSG', 4490, 'undefined'", CrsKind.Unknown, "srs_id 4490")]
    public void A_table_claims_the_system_that_it_names(string row, CrsKind kind, string text)
    {
        var file = Build(
            Lists, Layer(""), "DELETE FROM gpkg_spatial_ref_sys", $"INSERT INTO gpkg_spatial_ref_sys VALUES ({row}, NULL)",
            $"INSERT INTO 图斑 (geom) VALUES ({Hex(Wkb.Blob(new Wkb().Polygon(Wkb.Square)))})");

        var claim = Assert.Single(Read(file)).Value.Crs!;

        Assert.Equal((kind, text), (claim.Kind, claim.Text));
    }

    [Fact]
    public void A_spatial_index_and_other_tables_are_passed_over()
    {
        var file = Build(
            Lists, Layer("JCBH TEXT"),
            "CREATE VIRTUAL TABLE \"rtree_图斑_geom\" USING rtree(id, minx, maxx, miny, maxy)",
            "CREATE INDEX i ON 图斑 (JCBH)",
            "CREATE TRIGGER t AFTER INSERT ON 图斑 BEGIN INSERT INTO \"rtree_图斑_geom\" VALUES (NEW.fid, 123, 124, 41, 42); END",
            "CREATE TABLE notes (a TEXT)", "INSERT INTO notes VALUES ('x')",
            $"INSERT INTO 图斑 (geom, JCBH) VALUES ({Hex(Wkb.Blob(new Wkb().Polygon(Wkb.Square)))}, 'A')");

        Assert.Equal($"A: {Square}", Written.Of(Read(file)));
    }

    private static List<Outcome<RawFeature>> Read(byte[] file) => [.. FeatureFile.Read(SourceFile.Of("图斑.gpkg", file))];
}
