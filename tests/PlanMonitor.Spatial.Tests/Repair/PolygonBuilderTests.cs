using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Areas;
using PlanMonitor.Spatial.Crs;
using PlanMonitor.Spatial.Formats;
using PlanMonitor.Spatial.Repair;
using Xunit;

namespace PlanMonitor.Spatial.Tests.Repair;

/// <summary>Shapes as files have them: rings are parted by a slash, parts by a bar.</summary>
public sealed class PolygonBuilderTests
{
    private const string Square = "123 41, 123.01 41, 123.01 41.01, 123 41.01, 123 41";

    public static TheoryData<string, string, string, string, string?, string?> Refusals() => new()
    {
        { Square.Replace("123.01 41.01", "123.01 NaN"), "coordinates.not-finite",
            "第 7 个要素在 coordinates[0][2] 处的坐标不是有限数。", "Feature 7 has a coordinate at coordinates[0][2] that is not a finite number.", "coordinates[0][2]", "123.01, NaN" },
        { Square.Replace("123.01 41.01", "Infinity 41.01"), "coordinates.not-finite",
            "第 7 个要素在 coordinates[0][2] 处的坐标不是有限数。", "Feature 7 has a coordinate at coordinates[0][2] that is not a finite number.", "coordinates[0][2]", "Infinity, 41.01" },
        { "500000 4540000, 500100 4540000, 500000 4540100, 500000 4540000", "coordinates.metres",
            "第 7 个要素的坐标以米为单位（coordinates[0][0] 处为 500000, 4540000），但没有说明坐标系。",
            "The coordinates of feature 7 are in metres (500000, 4540000 at coordinates[0][0]) and no coordinate system is named.", "coordinates[0][0]", "500000, 4540000" },
        { "123 41, 123.01 41, 123 61, 123 41", "coordinates.out-of-range",
            "第 7 个要素在 coordinates[0][2] 处的坐标（123, 61）超出范围：经度 73 至 136，纬度 3 至 54。",
            "Feature 7 has a point at coordinates[0][2] (123, 61) out of range: longitude 73 to 136, latitude 3 to 54.", "coordinates[0][2]", "123, 61" },
        { $"{Square} | 223 41, 223.01 41, 223 41.01, 223 41", "coordinates.out-of-range",
            "第 7 个要素在 coordinates[1][0][0] 处的坐标（223, 41）超出范围：经度 73 至 136，纬度 3 至 54。",
            "Feature 7 has a point at coordinates[1][0][0] (223, 41) out of range: longitude 73 to 136, latitude 3 to 54.", "coordinates[1][0][0]", "223, 41" },
        // One pair the wrong way round is no swapped feature.
        { "123 41, 41 123, 123 41.01, 123 41", "coordinates.out-of-range",
            "第 7 个要素在 coordinates[0][1] 处的坐标（41, 123）超出范围：经度 73 至 136，纬度 3 至 54。",
            "Feature 7 has a point at coordinates[0][1] (41, 123) out of range: longitude 73 to 136, latitude 3 to 54.", "coordinates[0][1]", "41, 123" },
        { "123 41, 123.01 41, 123 41", "geometry.too-few-points",
            "第 7 个要素在 coordinates[0] 处的环不足 3 个不同的点。", "The ring at coordinates[0] of feature 7 has fewer than 3 different points.", "coordinates[0]", null },
        { "123 41, 123 41, 123 41, 123 41, 123 41", "geometry.too-few-points",
            "第 7 个要素在 coordinates[0] 处的环不足 3 个不同的点。", "The ring at coordinates[0] of feature 7 has fewer than 3 different points.", "coordinates[0]", null },
        { "123 41, 123.01 41.01, 123.01 41, 123 41.01", "geometry.ring-open-and-invalid",
            "第 7 个要素的环没有闭合，闭合后图形仍然无效（123.005, 41.005 附近），可能缺点。",
            "A ring of feature 7 is not closed, and closing it leaves an invalid shape (near 123.005, 41.005): points may be missing.", "geometry", null },
        { "123 41, 123.01 41, 123.02 41, 123 41", "geometry.beyond-repair",
            "第 7 个要素的图形无效（123.01, 41 附近），修复后没有剩下面积。", "The shape of feature 7 is invalid (near 123.01, 41), and repairing it leaves no area.", "geometry", null },
        { Comb(6_000), "geometry.too-dense",
            "第 7 个要素有大量又长又斜、彼此紧挨的边，无法在限定的工作量内检查。", "Feature 7 has so many long edges that slant side by side that it cannot be checked within the limit of work.", "geometry", null },
        { Zigzag(250), "geometry.too-tangled",
            "第 7 个要素的边界自相交超过 10000 次，不予修复。", "The boundary of feature 7 crosses itself more than 10000 times; it is not repaired.", "geometry", null },
    };

    public static TheoryData<string, string, string, string, string> Remarks() => new()
    {
        { "41 123, 41 123.01, 41.01 123.01, 41.01 123, 41 123", "coordinates.swapped", "第 7 个要素的经度和纬度写反了，已对调。",
            "Longitude and latitude of feature 7 were swapped and have been put right.", "POLYGON ((123 41, 123.01 41, 123.01 41.01, 123 41.01, 123 41))" },
        { "123 41, 123.01 41, 123.01 41.01, 123 41.01", "geometry.ring-not-closed", "第 7 个要素在 coordinates[0] 处的环没有闭合，已闭合。",
            "The ring at coordinates[0] of feature 7 was not closed and has been closed.", $"POLYGON (({Square}))" },
        { $"{Square} / 123.005 41.005, 123.006 41.006", "geometry.ring-dropped", "第 7 个要素在 coordinates[1] 处的环不足 3 个不同的点，没有面积，已舍去。",
            "The ring at coordinates[1] of feature 7 has fewer than 3 different points and no area; it was left out.", $"POLYGON (({Square}))" },
        { $"{Square} | 123.1 41, 123.2 41", "geometry.ring-dropped", "第 7 个要素在 coordinates[1][0] 处的环不足 3 个不同的点，没有面积，已舍去。",
            "The ring at coordinates[1][0] of feature 7 has fewer than 3 different points and no area; it was left out.", $"POLYGON (({Square}))" },
        // A bow tie keeps both lobes; as drawn they cancel each other.
        { "123 41, 123.01 41.01, 123.01 41, 123 41.01, 123 41", "geometry.self-crossing", Was("边界自相交", "123.005, 41.005", "0.0", "467142.2").Zh,
            Was("its boundary crosses itself", "123.005, 41.005", "0.0", "467142.2").En,
            "MULTIPOLYGON (((123 41, 123.005 41.005, 123 41.01, 123 41)), ((123.005 41.005, 123.01 41, 123.01 41.01, 123.005 41.005)))" },
        // A spike.
        { "123 41, 123.01 41, 123.01 41.01, 123.01 41.02, 123.01 41.01, 123 41.01, 123 41", "geometry.ring-touches-itself", Was("环与自身相接", "123.01, 41.01", "934284.3", "934284.3").Zh,
            Was("a ring touches itself", "123.01, 41.01", "934284.3", "934284.3").En, $"POLYGON (({Square}))" },
        { $"{Square} / 123.02 41, 123.03 41, 123.03 41.01, 123.02 41", "geometry.hole-outside", "", "",
            $"MULTIPOLYGON ((({Square})), ((123.02 41, 123.03 41, 123.03 41.01, 123.02 41)))" },
        { $"{Square} / 123.001 41.001, 123.009 41.001, 123.009 41.009, 123.001 41.001 / 123.003 41.002, 123.008 41.002, 123.008 41.006, 123.003 41.002", "geometry.holes-nested", "", "",
            $"POLYGON (({Square}), (123.001 41.001, 123.009 41.009, 123.009 41.001, 123.001 41.001))" },
        { $"{Square} | 123.001 41.001, 123.009 41.001, 123.009 41.009, 123.001 41.001", "geometry.parts-overlap", "", "", $"POLYGON (({Square}))" },
        { $"{Square} / 123.001 41.001, 123.009 41.001, 123.009 41.009, 123.001 41.001 / 123.001 41.001, 123.009 41.001, 123.009 41.009, 123.001 41.001", "geometry.self-crossing", "", "",
            $"POLYGON (({Square}), (123.001 41.001, 123.009 41.009, 123.009 41.001, 123.001 41.001))" },
        { $"123.001 41.001, 123.009 41.001, 123.009 41.009, 123.001 41.001 / {Square}", "geometry.ring-order", "", "",
            $"POLYGON (({Square}), (123.001 41.001, 123.009 41.001, 123.009 41.009, 123.001 41.001))" },
        { "123 41, 123.005 41.005, 123.01 41, 123.01 41.01, 123.005 41.005, 123 41.01, 123 41", "geometry.ring-touches-itself", "", "",
            "MULTIPOLYGON (((123 41, 123.005 41.005, 123 41.01, 123 41)), ((123.005 41.005, 123.01 41, 123.01 41.01, 123.005 41.005)))" },
        { $"{Square} / 123 41.005, 123.005 41, 123.01 41.005, 123.005 41.01, 123 41.005", "geometry.interior-cut", "", "",
            "MULTIPOLYGON (((123 41, 123 41.005, 123.005 41, 123 41)), ((123 41.005, 123 41.01, 123.005 41.01, 123 41.005)), ((123.005 41, 123.01 41.005, 123.01 41, 123.005 41)), ((123.005 41.01, 123.01 41.01, 123.01 41.005, 123.005 41.01)))" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Is_refused(string shape, string code, string zh, string en, string? column, string? value)
    {
        var problem = Build(Shape(shape), CoordinateRange.China, 7, RepairLimit.None).Problem!;

        Assert.Equal((code, ProblemLevel.Row, 7, column, value), (problem.Code, problem.Level, problem.Line, problem.Column, problem.Value));
        Assert.Equal((zh, en), (problem.Message.Zh, problem.Message.En));
    }

    [Theory]
    [MemberData(nameof(Remarks))]
    public void Is_put_right_with_a_remark(string shape, string code, string zh, string en, string expected)
    {
        var built = Build(Shape(shape), CoordinateRange.China, 7, RepairLimit.None).Value;

        var remark = Assert.Single(built.Remarks);
        Assert.Equal((code, ProblemLevel.Remark, 7), (remark.Code, remark.Level, remark.Line));
        if (zh.Length > 0)
        {
            Assert.Equal((zh, en), (remark.Message.Zh, remark.Message.En));
        }
        Assert.True(built.Geometry.IsValid);
        Assert.Equal(Shapes.Wkt(expected).Normalized().ToText(), built.Geometry.Normalized().ToText());
    }

    [Theory]
    [InlineData("geometry.self-crossing", "边界自相交", "its boundary crosses itself")]
    [InlineData("geometry.ring-touches-itself", "环与自身相接", "a ring touches itself")]
    [InlineData("geometry.hole-outside", "内环在外环之外", "a hole lies outside its shell")]
    [InlineData("geometry.holes-nested", "内环互相嵌套", "holes lie inside each other")]
    [InlineData("geometry.parts-overlap", "各部分互相重叠", "its parts overlap")]
    [InlineData("geometry.interior-cut", "内部被边界切断", "its interior is cut apart by its boundary")]
    [InlineData("geometry.ring-order", "外环没有写在最前", "its shell is not the first ring")]
    [InlineData("geometry.invalid", "图形无效", "its shape is invalid")]
    public void A_repair_says_what_was_wrong_and_how_the_area_changed(string code, string zh, string en)
    {
        var remark = Problem.Of(code, 7, null, null, ("place", "123, 41"), ("before", "1.0"), ("after", "2.0"));

        Assert.Equal(Was(zh, "123, 41", "1.0", "2.0").Zh, remark.Message.Zh);
        Assert.Equal(Was(en, "123, 41", "1.0", "2.0").En, remark.Message.En);
    }

    [Theory]
    [InlineData(Square)]
    [InlineData($"{Square} / 123.001 41.001, 123.009 41.001, 123.009 41.009, 123.001 41.001")]
    [InlineData($"{Square} | 123.02 41, 123.03 41, 123.03 41.01, 123.02 41")]
    // Repeated points and either direction are how rings are written, not faults.
    [InlineData("123 41, 123 41, 123 41.01, 123.01 41.01, 123.01 41.01, 123.01 41, 123 41")]
    public void Is_taken_as_it_is(string shape)
    {
        var built = Build(Shape(shape), CoordinateRange.China, 7, RepairLimit.None).Value;

        Assert.Empty(built.Remarks);
        Assert.True(GeodesicArea.Of(built.Geometry) > 0);
    }

    [Theory]
    [InlineData("-60 -10, -59 -10, -59 -9, -60 -10", null)]
    [InlineData("180 -90, 170 -80, 180 -80, 180 -90", null)]
    [InlineData("41 123, 41.01 123, 41 123.01, 41 123", "coordinates.swapped")]
    // Both readings are possible: it is taken as it is written.
    [InlineData("41 73, 41.01 73, 41 73.01, 41 73", null)]
    [InlineData("181 10, 182 10, 181 11, 181 10", "coordinates.out-of-range")]
    [InlineData("91 123, 91.01 123, 91 123.01, 91 123", "coordinates.out-of-range")]
    [InlineData("500000 4540000, 500100 4540000, 500000 4540100, 500000 4540000", "coordinates.metres")]
    public void On_the_globe_only_a_latitude_beyond_90_is_evidence(string shape, string? code)
    {
        var outcome = Build(Shape(shape), CoordinateRange.Globe, 1, RepairLimit.None);

        Assert.Equal(code, outcome.TryGet(out var built, out var problem) ? built.Remarks.SingleOrDefault()?.Code : problem.Code);
    }

    [Fact]
    public void No_parts_are_an_empty_geometry() =>
        Assert.Equal("geometry.empty", Build(new([], true), CoordinateRange.China, 7, RepairLimit.Upload).Problem!.Code);

    // What changes no more than 1%, or 1 m², is a slip of the hand; what changes more may have been drawn otherwise.
    [Theory]
    [InlineData($"{Square} / 123.02 41, 123.03 41, 123.03 41.01, 123.02 41", "467106.8", "1401461.8")]
    [InlineData($"{Square} | 123.001 41.001, 123.009 41.001, 123.009 41.009, 123.001 41.001", "1233273.4", "934284.3")]
    [InlineData($"{Square} / 123.001 41.001, 123.009 41.001, 123.009 41.009, 123.001 41.001 / 123.001 41.001, 123.009 41.001, 123.009 41.009, 123.001 41.001", "336306.2", "635295.3")]
    public void A_repair_that_changes_too_much_is_refused_in_an_upload(string shape, string before, string after)
    {
        var problem = Build(Shape(shape), CoordinateRange.China, 7, RepairLimit.Upload).Problem!;

        Assert.Equal(("geometry.repair-too-large", ProblemLevel.Row, 7), (problem.Code, problem.Level, problem.Line));
        Assert.Contains($"修复会使面积由 {before} 平方米变为 {after} 平方米，改动太大，无法确定原意。", problem.Message.Zh, StringComparison.Ordinal);
        Assert.Contains($"repairing it would take its area from {before} to {after} m², which is too much to be sure what was meant.", problem.Message.En, StringComparison.Ordinal);
        Assert.Equal("请在制图软件中改正图形后再上传。", problem.Action.Zh);
    }

    [Theory]
    // Both lobes of a bow tie are kept as a map shows them; a spike, a point where a ring touches itself, a shell that is not the first ring.
    [InlineData("123 41, 123.01 41.01, 123.01 41, 123 41.01, 123 41", "geometry.self-crossing")]
    [InlineData("123 41, 123.01 41, 123.01 41.01, 123.01 41.02, 123.01 41.01, 123 41.01, 123 41", "geometry.ring-touches-itself")]
    [InlineData("123 41, 123.005 41.005, 123.01 41, 123.01 41.01, 123.005 41.005, 123 41.01, 123 41", "geometry.ring-touches-itself")]
    [InlineData($"123.001 41.001, 123.009 41.001, 123.009 41.009, 123.001 41.001 / {Square}", "geometry.ring-order")]
    // A loop of 3 cm.
    [InlineData("123 41, 123.01 41, 123.01 41.01, 123.005 41.01, 123.005 41.0100003, 123.0053 41.0100003, 123.0053 41.0099997, 123 41.0099997, 123 41", "geometry.self-crossing")]
    public void A_repair_that_changes_little_is_made_in_an_upload(string shape, string code) =>
        Assert.Equal([code], Build(Shape(shape), CoordinateRange.China, 7, RepairLimit.Upload).Value.Remarks.Select(remark => remark.Code));

    [Theory]
    [InlineData(100, 101, true)]
    [InlineData(100, 101.1, false)]
    [InlineData(1000, 990.1, true)]
    [InlineData(1000, 989, false)]
    [InlineData(0, 0.9, true)]
    public void Small_is_one_percent_or_one_square_metre(double before, double after, bool allowed) => Assert.Equal(allowed, RepairLimit.Upload.Allows(before, after));

    private static Outcome<BuiltGeometry> Build(RawPolygons shape, CoordinateRange range, int record, RepairLimit limit)
    {
        var raw = new RawFeature(record, "", shape, new Dictionary<string, string>());
        return new CrsDecider(range, null, new Dictionary<string, Notation>()).Of(raw).TryGet(out var decision, out var problem)
            ? PolygonBuilder.Build(shape, decision.Reading, record, limit) : problem;
    }

    private static RawPolygons Shape(string text)
    {
        var parts = text.Split('|').Select(part => (IReadOnlyList<double[]>)[.. part.Split('/').Select(Ring)]).ToList();
        return new(parts, parts.Count > 1);
    }

    private static double[] Ring(string text) => [.. text.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Select(double.Parse)];

    private static (string Zh, string En) Was(string what, string place, string before, string after) => (
        $"第 7 个要素的{what}（{place} 附近），已修复：面积由 {before} 平方米变为 {after} 平方米。",
        $"Feature 7 is invalid: {what} (near {place}). It was repaired: its area went from {before} to {after} m².");

    // Two combs laid across each other: every tooth of one crosses every tooth of the other.
    // Every second corner at the far end, and all edges slanting: each lies in the box of every other.
    private static string Comb(int teeth) =>
        string.Join(", ", [.. Enumerable.Range(0, teeth).SelectMany(i => new[] { $"{123 + ((double)i / teeth)} 41", $"{124 + ((i + 0.5) / teeth)} 42" }), "125.5 42", "125.5 40.5", "123 40.5", "123 41"]);

    private static string Zigzag(int teeth)
    {
        var across = Enumerable.Range(0, teeth).Select(i => $"{123 + (i % 2)} {41 + ((double)i / teeth)}");
        var along = Enumerable.Range(0, teeth).Select(i => $"{123 + ((double)i / teeth)} {41 + (i % 2)}");
        return string.Join(", ", [.. across, .. along, "123 41"]);
    }
}
