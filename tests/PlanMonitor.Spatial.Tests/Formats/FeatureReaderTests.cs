using System.Text;
using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Formats;
using PlanMonitor.Spatial.Formats.GeoJson;
using PlanMonitor.Spatial.Repair;
using Xunit;

namespace PlanMonitor.Spatial.Tests.Formats;

/// <summary>What is said of a whole file.</summary>
public sealed class FeatureReaderTests
{
    private const string Right = """{"type":"Polygon","coordinates":[[[123,41],[123.01,41],[123,41.01],[123,41]]]}""";
    private const string Swapped = """{"type":"Polygon","coordinates":[[[41,123],[41,123.01],[41.01,123],[41,123]]]}""";
    private const string EitherWay = """{"type":"Polygon","coordinates":[[[41,73],[41,73.01],[41.01,73],[41,73]]]}""";

    [Fact]
    public void On_the_globe_a_file_swapped_in_part_is_refused()
    {
        var problem = Read(Swapped + EitherWay + Swapped, CoordinateRange.Globe)[^1].Problem!;

        Assert.Equal(("coordinates.order-mixed", ProblemLevel.File), (problem.Code, problem.Level));
        Assert.Equal("2 个要素的经纬度明显写反，其余要素两种顺序都说得通，无法判断整个文件的坐标顺序。", problem.Message.Zh);
        Assert.Equal("Longitude and latitude are clearly swapped in 2 features while others can be read either way: the order of the file cannot be told.", problem.Message.En);
    }

    [Theory]
    [InlineData(Swapped + Swapped, false)]
    [InlineData(EitherWay + Right, false)]
    [InlineData(Swapped + Right, true)]
    public void On_the_globe_a_file_in_one_order_is_taken(string json, bool refused) =>
        Assert.Equal(refused, Read(json, CoordinateRange.Globe).Exists(item => !item.Ok));

    [Fact]
    public void In_China_every_feature_is_decided_by_itself() =>
        Assert.Equal(["coordinates.swapped", ""], Read(Swapped + Right, CoordinateRange.China).Select(item => string.Concat(item.Value.Remarks.Select(remark => remark.Code))));

    [Fact]
    public void Nothing_comes_after_a_broken_end() =>
        Assert.Equal(["", "", "json.broken"], Read(Swapped + EitherWay + "{", CoordinateRange.Globe).Select(item => item.Problem?.Code ?? ""));

    [Fact]
    public void That_WGS_84_is_taken_is_remarked_where_it_matters()
    {
        var json = """{"type":"FeatureCollection","crs":{"properties":{"name":"EPSG:4326"}},"features":[{"type":"Feature","geometry":RIGHT}]}""".Replace("RIGHT", Right);

        Assert.Equal(["", "crs.wgs84-taken"], Read(json, CoordinateRange.China).Select(item => item.Problem?.Code ?? ""));
        Assert.Equal([""], Read(json, CoordinateRange.Globe).Select(item => item.Problem?.Code ?? ""));
    }

    [Fact]
    public void Threads_do_not_change_the_order()
    {
        var random = new Random(1);
        var json = Shapes.GeoJson(Enumerable.Range(0, 1500).Select(i => Shapes.Feature($"P{i}", Shapes.Star(random, 123, 41, 200, 3 + (i % 40)))));

        var one = Read(json, CoordinateRange.China, 1).Select(item => (item.Value.Id, item.Value.Geometry.ToText()));

        Assert.Equal(one, Read(json, CoordinateRange.China, 4).Select(item => (item.Value.Id, item.Value.Geometry.ToText())));
    }

    private static List<Outcome<Feature>> Read(string json, CoordinateRange range, int threads = 2) =>
        [.. FeatureReader.Check(GeoJsonReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(json))), range, threads)];
}
