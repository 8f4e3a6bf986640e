using FsCheck;
using FsCheck.Fluent;
using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Crs;
using PlanMonitor.Spatial.Formats;
using PlanMonitor.Spatial.Repair;
using Xunit;

namespace PlanMonitor.Spatial.Tests.Crs;

/// <summary>What a receipt says of coordinate systems, word for word, from the features of a file to its remarks.</summary>
public sealed class ToldTests
{
    private static readonly double[] Degrees = [123.2, 41.2, 123.201, 41.2, 123.2, 41.201, 123.2, 41.2];
    private static readonly double[] Zone41 = [41_516_000, 4_562_000, 41_516_100, 4_562_000, 41_516_000, 4_562_100, 41_516_000, 4_562_000];
    private static readonly double[] Zone40 = [40_600_000, 4_562_000, 40_600_100, 4_562_000, 40_600_000, 4_562_100, 40_600_000, 4_562_000];
    private static readonly double[] Plain = [516_000, 4_562_000, 516_100, 4_562_000, 516_000, 4_562_100, 516_000, 4_562_000];
    private static readonly double[] Mercator = [13_714_561, 5_042_000, 13_714_661, 5_042_000, 13_714_561, 5_042_100, 13_714_561, 5_042_000];
    private static readonly double[] Packed = [1231530, 411020, 1231541.5, 411021, 1231535, 411033, 1231530, 411020];

    // Figures; claim; what --crs says; the decision in both languages; the code.
    public static TheoryData<double[], string?, int?, string, string, string> Decisions() => new()
    {
        { Degrees, null, null, "crs.degrees", "1 个要素按 2000 国家大地坐标系经纬度（EPSG:4490）采用：坐标是度，文件没有声明坐标系。",
            "1 features are taken as CGCS2000 degrees (EPSG:4490): the figures are degrees, and the file claims no system." },
        { Degrees, "EPSG:4490", null, "crs.degrees-claimed", "1 个要素按经纬度采用：坐标是度，与声明的“EPSG:4490”一致。", "1 features are taken as degrees: the figures are degrees, as 'EPSG:4490' claims." },
        { Zone41, null, null, "crs.zone", "1 个要素按 2000 国家大地坐标系 3 度带第 41 带（EPSG:4529）采用：依据是东坐标前的带号，文件没有声明坐标系。",
            "1 features are taken as CGCS2000 3-degree zone 41 (EPSG:4529): by the zone number before the eastings; the file claims no system." },
        { Zone41, "EPSG:4529", null, "crs.zone-claimed", "1 个要素按 2000 国家大地坐标系 3 度带第 41 带（EPSG:4529）采用：东坐标前的带号与声明的“EPSG:4529”一致。",
            "1 features are taken as CGCS2000 3-degree zone 41 (EPSG:4529): by the zone number before the eastings, as 'EPSG:4529' claims." },
        { Plain, "EPSG:4550", null, "crs.meridian", "1 个要素按 2000 国家大地坐标系 3 度带、中央子午线 123°、东坐标不带带号（EPSG:4550）采用：依据是声明的“EPSG:4550”。",
            "1 features are taken as CGCS2000 3-degree, central meridian 123°E, eastings without zone (EPSG:4550): as 'EPSG:4550' claims." },
        { Plain, null, 4510, "crs.meridian", "1 个要素按 2000 国家大地坐标系 6 度带、中央子午线 123°、东坐标不带带号（EPSG:4510）采用：依据是声明的“--crs 4510”。",
            "1 features are taken as CGCS2000 6-degree, central meridian 123°E, eastings without zone (EPSG:4510): as '--crs 4510' claims." },
        { Zone41, "EPSG:4549", null, "crs.label-wrong", "1 个要素声明的坐标系是“EPSG:4549”，但东坐标前的带号是 41：按坐标数字采用 2000 国家大地坐标系 3 度带第 41 带（EPSG:4529）。",
            "1 features claim 'EPSG:4549', but the zone number before their eastings is 41: by the figures they are taken as CGCS2000 3-degree zone 41 (EPSG:4529)." },
        { Degrees, "EPSG:4529", null, "crs.label-wrong-degrees", "1 个要素声明的坐标系是“EPSG:4529”，但坐标是度：按坐标数字采用 2000 国家大地坐标系经纬度（EPSG:4490）。",
            "1 features claim 'EPSG:4529', but their figures are degrees: by the figures they are taken as CGCS2000 degrees (EPSG:4490)." },
        { Mercator, "EPSG:3857", null, "crs.mercator-taken", "1 个要素的坐标系是“EPSG:3857”（Web 墨卡托），已换算为经纬度，按 2000 国家大地坐标系处理，两者相差可达 1 米左右。",
            "1 features are in 'EPSG:3857' (Web Mercator); they were converted to degrees and are taken as CGCS2000, from which they may differ by about a metre." },
        { Packed, null, null, "crs.dms-taken", "1 个要素的坐标是度分秒（DDDMMSS），已换算为度，按 2000 国家大地坐标系经纬度采用：所有数字的分和秒都小于 60。",
            "The coordinates of 1 features are degrees, minutes and seconds (DDDMMSS); they were converted and are taken as CGCS2000 degrees: minutes and seconds of every figure are below 60." },
    };

    public static TheoryData<double[], string?, int?, string, string, string> Refusals() => new()
    {
        { Plain, "EPSG:4490", null, "crs.no-zone", "第 1 个要素的坐标以米为单位（coordinates[0][0] 处为 516000, 4562000），东坐标前没有带号，声明的“EPSG:4490”也没有说明中央子午线。",
            "The coordinates of feature 1 are in metres (516000, 4562000 at coordinates[0][0]) without a zone number before the easting, and 'EPSG:4490' does not say the central meridian." },
        { Plain, "EPSG:4529", null, "crs.prefix-missing", "第 1 个要素声明为“EPSG:4529”，其东坐标应带带号，但 coordinates[0][0] 处为 516000, 4562000，没有带号。",
            "Feature 1 claims 'EPSG:4529', whose eastings begin with the zone number, but 516000, 4562000 at coordinates[0][0] has none." },
        { Plain, "EPSG:4326", null, "crs.contradicted", "第 1 个要素的坐标与声明的坐标系“EPSG:4326”不符（coordinates[0][0] 处为 516000, 4562000）。",
            "The coordinates of feature 1 do not fit the system 'EPSG:4326' that it claims (516000, 4562000 at coordinates[0][0])." },
        { Mercator, null, null, "crs.zone-or-mercator", "第 1 个要素的坐标（coordinates[0][0] 处为 13714561, 5042000）既可能是 6 度带第 13 带，也可能是 Web 墨卡托。",
            "The coordinates of feature 1 (13714561, 5042000 at coordinates[0][0]) can be 6-degree zone 13 as well as Web Mercator." },
        { Zone41, null, 4549, "crs.asked-contradicts-figures", "第 1 个要素的坐标与指明的坐标系“--crs 4549”不符（coordinates[0][0] 处为 41516000, 4562000）。",
            "The coordinates of feature 1 do not fit the system '--crs 4549' that was asked for (41516000, 4562000 at coordinates[0][0])." },
        { Zone41, "EPSG:4549", 4529, "crs.asked-contradicts-claim", "指明的坐标系是“--crs 4529”，而文件声明的是“EPSG:4549”，两者不能同时成立。",
            "The system '--crs 4529' was asked for, but the file claims 'EPSG:4549': both cannot be true." },
        { Zone41, "西安80", null, "crs.xian80", "声明的坐标系是“西安80”，即 1980 西安坐标系，不予采用。", "The coordinate system is said to be '西安80', which is Xian 80; it is not taken." },
        { Zone41, "北京54", null, "crs.beijing54", "声明的坐标系是“北京54”，即 1954 北京坐标系，不予采用。", "The coordinate system is said to be '北京54', which is Beijing 54; it is not taken." },
        { Zone41, "EPSG:4555", null, "crs.new-beijing54", "声明的坐标系是“EPSG:4555”，即新 1954 北京坐标系，不予采用。", "The coordinate system is said to be 'EPSG:4555', which is New Beijing 54; it is not taken." },
        { Zone41, "地方坐标系", null, "crs.local", "声明的坐标系是“地方坐标系”，是地方独立坐标系，不予采用。", "The coordinate system is said to be '地方坐标系', a local grid; it is not taken." },
        { Degrees, "GCJ-02", null, "crs.gcj02", "声明的坐标系是“GCJ-02”，即互联网地图的 GCJ-02 偏移坐标，位置相差数百米，不予采用。",
            "The coordinate system is said to be 'GCJ-02', the shifted coordinates GCJ-02 of internet maps, which are off by some hundred metres; they are not taken." },
        { Degrees, "BD-09", null, "crs.bd09", "声明的坐标系是“BD-09”，即百度地图的 BD-09 偏移坐标，位置相差数百米，不予采用。",
            "The coordinate system is said to be 'BD-09', the shifted coordinates BD-09 of Baidu maps, which are off by some hundred metres; they are not taken." },
        { Degrees, "EPSG:32651", null, "crs.unsupported", "声明的坐标系是“EPSG:32651”，这里只接受 2000 国家大地坐标系（经纬度、3 度带和 6 度带）、WGS 84 经纬度和 Web 墨卡托。",
            "The coordinate system is said to be 'EPSG:32651'; only CGCS2000 (degrees, 3-degree and 6-degree zones), WGS 84 degrees and Web Mercator are taken here." },
    };

    [Theory]
    [MemberData(nameof(Decisions))]
    public void A_decision_is_told(double[] ring, string? claim, int? asked, string code, string zh, string en)
    {
        var feature = Assert.Single(Read(asked, Raw(1, ring, claim)), item => item.Ok).Value;
        var told = feature.Crs.Told(1);

        Assert.Equal((code, zh, en), (told.Code, told.Message.Zh, told.Message.En));
        Assert.Equal(ProblemLevel.Remark, told.Level);
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public void A_refusal_is_told(double[] ring, string? claim, int? asked, string code, string zh, string en)
    {
        var problem = Assert.Single(Read(asked, Raw(1, ring, claim))).Problem!;

        Assert.Equal((code, zh, en), (problem.Code, problem.Message.Zh, problem.Message.En));
        Assert.Equal(problem.Line is null ? ProblemLevel.File : ProblemLevel.Row, problem.Level);
    }

    [Theory]
    [InlineData("crs.xian80", "请由具有转换参数的测绘部门转换到 2000 国家大地坐标系后再上传；系统不带转换参数，不会猜测。")]
    [InlineData("crs.gcj02", "请从测量或影像的原始成果导出 2000 国家大地坐标系数据后再上传。")]
    [InlineData("crs.no-zone", "请导出带号的坐标，或改正坐标系说明；没有说明的文件可用 --crs 指明代号，例如 --crs 4550。系统不会猜测带号。")]
    [InlineData("crs.contradicted", "请改正文件中的坐标系说明或坐标后再上传，系统不会猜测。")]
    [InlineData("crs.asked-contradicts-claim", "请去掉 --crs，或改正文件中的坐标系说明（.prj、crs）后再上传。")]
    public void What_to_do_is_told(string code, string zh) => Assert.Equal(zh, MessageCatalogue.Entry(code).Action.Zh);

    [Fact]
    public void What_to_do_names_the_codes_to_give()
    {
        Assert.Equal("请在文件中说明坐标系，或用 --crs 4491 或 --crs 3857 指明。", Read(null, Raw(1, Mercator, null)).Single().Problem!.Action.Zh);
        Assert.Equal("若中央子午线确为 123°，请把坐标系说明改为 EPSG:4550 或用 --crs 4550 指明；否则请改正坐标。", Read(null, Raw(1, Plain, "EPSG:4529")).Single().Problem!.Action.Zh);
    }

    // Whatever order the features come in, the file is told of once per decision; what is as it should be is no remark.
    [Fact]
    public void Two_zones_in_one_upload_are_two_decisions_in_any_order()
    {
        RawFeature[] features = [Raw(1, Zone41, "EPSG:4535"), Raw(2, Zone40, "EPSG:4535"), Raw(3, Zone41, "EPSG:4535"), Raw(4, Degrees, null)];

        var (one, other) = (Remarks(features), Remarks([.. features.Reverse()]));

        Assert.Equal(
            ["1 个要素声明的坐标系是“EPSG:4535”，但东坐标前的带号是 40：按坐标数字采用 2000 国家大地坐标系 3 度带第 40 带（EPSG:4528）。",
             "2 个要素声明的坐标系是“EPSG:4535”，但东坐标前的带号是 41：按坐标数字采用 2000 国家大地坐标系 3 度带第 41 带（EPSG:4529）。"],
            one.Select(remark => remark.Message.Zh));
        Assert.Equal(one, other);
        Assert.Empty(Remarks(Raw(1, Zone41, null), Raw(2, Zone40, null), Raw(3, Degrees, "EPSG:4490"), Raw(4, Plain, "EPSG:4550")));
    }

    [Fact]
    public void The_order_of_the_features_decides_nothing() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(
        Gen.Elements(Degrees, Zone41, Zone40, Plain, Mercator, Packed).Zip(Gen.Elements(null, "EPSG:4490", "EPSG:4529", "EPSG:4549", "EPSG:4550", "EPSG:3857", "EPSG:4326")).NonEmptyListOf().ToArbitrary(),
        pairs =>
        {
            var features = pairs.Select((pair, i) => Raw(i + 1, pair.Item1, pair.Item2)).ToArray();
            var (one, other) = (Read(null, features), Read(null, [.. features.Reverse()]));
            return Shown(one).SetEquals(Shown(other));
        }));

    [Fact]
    public void Parts_of_a_file_are_told_of_by_name()
    {
        var remarks = Remarks(Raw(1, Zone41, "EPSG:4549") with { Part = "一.shp" }, Raw(1, Zone41, "EPSG:4549") with { Part = "二.shp" });
        var refused = Read(null, Raw(1, Plain, null) with { Part = "三.shp" }).Single().Problem!;

        Assert.Equal(["一.shp", "二.shp"], remarks.Select(remark => remark.Part));
        Assert.Equal("三.shp", refused.Part);
    }

    [Fact]
    public void A_northing_before_the_easting_is_told_once()
    {
        double[] swapped = [.. Zone41.Chunk(2).SelectMany(pair => pair.Reverse())];

        var remark = Assert.Single(Remarks(Raw(1, swapped, null), Raw(2, swapped, null)));

        Assert.Equal(("crs.axes-swapped", "2 个要素的北坐标写在东坐标之前，已对调。", "The northing of 2 features stands before the easting; the two were exchanged."),
            (remark.Code, remark.Message.Zh, remark.Message.En));
    }

    private static HashSet<string> Shown(List<Outcome<Feature>> read) =>
        [.. read.Select(item => item.TryGet(out var feature, out var problem) ? $"{feature.Record} {feature.Crs}" : $"{problem.Line} {problem.Message.En}")];

    private static List<Outcome<Feature>> Read(int? asked, params RawFeature[] features)
    {
        var outcomes = features.Select(Outcome<RawFeature>.Of).ToList();
        return [.. FeatureReader.Check(outcomes, CoordinateRange.China, 2, CrsClaim.OfPerson(asked), NotationSearch.Of(outcomes))];
    }

    private static List<Problem> Remarks(params RawFeature[] features) => [.. Read(null, features).Where(item => !item.Ok).Select(item => item.Problem!)];

    private static RawFeature Raw(int record, double[] ring, string? claim) =>
        new(record, $"{record}", new([[ring]], false), new Dictionary<string, string>()) { Crs = claim is null ? null : CrsClaim.OfName(claim) };
}
