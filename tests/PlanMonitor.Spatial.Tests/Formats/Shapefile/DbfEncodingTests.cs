using Xunit;

namespace PlanMonitor.Spatial.Tests.Formats.Shapefile;

/// <summary>A table is never misread in silence: what it claims is held against its bytes.</summary>
public sealed class DbfEncodingTests
{
    /// <summary>Encoding of the bytes, .cpg, language byte, text in two columns, what is read.</summary>
    public static TheoryData<string, string?, byte, string, string> Tables() => new()
    {
        { "utf-8", "UTF-8", 0, "菱镁矿|辽阳", "菱镁矿|辽阳" },
        { "utf-8", "utf8", 0, "菱镁矿|辽阳", "菱镁矿|辽阳" },
        { "utf-8", " 65001\r\n", 0, "菱镁矿|辽阳", "菱镁矿|辽阳" },
        { "gb18030", "GBK", 0, "菱镁矿|辽阳", "菱镁矿|辽阳" },
        { "gb18030", "GB2312", 0, "菱镁矿|辽阳", "菱镁矿|辽阳" },
        { "gb18030", "GB18030", 0, "菱镁矿|㐂", "菱镁矿|㐂" },
        { "gb18030", "936", 0, "菱镁矿|辽阳", "菱镁矿|辽阳" },
        { "gb18030", "CP936", 0, "菱镁矿|辽阳", "菱镁矿|辽阳" },
        { "gb18030", "ANSI 936", 0, "菱镁矿|辽阳", "菱镁矿|辽阳" },
        { "big5", "Big5", 0, "菱鎂礦|遼陽", "菱鎂礦|遼陽" },
        { "big5", "950", 0, "菱鎂礦|遼陽", "菱鎂礦|遼陽" },
        { "gb18030", null, 0x4D, "菱镁矿|辽阳", "菱镁矿|辽阳" },
        { "gb18030", null, 0x7A, "菱镁矿|辽阳", "菱镁矿|辽阳" },
        { "big5", null, 0x78, "菱鎂礦|遼陽", "菱鎂礦|遼陽" },
        { "utf-8", null, 0, "abc|x", "abc|x" },
        { "gb18030", null, 0, "菱镁矿|辽阳", "dbf.encoding-detected GBK|菱镁矿|辽阳" },
        { "utf-8", null, 0, "菱镁矿|辽阳", "dbf.encoding-detected UTF-8|菱镁矿|辽阳" },
        { "gb18030", null, 0, "一|丁", "dbf.encoding-detected GBK|一|丁" },
        { "gb18030", "ISO-8859-1", 0x57, "菱镁矿|辽阳", "dbf.encoding-detected GBK|菱镁矿|辽阳" },
        { "gb18030", null, 0x57, "菱镁矿|辽阳", "dbf.encoding-detected GBK|菱镁矿|辽阳" },
        { "utf-8", "GBK", 0, "菱镁矿|辽阳", "dbf.encoding-differs GBK|菱镁矿|辽阳" },
        { "utf-8", null, 0x4D, "菱镁矿|辽阳", "dbf.encoding-differs GBK|菱镁矿|辽阳" },
        { "gb18030", "UTF-8", 0, "菱镁矿|辽阳", "dbf.encoding-differs UTF-8|菱镁矿|辽阳" },
        { "gb18030", "klingon", 0, "菱镁矿|辽阳", "dbf.encoding-unknown klingon|菱镁矿|辽阳" },
        { "utf-8", "UTF-8", 0, "菱镁矿菱镁矿菱|辽阳", "dbf.text-cut|菱镁矿菱镁矿|辽阳" },
        { "gb18030", "GBK", 0, "a菱镁矿菱镁矿菱镁矿菱镁|辽阳", "dbf.text-cut|a菱镁矿菱镁矿菱镁矿|辽阳" },
    };

    [Theory]
    [MemberData(nameof(Tables))]
    public void Texts_are_read_in_the_encoding_that_their_bytes_bear_out(string encoding, string? codePage, byte language, string row, string expected)
    {
        var table = new DbfBytes("A C20,B C9", encoding) { Language = language }.Row(row).ToArray();
        var items = Shp.Read(Shp.File(new ShpBytes().Polygon(Shp.Square).ToArray(), table, cpg: codePage));
        var feature = items.Single(item => item.Ok).Value;
        Assert.Equal(expected, string.Join('|', items.Where(item => !item.Ok).Select(Shp.Line).Concat(feature.Attributes.Values)));
    }

    [Fact]
    public void One_choice_is_made_for_the_whole_table()
    {
        // The first rows alone would pass for UTF-8.
        var shapes = new ShpBytes().Polygon(Shp.Square).Polygon(Shp.Square).ToArray();
        var table = new DbfBytes("JCBH C20", "gb18030").Row("一").Row("菱镁矿").ToArray();
        Assert.Equal(["dbf.encoding-detected GBK", "一", "菱镁矿"], Shp.Read(Shp.File(shapes, table)).Select(item => item.Ok ? item.Value.Id : Shp.Line(item)));
    }

    [Fact]
    public void A_text_that_fits_no_encoding_refuses_its_feature_alone()
    {
        var shapes = new ShpBytes().Polygon(Shp.Square).Polygon(Shp.Square).ToArray();
        var table = new DbfBytes("JCBH C8").Row("图斑").Row(false, [0xFF, 0xFF, 0x41]).ToArray();
        Assert.Equal("1 图斑 {JCBH=图斑} " + Shp.Square + "\ndbf.text-broken 2", Shp.Lines(Shp.Read(Shp.File(shapes, table, cpg: "UTF-8"))));
    }

    [Theory]
    [InlineData("面积平方米数", "gb18030", "面积平方米")]
    [InlineData("a面积平方米", "gb18030", "a面积平方")]
    [InlineData("面积平方米", "utf-8", "面积平")]
    public void Names_of_columns_end_before_half_a_character(string name, string encoding, string read)
    {
        var table = new DbfBytes(name + " N5", encoding).Row("12").ToArray();
        var feature = Shp.Read(Shp.File(new ShpBytes().Polygon(Shp.Square).ToArray(), table, cpg: encoding)).Single().Value;
        Assert.Equal([read], feature.Attributes.Keys);
    }
}
