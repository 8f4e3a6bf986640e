using NetTopologySuite.Geometries;
using PlanMonitor.Spatial.Formats;
using PlanMonitor.Spatial.Formats.BoundaryPoints;
using PlanMonitor.Spatial.Formats.Tables;
using PlanMonitor.Spatial.Overlay.Export;
using PlanMonitor.Spatial.Repair;
using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Spatial.Tests.Overlay.Export;

/// <summary>Overlaps in the formats that staff work with.</summary>
public sealed class OverlapExportTests
{
    private static readonly Dictionary<string, ReviewColumn> Nothing = [];

    [Fact]
    public void Boundary_points_come_back_to_the_millimetre()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var (x, y, size) = (116 + (10 * random.NextDouble()), 38 + (5 * random.NextDouble()), 0.001 + (0.02 * random.NextDouble()));
            var written = new Polygon(new LinearRing(Star(random, x, y, size)), [new LinearRing(Star(random, x, y, size / 10))]);
            var zone = BoundaryPointWriter.ZoneOf(written)!.Value;
            using var text = new MemoryStream();
            using (var output = new StreamWriter(text, BoundaryPointWriter.Encoding, leaveOpen: true))
            {
                BoundaryPointWriter.Write(output, zone, [new("图斑,1@", "甲\n乙", written, 12_345)]);
            }

            var raw = Assert.Single(FeatureFile.Read(SourceFile.Of("x.txt", text.ToArray()))).Value;
            Assert.Equal(("图斑，1＠", 12_345), (raw.Id, Math.Round(raw.DeclaredM2!.Value)));
            var rings = Assert.Single(raw.Shape.Parts);
            Assert.Equal(2, rings.Count);
            foreach (var place in rings.SelectMany(ring => ring.Chunk(2)).Select(point => zone.ToDegrees(point[1], point[0])))
            {
                Assert.Contains(written.Coordinates, corner => Math.Abs(corner.X - place.Longitude) < 1e-8 && Math.Abs(corner.Y - place.Latitude) < 0.9e-8);
            }
        }
    }

    [Theory]
    [InlineData("out.geojson")]
    [InlineData("out.zip")]
    [InlineData("out.txt")]
    public void Every_format_of_shapes_is_read_back_with_its_area(string name)
    {
        using var folder = new TempFolder();
        var path = Path.Combine(folder.Path, name);
        var overlaps = Overlaps();

        Assert.Empty(OverlapExport.Write(path, [overlaps], ["耕地", "建设用地"], Nothing));

        var read = FeatureReader.Read(SourceFile.At(path), CoordinateRange.China).Where(item => item.Ok).Select(item => item.Value).ToList();
        Assert.Equal(2, read.Count);
        Assert.Equal(overlaps.Overlaps.Sum(overlap => overlap.AreaM2), read.Sum(feature => PlanMonitor.Spatial.Areas.GeodesicArea.Of(feature.Geometry)), 0.1);
    }

    [Fact]
    public void Boundary_points_of_two_zones_are_two_files()
    {
        using var folder = new TempFolder();
        var path = Path.Combine(folder.Path, "out.txt");

        OverlapExport.Write(path, [Overlaps(), Overlaps(3)], ["耕地", "建设用地"], Nothing);

        Assert.Equal(["out-41.txt", "out-42.txt"], Directory.EnumerateFiles(folder.Path).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Shapes_outside_the_zones_are_told()
    {
        using var folder = new TempFolder();

        var remark = OverlapExport.Write(Path.Combine(folder.Path, "out.txt"), [Overlaps(-100)], ["耕地", "建设用地"], Nothing)[0];

        Assert.Equal("“=T1/耕地/a”不在 2000 国家大地坐标系 3 度带（25 至 45 带）内，或超出一个带太多，没有写入界址点文件。", remark.Message.Zh);
        Assert.Equal("'=T1/耕地/a' lies outside the 3-degree zones of CGCS2000 (25 to 45), or too far beyond one of them: it was not written to the boundary-point file.", remark.Message.En);
        Assert.Equal(("请改用 GeoJSON 或 shapefile 导出。", "Export it as GeoJSON or shapefile."), (remark.Action.Zh, remark.Action.En));
    }

    [Fact]
    public void The_review_sheets_have_their_columns_and_empty_cells_where_there_is_no_layer()
    {
        using var folder = new TempFolder();
        var path = Path.Combine(folder.Path, "out.xlsx");
        var overlaps = Overlaps();

        OverlapExport.Write(path, [overlaps], ["耕地", "建设用地"], Nothing);

        var table = TableFile.Read(File.ReadAllBytes(path), header => header.Contains("图斑标识")).Value;
        Assert.Equal("图斑标识,地块总面积(亩),耕地面积(亩),基本农田面积(亩),非耕农用地面积(亩),未利用地面积(亩),生态红线面积(亩),建设用地面积(亩),变更地类,平差通过,县区,乡镇名称,村名称", string.Join(',', table.Header));
        var cells = table.Rows[0].Cells;
        Assert.Equal(("=T1", "", ""), (cells[0], cells[3], cells[4]));
        Assert.Equal(Math.Round((decimal)OverlapShape.MuOf(overlaps.AreaM2), 2, MidpointRounding.AwayFromZero), decimal.Parse(cells[1], System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Roundings_of_the_four_parts_add_up_to_the_total()
    {
        // 1.004 + 1.004 + 1.004 + 1.004 = 4.016 亩: 1.00 four times would be 4.00 against 4.02.
        string[] layers = ["耕地", "非耕农用地", "未利用地", "建设用地"];
        var one = 1.004 * 2_000 / 3;
        var footprint = Overlaps() with { AreaM2 = 4 * one, Overlaps = [.. layers.Select(layer => new OverlapShape("T1", layer, "a", Box(0, 0, 1), one, 0.25, 1))] };

        var areas = ReviewAreas.Of(footprint, layers.ToDictionary(layer => layer, layer => ReviewColumns.Of(layer, Nothing)!.Value));

        Assert.Equal((4.02m, 4.02m, true), (areas.Total, areas.Areas.Values.Sum(), areas.Balanced));
        Assert.False(ReviewAreas.Of(footprint with { AreaM2 = 5 * one }, layers.ToDictionary(layer => layer, layer => ReviewColumns.Of(layer, Nothing)!.Value)).Balanced);
    }

    [Theory]
    [InlineData("永久基本农田", ReviewColumn.PermanentFarmland)]
    [InlineData("耕地", ReviewColumn.Cropland)]
    [InlineData("非耕农用地", ReviewColumn.OtherFarmland)]
    [InlineData("生态保护红线", ReviewColumn.RedLine)]
    [InlineData("red-line", ReviewColumn.RedLine)]
    [InlineData("采矿权", null)]
    public void The_name_of_a_layer_tells_its_column(string layer, ReviewColumn? column) => Assert.Equal(column, ReviewColumns.Of(layer, Nothing));

    private static FootprintOverlaps Overlaps(double east = 0)
    {
        var footprint = Feature("=T1", Box(123.1 + east, 41, 0.01));
        return OverlapShapes.Of(footprint, [new("耕地", [Feature("a", Box(123.09 + east, 41, 0.015))]), new("建设用地", [Feature("b", Box(123.107 + east, 41, 0.02))])], 1);
    }

    private static Feature Feature(string id, Geometry geometry) => new(1, id, geometry, new Dictionary<string, string>(StringComparer.Ordinal), []);

    private static Polygon Box(double x, double y, double size) => (Polygon)GeometrySettings.Factory.ToGeometry(new Envelope(x, x + size, y, y + size));

    private static Coordinate[] Star(Random random, double x, double y, double size)
    {
        var points = Enumerable.Range(0, 12).Select(i => (Angle: i * Math.PI / 6, Radius: size * (0.5 + (0.5 * random.NextDouble()))))
            .Select(point => new Coordinate(x + (point.Radius * Math.Cos(point.Angle)), y + (point.Radius * Math.Sin(point.Angle)))).ToList();
        return [.. points, points[0].Copy()];
    }
}
