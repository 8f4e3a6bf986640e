using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Rights;
using PlanMonitor.Services.Ingest.Tabular;
using Xunit;
using static PlanMonitor.Services.Tests.Ingest.Samples;

namespace PlanMonitor.Services.Tests.Ingest.Rights;

/// <summary>Boundaries of mining rights: WKT in degrees and coordinate strings of the register.</summary>
public sealed class BoundaryTests
{
    private const string Triangle = "1,4507088.2206,41473349.922, , ,\n2,4507188.2206,41473349.922, , ,\n3,4507188.2206,41473449.922, , ,\n*,229.5,70,样例采区,1,";

    // The places of Triangle by PROJ 9.1.1 (cs2cs, EPSG 4529 to 4490).
    private const string A = "122.6846818122 40.6980406174";
    private const string B = "122.6846775662 40.6989411145";
    private const string C = "122.6858607444 40.6989443401";

    private static readonly (string Name, string Text)[] Wrong =
    [
        ("words", "见附图"),
        ("WKT cut off", "POLYGON ((124 40, 124.1 40, 124.1"),
        ("WKT of another kind inside", "POLYGON (124 40, 124.1 40)"),
        ("WKT with text behind", "POLYGON ((124 40, 124.1 40, 124.1 40.1, 124 40)) x"),
        ("Xian 80 before the first point", "西安80 " + Triangle),
        ("WKT in another system", "SRID=2365;POLYGON ((124 40, 124.1 40, 124.1 40.1, 124 40))"),
        ("WKT in metres", "POLYGON ((41473349.9 4507088.2, 41473449.9 4507088.2, 41473449.9 4507188.2, 41473349.9 4507088.2))"),
        ("WKT elsewhere", "POLYGON ((-60 -10, -59 -10, -59 -9, -60 -10))"),
        ("WKT of two points", "POLYGON ((124 40, 124.1 40, 124 40))"),
        ("an empty polygon", "POLYGON EMPTY"),
        ("coordinates in words", "1,北,东, , ,\n*,1,2,甲,1,"),
        ("a point without its second number", "1,4507088.2\n*,1,2,甲,1,"),
        ("no zone number", Triangle.Replace(",41473", ",473")),
        ("degrees", "1,40.7,123.2, , ,\n2,40.8,123.2, , ,\n3,40.8,123.3, , ,\n*,1,2,甲,1,"),
        ("a zone that does not exist", Triangle.Replace(",41473", ",91473")),
        ("two points", Triangle.Replace("3,4507188.2206,41473449.922, , ,\n", "")),
        ("a ring that does not end", Triangle.Replace("\n*,229.5,70,样例采区,1,", "")),
        ("a second ring that does not end", Triangle + "\n1,4507088.2206,41473349.922, , ,"),
        ("a ring to deduct elsewhere", Triangle + "\n" + Triangle.Replace(",450", ",460").Replace(",1,", ",-1,")),
        ("nothing but a ring to deduct", Triangle.Replace("样例采区,1,", "样例采区,-1,")),
    ];

    [Theory]
    [InlineData("POLYGON ((124 40, 124.1 40, 124.1 40.1, 124 40))", "POLYGON ((124 40, 124.1 40, 124.1 40.1, 124 40))")]
    [InlineData("polygon((124 40,124.1 40,124.1 40.1,124 40))", "POLYGON ((124 40, 124.1 40, 124.1 40.1, 124 40))")]
    [InlineData("POLYGON Z ((124 40 5, 124.1 40 5, 124.1 40.1 5, 124 40 5))", "POLYGON ((124 40, 124.1 40, 124.1 40.1, 124 40))")]
    [InlineData("SRID=4490;POLYGON ((124 40, 124.1 40, 124.1 40.1, 124 40))", "POLYGON ((124 40, 124.1 40, 124.1 40.1, 124 40))")]
    [InlineData("POLYGON ((124 40, 125 40, 125 41, 124 40), (124.7 40.2, 124.8 40.2, 124.8 40.3, 124.7 40.2))", "POLYGON ((124 40, 125 40, 125 41, 124 40), (124.7 40.2, 124.8 40.2, 124.8 40.3, 124.7 40.2))")]
    [InlineData("MULTIPOLYGON (((124 40, 124.1 40, 124.1 40.1, 124 40)), ((125 40, 125.1 40, 125.1 40.1, 125 40)))", "MULTIPOLYGON (((124 40, 124.1 40, 124.1 40.1, 124 40)), ((125 40, 125.1 40, 125.1 40.1, 125 40)))")]
    public void Wkt_is_taken(string text, string wkt)
    {
        var result = Read(text);
        Assert.Empty(result.Problems);
        Assert.Equal(wkt, Assert.Single(result.Rows).Boundary);
    }

    [Fact]
    public void An_open_ring_is_closed_and_exchanged_coordinates_are_put_right()
    {
        Assert.Equal("POLYGON ((124 40, 124.1 40, 124.1 40.1, 124 40))", Assert.Single(Read("POLYGON ((124 40, 124.1 40, 124.1 40.1))").Rows).Boundary);
        Assert.Equal("POLYGON ((124 40, 124.1 40, 124.1 40.1, 124 40))", Assert.Single(Read("POLYGON ((40 124, 40 124.1, 40.1 124.1, 40 124))").Rows).Boundary);
    }

    [Theory]
    [InlineData(Triangle)]
    [InlineData("拐点,X,Y,起标高,止标高\n" + Triangle)]
    [InlineData("J1,4507088.2206,41473349.922\nJ2,4507188.2206,41473349.922\nJ3,4507188.2206,41473449.922\n*,229.5,70,样例采区,1")]
    [InlineData("1,4507088.2206,41473349.922, , ,2,4507188.2206,41473349.922, , ,3,4507188.2206,41473449.922, , ,*,229.5,70,样例采区,1,")]
    [InlineData("1，4507088.2206，41473349.922，，，;2，4507188.2206，41473349.922，，，;3，4507188.2206，41473449.922，，，;*，229.5，70，样例采区，1，")]
    [InlineData("1,4507088.2206,41473349.922, , ,\n2,4507188.2206,41473349.922, , ,\n3,4507188.2206,41473449.922, , ,\n4,4507088.2206,41473349.922, , ,\n*,229.5,70,样例采区,1,")]
    public void A_coordinate_string_becomes_degrees(string text)
    {
        var result = Read(text);
        Assert.Empty(result.Problems);
        var right = Assert.Single(result.Rows);
        Assert.Equal($"POLYGON (({A}, {B}, {C}, {A}))", right.Boundary);
        Assert.Equal((229.5m, 70m), (right.TopElevation, right.BottomElevation));
    }

    [Fact]
    public void Exchanged_metres_are_told_apart_by_their_size()
    {
        var result = Read("1,41473349.922,4507088.2206, , ,\n2,41473349.922,4507188.2206, , ,\n3,41473449.922,4507188.2206, , ,\n*,229.5,70,样例采区,1,");
        Assert.Equal("boundary.swapped", Assert.Single(result.Problems).Code);
        Assert.Equal($"POLYGON (({A}, {B}, {C}, {A}))", Assert.Single(result.Rows).Boundary);
    }

    [Fact]
    public void Blocks_become_parts_and_what_is_deducted_a_hole()
    {
        const string Square = "1,4507000,41473000,,,\n2,4508000,41473000,,,\n3,4508000,41474000,,,\n4,4507000,41474000,,,\n*,363,100,一采区,1,\n";
        const string Second = "1,4517000,41473000,,,\n2,4518000,41473000,,,\n3,4518000,41474000,,,\n*,200,10,二采区,1,\n";
        const string Hole = "1,4507400,41473400,,,\n2,4507600,41473400,,,\n3,4507600,41473600,,,\n*,363,100,扣除,-1,\n";
        var right = Assert.Single(Read(Second + Square + Hole).Rows);
        Assert.StartsWith("MULTIPOLYGON (((", right.Boundary);
        var parts = right.Boundary!.Split(")), ((");
        Assert.Equal(2, parts.Length);
        Assert.DoesNotContain("), (", parts[0]);
        Assert.Contains("), (", parts[1]);
        Assert.Equal((363m, 10m), (right.TopElevation, right.BottomElevation));
    }

    [Fact]
    public void Elevations_of_the_table_come_before_those_of_the_string()
    {
        var right = Assert.Single(ReadRights(Csv(RightHeader, With(RightHeader, RightOne, ("矿区范围", Triangle)))).Rows);
        Assert.Equal((363m, 10m), (right.TopElevation, right.BottomElevation));
    }

    [Fact]
    public void Every_boundary_that_cannot_be_read_is_told_in_words() => Golden.Compare("boundaries.txt",
    [
        .. Wrong.Select(one => (one.Name, Golden.Said(Read(one.Text, RightTwo)))),
        ("an open ring", Golden.Said(Read("POLYGON ((124 40, 124.1 40, 124.1 40.1))"))),
        ("latitude first", Golden.Said(Read("POLYGON ((40 124, 40 124.1, 40.1 124.1, 40 124))"))),
    ]);

    [Fact]
    public void A_header_that_names_Xian_80_refuses_every_boundary_below_it()
    {
        var problem = Assert.Single(
            ReadRights(Csv([RightHeader.Replace("矿区范围", "矿区范围（西安80）", StringComparison.Ordinal), With(RightHeader, RightOne, ("开采标高", ""), ("矿区范围", Triangle)), RightTwo])).Problems,
            problem => problem.Level == ProblemLevel.Row);
        Assert.Equal(("boundary.refused-system", 2, "矿区范围（西安80）写明坐标系是“矿区范围（西安80）”，不是 2000 国家大地坐标系，不能采用。"), (problem.Code, problem.Line, problem.Message.Zh));
    }

    [Fact]
    public void None_of_them_is_taken() => Assert.All(Wrong, one => Assert.Equal((one.Name, 1, 1), (one.Name, Read(one.Text, RightTwo).Accepted, Read(one.Text, RightTwo).Rejected)));

    private static TableResult<MiningRight> Read(string boundary, params string[] more) =>
        ReadRights(Csv([RightHeader, With(RightHeader, RightOne, ("开采标高", ""), ("矿区范围", boundary)), .. more]));
}
