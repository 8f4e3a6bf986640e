using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Formats;
using PlanMonitor.Spatial.Formats.Attributes;
using PlanMonitor.Spatial.Repair;
using Xunit;

namespace PlanMonitor.Spatial.Tests.Formats.Attributes;

/// <summary>Names of attributes, and the area that a file states. The square has 9,343.47 m².</summary>
public sealed class AttributeTests
{
    private static readonly double[] Square = [123, 41, 123.001, 41, 123.001, 41.001, 123, 41.001, 123, 41];

    [Theory]
    [InlineData("JCBH", "JCBH", "A1")]
    [InlineData("JCBH", "jcbh", "A1")]
    [InlineData("JCBH", "JCTBBH", "A1")]
    [InlineData("JCBH", "图斑编号", "A1")]
    [InlineData("XZQDM", "行政区代码", "211002")]
    [InlineData("QSX", "前时相", "20240101")]
    [InlineData("HSX", "date_to", "20240401")]
    [InlineData("MJ", "MJ", "12.5")]
    public void A_field_is_found_under_its_names(string field, string name, string text) =>
        Assert.Equal((name, text), AttributeNames.BuiltIn.Find(new Dictionary<string, string> { ["XMC"] = "甲县", [name] = text }, field));

    [Fact]
    public void The_first_name_that_is_not_blank_wins_whatever_the_order()
    {
        Dictionary<string, string> attributes = new() { ["图斑编号"] = "3", ["JCTBBH"] = "2", ["JCBH"] = " " };

        Assert.Equal(("JCTBBH", "2"), AttributeNames.BuiltIn.Find(attributes, AttributeNames.Number));
        Assert.Null(AttributeNames.BuiltIn.Find(attributes, AttributeNames.Area));
    }

    [Fact]
    public void Further_names_are_merged_over_those_built_in()
    {
        var names = AttributeNames.Read("""{"JCBH": ["编号"], "MJ": ["JCMJ"]}""");

        Assert.Equal(("编号", "7"), names.Find(new Dictionary<string, string> { ["编号"] = "7" }, AttributeNames.Number));
        Assert.Equal(("JCTBBH", "8"), names.Find(new Dictionary<string, string> { ["编号"] = "7", ["JCTBBH"] = "8" }, AttributeNames.Number));
        Assert.Equal(("JCMJ", "9"), names.Find(new Dictionary<string, string> { ["JCMJ"] = "9" }, AttributeNames.Area));
    }

    [Theory]
    [InlineData("[]", "The attribute names are no JSON object such as {\"JCBH\": [\"编号\"]}.")]
    [InlineData("{", "The attribute names are no JSON object such as {\"JCBH\": [\"编号\"]}.")]
    [InlineData("{\"DLBM\": [\"x\"]}", "The attribute names are for one of JCBH, MJ, XZQDM, TBLX, QSX, HSX.")]
    [InlineData("null", "The attribute names are for one of JCBH, MJ, XZQDM, TBLX, QSX, HSX.")]
    public void A_table_that_cannot_be_read_is_told(string json, string message) => Assert.Equal(message, Assert.Throws<FormatException>(() => AttributeNames.Read(json)).Message);

    [Theory]
    [InlineData("1", "01")]
    [InlineData("4", "04")]
    [InlineData("01", "01")]
    [InlineData("5", "5")]
    [InlineData("CK", "CK")]
    public void Types_of_patches_have_two_digits(string written, string expected)
    {
        var feature = Read(new() { ["TBLX"] = written, ["BZ"] = "原样 1" }).Value;

        Assert.Equal((expected, "原样 1"), (feature.Attributes["TBLX"], feature.Attributes["BZ"]));
    }

    [Fact]
    public void A_feature_that_only_its_position_names_is_named_by_an_alias()
    {
        var feature = Read(new() { ["JCTBBH"] = "130427-3" }).Value;

        Assert.Equal(("130427-3", true), (feature.Id, feature.Named));
    }

    [Theory]
    // Agrees within 1%.
    [InlineData("9343.47", null)]
    [InlineData("9420", null)]
    [InlineData("0", null)]
    [InlineData("", null)]
    [InlineData("约一公顷", null)]
    [InlineData("9500", "第 1 个要素申报面积 9500 平方米，按图形测得 9343.47 平方米，相差 -156.53 平方米。")]
    [InlineData("14.01", "第 1 个要素申报面积 14.01 平方米，按图形测得 9343.47 平方米，相差 9329.46 平方米。")]
    public void A_stated_area_is_compared(string stated, string? zh) =>
        Assert.Equal(zh, Read(new() { ["MJ"] = stated }).Value.Remarks.SingleOrDefault()?.Message.Zh);

    [Theory]
    // 0.93 公顷 are good to 50 m², 0.9343 to half a square metre; 1% is more than both.
    [InlineData(9_300, false)]
    [InlineData(9_343, false)]
    [InlineData(9_400, false)]
    [InlineData(9_600, true)]
    public void The_area_of_boundary_points_is_compared(double stated, bool remarked)
    {
        var remark = Read([], stated).Value.Remarks.SingleOrDefault();

        Assert.Equal(remarked ? "feature.declared-area" : null, remark?.Code);
        Assert.Equal(remarked ? "Feature 1 states an area of 9600 m²; its boundary has 9343.47 m², which differs by -256.53 m²." : null, remark?.Message.En);
    }

    private static Outcome<Feature> Read(Dictionary<string, string> attributes, double? declared = null) =>
        FeatureReader.Check([new RawFeature(1, "0", new([[Square]], false), attributes, Named: false) { DeclaredM2 = declared }], CoordinateRange.China).First();
}
