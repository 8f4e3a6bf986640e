using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Plans.Lint;
using Xunit;
using static PlanMonitor.Core.Tests.Plans.Lint.Invented;

namespace PlanMonitor.Core.Tests.Plans.Lint;

/// <summary>One invented plan per kind of contradiction, and beside it what looks like one and is none.</summary>
public sealed class PlanLintTests
{
    /// <summary>What the plan says, the plan, and the issues as "severity kind first figure / second figure difference".</summary>
    public static TheoryData<string, Plan, string[]> Cases()
    {
        var cases = new TheoryData<string, Plan, string[]>();

        void Case(string note, Plan plan, params string[] issues) => cases.Add(note, plan, issues);

        // Sums.
        Case("county rows do not add up", Empty with { VolumeControls = [Row("city", "丹东市", 32), Row("a", "宽甸县", 21), Row("b", "凤城市", 10), Row("c", "东港市", null)] }, "H sum 32 / 31 1");
        Case("county rows add up", Empty with { VolumeControls = [Row("city", "丹东市", 0.026m, "亿吨"), Row("a", "宽甸县", 90, "万吨"), Row("b", "凤城市", 170, "万吨")] });
        Case("one county row is no list of counties", Empty with { VolumeControls = [Row("city", "丹东市", 32), Row("a", "宽甸县", 21)] });
        Case("rows of two minerals", Empty with { VolumeControls = [Row("city", "丹东市", 31), Row("a", "宽甸县", 21), Row("b", "凤城市", 10), Row("x", "丹东市", 450, mineral: "硼矿"), Row("y", "宽甸县", 187, mineral: "硼矿"), Row("z", "凤城市", 263, mineral: "硼矿")] });
        Case("parts of a base figure do not add up",
            Empty with { BasePeriod = [Was("all", "mines", 330, "家"), Was("big", "mines.big", 9, "家", partOf: "all", criterion: "size"), Was("small", "mines.small", 320, "家", partOf: "all", criterion: "size")] }, "H sum 330 / 329 1");
        Case("two divisions of one whole both add up",
            Empty with { BasePeriod = [Was("all", "n", 40, null), Was("a", "n.a", 8, null, partOf: "all", criterion: "x"), Was("b", "n.b", 32, null, partOf: "all", criterion: "x"), Was("c", "n.c", 40, null, partOf: "all", criterion: "y")] });
        Case("measured areas add up within their rounding",
            Empty with { BasePeriod = [Was("all", "s", 10.1m, "公顷"), Was("a", "s.a", 3.33m, "公顷", partOf: "all"), Was("b", "s.b", 6.72m, "公顷", partOf: "all")] });
        Case("projects restore more than the target", Empty with { Restoration = [Restored("t", "target", 50, "公顷"), Restored("p", "project", 2250)] }, "H sum 50 / 150 100");
        Case("projects restore less than the target", Empty with { Restoration = [Restored("t", "target", 32818), Restored("p", "project", 5160), Restored("q", "project", 9776)] }, "M sum 32818 / 14936 17882");
        Case("projects restore the target", Empty with { Restoration = [Restored("t", "total", 10, "公顷"), Restored("p", "project", 100), Restored("q", "project", 50)] });

        // Zones: lists and divisions.
        Case("areas of the list", Empty with { Zones = [Zone("a", area: 596.9059m), Zone("b", area: 358.8516m)], ZoneTotals = [Total("t", 2, 749.3m)] }, "H sum 749.3 / 955.7575 206.4575");
        Case("areas of the list within rounding", Empty with { Zones = [Zone("a", area: 1.004m), Zone("b", area: 2.004m)], ZoneTotals = [Total("t", 2, 3.01m)] });
        Case("count of the list", Empty with { Zones = [Zone("a"), Zone("b")], ZoneTotals = [Total("t", 3)] }, "H count 3 / 2 1");
        Case("no list printed", Empty with { Zones = [Zone("a")], ZoneTotals = [Total("t", 33, type: "concentrated-sand")] });
        Case("a district's own number", Empty with { Zones = [Zone("a", region: "振安区"), Zone("b")], ZoneTotals = [Total("t", 1, scope: "振安区"), Total("u", 0, scope: "元宝区（未单独划定）")] });
        Case("a district's number is wrong", Empty with { Zones = [Zone("a", region: "振安区"), Zone("b")], ZoneTotals = [Total("t", 2, scope: "振安区")] }, "H count 2 / 1 1");
        Case("a level, the provincial plan's national zones included", Empty with { Zones = [Zone("a", level: "national"), Zone("b", level: "province"), Zone("c", level: "city")], ZoneTotals = [Total("t", 2, scope: "落实省级"), Total("u", 1, scope: "市级")] });
        Case("a level is wrong", Empty with { Zones = [Zone("a", level: "national"), Zone("b", level: "province"), Zone("c", level: "city")], ZoneTotals = [Total("t", 3, scope: "落实上级规划")] }, "H count 3 / 2 1");
        Case("a smaller statement inside the whole", Empty with { Zones = [Zone("a"), Zone("b")], ZoneTotals = [Total("t", 2), Total("u", 1, scope: "国家规划矿区内拟新设")] });
        Case("a division does not add up", Empty with { ZoneTotals = [Total("t", 43), Total("u", 14, partOf: "t", criterion: "issuer"), Total("v", 30, partOf: "t", criterion: "issuer"), Total("w", 11, partOf: "t", criterion: "class"), Total("x", 32, partOf: "t", criterion: "class")] }, "H sum 43 / 44 1");
        Case("a division with one part only", Empty with { ZoneTotals = [Total("t", 6), Total("u", 5, partOf: "t", criterion: "location")] });
        Case("areas of a division", Empty with { ZoneTotals = [Total("t", 3, 10.5m), Total("u", 1, 4.2m, partOf: "t", criterion: "c"), Total("v", 2, 6.1m, partOf: "t", criterion: "c")] }, "H sum 10.5 / 10.3 0.2");
        Case("areas of a division within their rounding", Empty with { ZoneTotals = [Total("t", 3, 10.5m), Total("u", 1, 4m, partOf: "t", criterion: "c"), Total("v", 2, 6m, partOf: "t", criterion: "c")] });

        // Shares.
        Case("no number of 242 mines is 16.50%", Empty with { BasePeriod = [Was("n", "mine-count", 242, "家"), Was("s", "large-medium-share", 16.5m, "%", printed: "16.50%")] }, "H share 16.5 / 242 0.0289");
        Case("39 of 127 is 30.71%", Empty with { BasePeriod = [Was("n", "mine-count", 127, "家"), Was("s", "large-medium-share", 30.71m, "%")] });
        Case("34 of 330 is 10.3% and 10.30%", Empty with { BasePeriod = [Was("n", "mine-count", 330, "家"), Was("s", "large-medium-share", 10.3m, "%", printed: "10.30%")] });
        Case("more than 87% of 63", Empty with { BasePeriod = [Was("n", "mine-count", 63, "家"), Was("s", "small-mine-share", 87, "%", printed: "超过87%")] });
        Case("about 40% of about 120", Empty with { Indicators = [Target("n", "mine-count", 121, "个", "mine-count", comparator: "about"), Target("s", "large-medium-share", 40.1m, "%", "share", comparator: "about")] });
        Case("12% of 320 exactly", Empty with { Indicators = [Target("n", "mine-count", 320, "个", "mine-count"), Target("s", "large-medium-share", 12, "%", "share")] });
        Case("an exact target share that cannot be", Empty with { Indicators = [Target("n", "mine-count", 7, "个", "mine-count"), Target("s", "large-medium-share", 12, "%", "share")] }, "H share 12 / 7 2.29");
        Case("a share of something named", Empty with { BasePeriod = [Was("n", "rights", 7, "个"), Was("s", "gold-rights", 30, "%", shareOf: "rights")] }, "H share 30 / 7 1.43");
        Case("29% of 43 blocks", Empty with { ZoneTotals = [Total("t", 43), Total("s", null, partOf: "t", criterion: "strategic", share: 29)] }, "H share 29 / 43 1.09");
        Case("28% of 43 blocks", Empty with { ZoneTotals = [Total("t", 43), Total("s", null, partOf: "t", criterion: "strategic", share: 28)] });
        Case("141.48 of 4744 km² is 2.98%", Empty with { BasePeriod = [Was("c", "city-area", 4744, "平方公里", null), Was("a", "mining-right-area", 141.48m, "平方公里"), Was("s", "mining-right-area-share", 2.98m, "%")] });
        Case("141.48 of 4744 km² is not 2.89%", Empty with { BasePeriod = [Was("c", "city-area", 4744, "平方公里", null), Was("a", "mining-right-area", 141.48m, "平方公里"), Was("s", "mining-right-area-share", 2.89m, "%")] }, "H share 2.89 / 2.9823 0.0923");
        Case("242 to 127 is 47.52% less", Empty with { BasePeriod = [Was("a", "mine-count", 242, "家", 2015), Was("b", "mine-count", 127, "家"), Was("s", "mine-count-reduction", 47.52m, "%", null)] });
        Case("97 to 63 is not 53% less", Empty with { BasePeriod = [Was("a", "mine-count", 97, "家", 2015), Was("b", "mine-count", 63, "家"), Was("s", "mine-count.drop-share", 53, "%")] }, "H share 53 / 35.05 17.95");

        // One quantity, two values.
        Case("box and table differ", Empty with { Indicators = [Target("i", "iron.output", 0.02m, "亿吨", time: "annual", mineral: "铁矿")], VolumeControls = [Row("v", "丹东市", 0.026m, "亿吨", "铁矿", "iron.output", nature: "expected")] }, "H value 0.02 / 0.026 0.006");
        Case("equal after conversion", Empty with { Indicators = [Target("i", "gold.new-reserves", 0.5m, "吨", "reserves"), Target("j", "gold.new-reserves", 500, "千克", "reserves")] });
        Case("the one is the rounding of the other", Empty with { Indicators = [Target("i", "x", 0.03m, "亿吨"), Target("j", "x", 0.026m, "亿吨")], BasePeriod = [Was("a", "s", 10.3m, "%"), Was("b", "s", 10.303m, "%")] });
        Case("about twelve is twelve and twelve and a half", Empty with { Indicators = [Target("i", "s", 12, "%", "share", comparator: "about"), Target("j", "s", 12, "%", "share"), Target("k", "s", 12.5m, "%", "share", printed: "12.5")] });
        Case("inside a printed range", Empty with { Indicators = [Target("i", "d", 2, "处", "deposits", max: 3, comparator: "range"), Target("j", "d", 3, "处", "deposits")] });
        Case("outside a printed range", Empty with { Indicators = [Target("i", "d", 2, "处", "deposits", max: 3, comparator: "range"), Target("j", "d", 4, "处", "deposits")] }, "H value 2 / 4 2");
        Case("two floors for one target", Empty with { Indicators = [Target("i", "s", 30, "%", "share", comparator: ">="), Target("j", "s", 35, "%", "share", comparator: ">=")] }, "H value 30 / 35 5");
        Case("more than twenty is not eighteen", Empty with { BasePeriod = [Was("a", "p", 20, "项", printed: "20余项"), Was("b", "p", 18, "项")] }, "H value 20 / 18 2");
        Case("more than twenty may be twenty-three", Empty with { BasePeriod = [Was("a", "p", 20, "项", printed: "20余项"), Was("b", "p", 23, "项")] });
        Case("nearly eighty is not ninety", Empty with { BasePeriod = [Was("a", "r", 80, "%", printed: "基本达到80%"), Was("b", "r", 90, "%")] }, "H value 80 / 90 10");
        Case("another year, another value", Empty with { BasePeriod = [Was("a", "mine-count", 97, "家", 2015), Was("b", "mine-count", 63, "家")] });
        Case("base figure and target", Empty with { Indicators = [Target("i", "mine-count", 320, "个", "mine-count")], BasePeriod = [Was("b", "mine-count", 330, "家")] });
        Case("over the period and a year", Empty with { Indicators = [Target("i", "r", 500, "万吨", time: "cumulative"), Target("j", "r", 100, "万吨", time: "annual")] });
        Case("by two dates", Empty with { Indicators = [Target("i", "g", 5, "个", "right-count", time: "by-date", dueDate: "2023-12-31"), Target("j", "g", 2, "个", "right-count", time: "by-date", dueDate: "2025")] });
        Case("two numbers for one kind of zone", Empty with { ZoneTotals = [Total("t", 13), Total("u", 14)] }, "H value 13 / 14 1");

        // Bases, units, labels.
        Case("ore at a grade and raw ore",
            Empty with { Indicators = [Target("i", "iron.output", 0.13m, "亿吨", basis: "ore-at-grade", grade: 62), Target("j", "iron.output", 2000, "万吨/年", basis: "raw-ore")] }, "M basis 0.13 / 2000 -");
        Case("a basis that is not said", Empty with { Indicators = [Target("i", "x", 10, "万吨", basis: "raw-ore"), Target("j", "x", 10, "万吨", basis: "not-said")] });
        Case("two grades", Empty with { Indicators = [Target("i", "x", 10, "万吨", basis: "concentrate", grade: 62), Target("j", "x", 10, "万吨", basis: "concentrate", grade: 65)] }, "M basis 10 / 10 -");
        Case("mass and volume", Empty with { Indicators = [Target("i", "x", 10, "万吨"), Target("j", "x", 4, "万立方米")] }, "M unit 10 / 4 -");
        Case("binding here, expected there", Empty with { Indicators = [Target("i", "x", 31, "万吨", nature: "expected")], VolumeControls = [Row("v", "丹东市", 31, figure: "x")] }, "M label 31 / 31 -");
        Case("nature not said in one place", Empty with { Indicators = [Target("i", "x", 31, "万吨", nature: "not-said")], VolumeControls = [Row("v", "丹东市", 31, figure: "x")] });
        Case("favoured and prohibited", Empty with { Minerals = new(new([], [], []), new([Entry("砂金")], [], [Entry("砂金矿")])) }, "M label - / - -");
        Case("favoured, and restricted on farmland", Empty with { Minerals = new(new([Entry("金"), Entry("砂金")], [Entry("砂金", "耕地内")], []), new([Entry("铁")], [Entry("超贫磁铁矿")], [])) });
        Case("output stays and triples", Empty with { VolumeDirections = [Trend("a", "长石", "keep"), Trend("b", "长石", "multiple-of-base", 3)] }, "M label - / 3 -");
        Case("output grows to a multiple", Empty with { VolumeDirections = [Trend("a", "长石", "grow"), Trend("b", "长石", "multiple-of-base", 3), Trend("c", "钼矿", "restrain")] });
        Case("small mines are restrained, large ones grow", Empty with { VolumeDirections = [Trend("a", "铁矿", "restrain"), Trend("b", "铁矿", "grow")] });

        // Floors, codes, cover.
        Case("no requirement below a floor", Empty with { ScaleRules = [SandFloor("f", 50, "万吨/年")], MinimumScales = [Scale("s", "建筑用石料类", null, null, mark: "no-requirement")] }, "M floor 50 / - -");
        Case("forbidden below a floor", Empty with { ScaleRules = [SandFloor("f", 20, "万立方米/年")], MinimumScales = [Scale("s", "建筑用砂石", null, null, mark: "forbidden"), Scale("m", "建筑用砂石", 20, "万立方米/年", "medium"), Scale("b", "砖瓦用页岩", 6, "万立方米/年")] });
        Case("a zone below the floor", Empty with { ScaleRules = [SandFloor("f", 20, "万立方米/年", alt: 50, altUnit: "万吨/年")], Zones = [Zone("a", "concentrated-sand", scale: 20, unit: "万立方米/年"), Zone("b", "concentrated-sand", scale: 30, unit: "万吨/年")] }, "M floor 20 / 30 -");
        Case("codes in order", Empty with { Zones = [Zone("a", code: "KZ21060000001"), Zone("b", code: "KZ21060000002"), Zone("c", code: "CZ21060000001"), Zone("d", code: "ZK1"), Zone("e", code: "GK10000000001"), Zone("f", code: "GK21000000001")] });
        Case("a gap", Empty with { Zones = [Zone("a", code: "KZ21060000001"), Zone("b", code: "KZ21060000004")] }, "L code 1 / 4 2");
        Case("twice", Empty with { Zones = [Zone("a", code: "KZ21060000001"), Zone("b", code: "KZ21060000001")] }, "M code - / - -");
        Case("malformed", Empty with { Zones = [Zone("a", code: "KZ2106000001")] }, "M code -");
        Case("foreign", Empty with { Zones = [Zone("a", code: "KZ21100000001")] }, "M code -");
        Case("a target without cover", Empty with { Indicators = [Target("i", "g", 30, "万吨", "reserves", mineral: "石墨")], Zones = [Zone("a")] }, "L cover 30");
        Case("targets with cover", Empty with { Indicators = [Target("i", "g", 30, "万吨", "reserves", mineral: "硼"), Target("j", "q", 10, "万吨", "reserves", mineral: "铅锌")], Zones = [Zone("a"), Zone("b", mineral: "锌矿")] });
        Case("zones are in the annex", Empty with { Indicators = [Target("i", "g", 30, "万吨", "reserves", mineral: "石墨")] });

        // The scale table's own count.
        Case("fourteen minerals are two", Empty with { ScaleRules = [new("k", "other", [], "any", "new", 14, null, "=", "required", "14类", Cite(), "minimum-scale.new-kinds")], MinimumScales = [Scale("a", "铁", 10, "万吨/年"), Scale("b", "铁", 30, "万吨/年", "medium"), Scale("c", "金", 3, "万吨/年")] }, "H count 14 / 2 12");
        Case("one mineral for existing mines", Empty with { ScaleRules = [new("k", "other", [], "any", "existing", 1, null, "=", "required", "1类", Cite(), "minimum-scale.existing-kinds")], MinimumScales = [Scale("a", "铁", 10, "万吨/年", "any", "existing"), Scale("b", "金", null, null, "any", "existing", "no-requirement")] });
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_contradiction_is_found_and_nothing_else(string note, Plan plan, string[] issues)
    {
        var found = PlanLint.Run([plan]).Select(issue => $"{issue.Severity} {issue.Kind} {string.Join(" / ", issue.Figures.Take(2).Select(Value))}{Difference(issue)}");
        Assert.Equal($"{note}: {string.Join("; ", issues)}", $"{note}: {string.Join("; ", found)}");
    }

    private static string Value(LintFigure figure) => figure.Value is { } value ? $"{value:0.######}" : "-";

    private static string Difference(LintIssue issue) => issue.Figures.Count == 1 ? "" : issue.Difference is { } difference ? $" {difference:0.######}" : " -";
}
