using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Formats;
using PlanMonitor.Spatial.Formats.Shapefile.Writing;
using Xunit;

namespace PlanMonitor.Spatial.Tests.Formats.Shapefile;

public sealed class ShapefileWriterTests
{
    private static readonly ShapefileColumn<Row>[] Columns =
    [
        new("图斑编号", row => row.Id),
        ShapefileColumn<Row>.Number("重叠面积(亩)", 2, row => row.Mu),
        ShapefileColumn<Row>.Number("重叠面积(平方米)", 1, row => row.Mu * 666.66667m),
        new("图层", row => row.Layer),
    ];

    [Fact]
    public void What_is_written_is_read_back()
    {
        Row[] rows =
        [
            new("图斑1", 12.345m, "永久基本农田", "POLYGON ((123 41, 123.01 41, 123.01 41.01, 123 41.01, 123 41), (123.002 41.002, 123.002 41.004, 123.004 41.004, 123.002 41.002))"),
            new("图斑2", null, "生态保护红线", "MULTIPOLYGON (((124 41, 124 41.01, 124.01 41.01, 124 41)), ((125 41, 125 41.01, 125.01 41.01, 125 41)))"),
            new("图斑3", 0m, null, "POLYGON EMPTY"),
        ];
        Assert.Empty(Zip(rows, out var zip).Value);
        Assert.Equal(
            """
            1 0 {图斑编号=图斑1 重叠面积(=12.34 重叠面积_2=8230.0 图层=永久基本农田} 123 41,123 41.01,123.01 41.01,123.01 41,123 41 - 123.002 41.002,123.004 41.004,123.002 41.004,123.002 41.002
            2 1 {图斑编号=图斑2 图层=生态保护红线} 124 41,124 41.01,124.01 41.01,124 41 / 125 41,125 41.01,125.01 41.01,125 41
            geometry.missing 3
            """.ReplaceLineEndings("\n"),
            Shp.Lines(Shp.Read(SourceFile.Of("x.zip", zip))));

        _ = Zip(rows, out var again);
        Assert.Equal(zip, again);
    }

    [Fact]
    public void Into_a_folder_come_five_files()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            Assert.Empty(ShapefileWriter.WriteFiles(folder.FullName, "重叠", [new Row("A", 1m, "x", "POLYGON ((0 0, 0 9, 9 9, 0 0))")], row => row.Shape, Columns).Value);
            Assert.Equal(["重叠.cpg", "重叠.dbf", "重叠.prj", "重叠.shp", "重叠.shx"], folder.GetFiles().Select(file => file.Name).Order(StringComparer.Ordinal));
            Assert.Equal("1 0 {图斑编号=A 重叠面积(=1.00 重叠面积_2=666.7 图层=x} 0 0,0 9,9 9,0 0", Shp.Lines(Shp.Read(SourceFile.At(Path.Combine(folder.FullName, "重叠.shp")))));
            // The index names every record: 50 words of head, 4 words for one record.
            var index = File.ReadAllBytes(Path.Combine(folder.FullName, "重叠.shx"));
            Assert.Equal([0, 0, 0, 50, 0, 0, 0, 56], index[100..108].ToArray());
            Assert.Equal("GBK", File.ReadAllText(Path.Combine(folder.FullName, "重叠.cpg")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("cut", "2 个属性值超过 shapefile 的上限（文字 254 字节），文字已截短，数字未写入。", "2 attribute values are longer than a shapefile can hold (254 bytes of text): texts were cut, numbers left out.")]
    [InlineData("lost", "1 个属性值含有 GBK 没有的字，已写成“?”。", "1 attribute values have characters that GBK lacks; they were written as '?'.")]
    [InlineData("columns", "属性表需要 1 至 255 列，这里有 256 列。", "The attribute table needs 1 to 255 columns; these are 256.")]
    [InlineData("large", "结果超过 2 GB，shapefile 装不下。", "The result has more than 2 GB, more than a shapefile can hold.")]
    public void What_the_format_cannot_hold_is_said(string what, string zh, string en)
    {
        using var output = new MemoryStream();
        ShapefileColumn<string>[] columns = what == "columns" ? [.. Enumerable.Range(0, 256).Select(i => new ShapefileColumn<string>($"c{i}", value => value))]
            : [new("A", value => value), ShapefileColumn<string>.Number("N", 0, _ => what == "cut" ? 1e22m : 1m)];
        var one = new RawPolygons([[new double[1 << 20]]], false);
        string[] rows = what switch
        {
            "cut" => [new('长', 128)],
            "lost" => ["𠮷"],
            "large" => [.. Enumerable.Repeat("x", 260)],
            _ => ["x"],
        };
        var outcome = ShapefileWriter.WriteZip(output, "a", rows, _ => what == "large" ? one : null, columns);
        var problem = outcome.Problem ?? Assert.Single(outcome.Value);
        Assert.Equal((zh, en), (problem.Message.Zh, problem.Message.En));
        Assert.Equal(outcome.Ok ? ProblemLevel.Remark : ProblemLevel.File, problem.Level);
        Assert.Equal(outcome.Ok, output.Length > 0);
    }

    [Fact]
    public void Names_of_columns_are_cut_between_characters_and_told_apart()
    {
        var names = GbkName.Unique(["一二三四五六", "一二三四五七", "a一二三四五", "JCBH", "jcbh", ""]).Select(GbkName.Text.GetString);
        Assert.Equal(["一二三四五", "一二三四_2", "a一二三四", "JCBH", "jcbh_2", "F"], names);
    }

    private static Outcome<IReadOnlyList<Problem>> Zip(Row[] rows, out byte[] zip)
    {
        using var output = new MemoryStream();
        var outcome = ShapefileWriter.WriteZip(output, "重叠", rows, row => row.Shape, Columns);
        zip = output.ToArray();
        return outcome;
    }

    private sealed record Row(string Id, decimal? Mu, string? Layer, string Wkt)
    {
        public RawPolygons? Shape => ShapefileWriter.Polygons(Shapes.Wkt(Wkt));
    }
}
