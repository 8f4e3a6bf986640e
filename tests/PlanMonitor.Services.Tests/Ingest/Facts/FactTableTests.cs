using PlanMonitor.Core.Discoveries;
using PlanMonitor.Core.Disturbance;
using PlanMonitor.Core.Duties;
using PlanMonitor.Core.GreenList;
using PlanMonitor.Core.Progress;
using PlanMonitor.Core.Projects;
using PlanMonitor.Core.Quantities;
using PlanMonitor.Core.Rates;
using PlanMonitor.Core.Reserves;
using PlanMonitor.Core.Restorations;
using PlanMonitor.Core.Rights;
using PlanMonitor.Core.Sources;
using Xunit;
using static PlanMonitor.Services.Tests.Ingest.Facts.FactSamples;

namespace PlanMonitor.Services.Tests.Ingest.Facts;

/// <summary>Good rows of each new table become records.</summary>
public sealed class FactTableTests
{
    private static readonly Unit Ha = Unit.Hectare;

    private static readonly Dictionary<string, object[]> Records = new()
    {
        ["reserves"] =
        [
            new ReserveYear(One, 2024, "iron", "铁矿", Wan(1200), Wan(30), Wan(3), Wan(-5), Wan(0), Wan(1162), Row(2)),
            new ReserveYear(Two, 2024, "boron", "硼矿", Oxide(90), Oxide(3), null, null, null, Oxide(87), Row(3)),
        ],
        ["rates"] =
        [
            new ThreeRates(One, 2024, "iron", "铁矿", new(88.5m, 85), new(82, 80), new(null, null), Row(2)) { WaterReuse = new(92, 90) },
            new ThreeRates(Two, 2024, "boron", "硼矿", new(null, null), new(null, null), new(60, 55), Row(3)),
        ],
        ["progress"] = [new MineProgress(One, 2024, 3, 3, "iron", "铁矿", Wan(2.5m), Row(2)), new MineProgress(Two, 2024, 4, 6, "boron", "硼矿", Wan(7), Row(3))],
        ["discoveries"] =
        [
            new Discovery(2024, "210681", "iron", "铁矿", Wan(1500), null, null, "样例铁矿详查", "样例储备字〔2024〕1号", Row(2)),
            new Discovery(2024, "210682", "boron", "硼矿", null, 1, SizeClass.Large, "样例硼矿普查", null, Row(3)),
        ],
        ["restoration"] =
        [
            new RestoredArea(2024, "210681", "样例修复工程", RestorationKind.Legacy, Area(15, Unit.Mu), null, null, Row(2)) { Mineral = "iron" },
            new RestoredArea(2024, "210682", null, RestorationKind.Active, Area(12.5m, Ha), Area(20, Ha), "样例发〔2024〕2号", Row(3)),
        ],
        ["greenlist"] =
        [
            new GreenMine(One, GreenLevel.National, new(2020, 12, 30), null, Row(2)),
            new GreenMine(Two, GreenLevel.City, new(2021, 6, 1), new DateOnly(2023, 6, 1), Row(3)),
        ],
        ["projects"] =
        [
            new ProjectState("样例调查项目", ProjectStage.Done, new DateOnly(2024, 11, 30), new(7, Unit.Parse("幅").Value, Basis.None), "样例发〔2024〕3号", Row(2)),
            new ProjectState("样例勘查项目", ProjectStage.Ongoing, null, null, null, Row(3)),
        ],
        ["duties"] = [new DutyRecord("annual-report", 2024, new DateOnly(2025, 2, 28), 1, "样例发〔2025〕1号", Row(2)), new DutyRecord("duty.patrol", 2024, null, 12, null, Row(3))],
        ["disturbance"] = [new DisturbedLand(One, 2024, Area(1.2m, Ha), Area(1.5m, Ha), Row(2)), new DisturbedLand(Two, 2024, Area(3, Unit.Mu), Area(0, Unit.Mu), Row(3))],
    };

    public static TheoryData<string> Kinds => [.. Tables.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Good_rows_become_records(string kind)
    {
        var (header, first, second) = Tables[kind];
        var result = Read(kind, Samples.Csv(header, first, second));
        Assert.Empty(result.Problems);
        Assert.Equal(Records[kind], result.Rows);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_same_row_twice_is_taken_once(string kind)
    {
        var (header, first, _) = Tables[kind];
        var result = Read(kind, Samples.Csv(header, first, first));
        Assert.Equal((1, "table.same-row-twice"), (result.Accepted, Assert.Single(result.Problems).Code));
    }

    [Theory]
    [InlineData("reserves")]
    [InlineData("rates")]
    [InlineData("progress")]
    [InlineData("discoveries")]
    [InlineData("restoration")]
    [InlineData("duties")]
    [InlineData("disturbance")]
    public void The_year_of_the_upload_stands_in_for_the_column(string kind)
    {
        var (header, first, second) = Tables[kind];
        var at = Array.IndexOf(header.Split(','), "年度");
        string Without(string line) => string.Join(',', line.Split(',').Where((_, i) => i != at));
        var content = Samples.Csv([.. new[] { header, first, second }.Select(Without)]);
        Assert.Equal("table.missing-columns", Assert.Single(Read(kind, content).Problems).Code);
        Assert.Equal(Records[kind], Read(kind, content, Samples.Context with { Year = 2024 }).Rows);
    }

    [Theory]
    [InlineData("progress", "季度", "一季度", 0)]
    [InlineData("progress", "季度", "4季度", 1)]
    [InlineData("progress", "季度", "４", 1)]
    [InlineData("greenlist", "级别", "省级", 1)]
    [InlineData("greenlist", "级别", "县级", 0)]
    [InlineData("restoration", "治理类型", "历史遗留矿山", 1)]
    [InlineData("projects", "状态", "已验收", 1)]
    [InlineData("duties", "履职事项", "Annual-Report", 1)]
    [InlineData("duties", "履职事项", "年度 执行报告", 1)]
    [InlineData("rates", "综合利用率", "0.6", 0)]
    [InlineData("rates", "综合利用率", "0.6%", 1)]
    [InlineData("rates", "综合利用率", "0", 1)]
    [InlineData("disturbance", "治理面积", "1平方公里", 1)]
    public void Words_and_figures_are_taken_as_people_write_them(string kind, string column, string value, int taken)
    {
        var (header, first, second) = Tables[kind];
        Assert.Equal(1 + taken, Read(kind, Samples.Csv(header, first, Samples.With(header, second, (column, value)))).Accepted);
    }

    private static Quantity Wan(decimal value) => new(value, Unit.WanTonne, Basis.RawOre);

    private static Quantity Oxide(decimal value) => new(value, Unit.Tonne, new(BasisKind.Oxide));

    private static Quantity Area(decimal value, Unit unit) => new(value, unit, Basis.None);

    private static Source Row(int line) => new("样例.csv", Samples.Sha, line);
}
