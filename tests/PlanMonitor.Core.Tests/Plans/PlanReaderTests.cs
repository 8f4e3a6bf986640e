using PlanMonitor.Core.Plans;
using Xunit;

namespace PlanMonitor.Core.Tests.Plans;

public sealed class PlanReaderTests
{
    [Fact]
    public void The_minimal_plan_is_read_with_its_codes()
    {
        var read = PlanReader.BuiltIn.Read(MinimalPlan.Text);
        Assert.Empty(read.Problems);
        var plan = read.Plan!;
        Assert.Equal(["magnesite", "magnesite"], plan.VolumeControls.Select(row => row.MineralCode));
        Assert.Equal(["210600", "210624"], plan.VolumeControls.Select(row => row.RegionCode));
        Assert.Equal(["building-granite"], plan.Zones[0].MineralCodes);
        Assert.Equal(["210604"], plan.Zones[0].RegionCodes);
        Assert.Equal("boron", plan.Minerals.Mining.Key[0].Code);
        Assert.Equal("210600", plan.Restoration[0].RegionCode);
        Assert.Equal((2m, 3m), (plan.Indicators[1].Value, plan.Indicators[1].Max));
        Assert.False(plan.IsDraft);
    }

    /// <summary>Each row changes one thing of the minimal plan: what, into what, and the one problem that it makes.</summary>
    public static TheoryData<string, string, string, int, string, string> Mutations() => new()
    {
        // What the issue names: unit, region, id, citation, cap without unit.
        { "\"value\": 31, \"unit\": \"万吨\"", "\"value\": 31, \"unit\": \"公顷\"", "/volumeControls/0/unit", 17,
            "/volumeControls/0/unit（第 17 行）：单位“公顷”与该指标度量的内容不符。", "/volumeControls/0/unit (line 17): the unit '公顷' does not fit what the figure measures." },
        { "\"value\": 120, \"unit\": \"个\"", "\"value\": 120, \"unit\": \"万吨\"", "/indicators/0/unit", 13,
            "/indicators/0/unit（第 13 行）：单位“万吨”与该指标度量的内容不符。", "/indicators/0/unit (line 13): the unit '万吨' does not fit what the figure measures." },
        { "\"unit\": \"公顷\"", "\"unit\": \"吨\"", "/restoration/0/unit", 27,
            "/restoration/0/unit（第 27 行）：单位“吨”与该指标度量的内容不符。", "/restoration/0/unit (line 27): the unit '吨' does not fit what the figure measures." },
        { "\"minimumScaleUnit\": \"万立方米/年\"", "\"minimumScaleUnit\": \"平方公里\"", "/zones/0/minimumScaleUnit", 34,
            "/zones/0/minimumScaleUnit（第 34 行）：单位“平方公里”与该指标度量的内容不符。", "/zones/0/minimumScaleUnit (line 34): the unit '平方公里' does not fit what the figure measures." },
        { "\"value\": 31, \"unit\": \"万吨\"", "\"value\": 31, \"unit\": null", "/volumeControls/0/unit", 17,
            "/volumeControls/0/unit（第 17 行）：value 为 31，但没有计量单位。", "/volumeControls/0/unit (line 17): value is 31, but it has no unit." },
        { "\"unit\": \"处\", \"basis\": null", "\"unit\": \"处\", \"basis\": \"raw-ore\"", "/indicators/1/basis", 14,
            "/indicators/1/basis（第 14 行）：单位“处”不计重量或体积，不应有计量口径“raw-ore”。", "/indicators/1/basis (line 14): the unit '处' is neither mass nor volume and takes no basis 'raw-ore'." },
        { "\"宽甸县\"", "\"辽阳县\"", "/volumeControls/1/region", 18,
            "/volumeControls/1/region（第 18 行）：“辽阳县”（211021）不在规划范围 210600 之内。", "/volumeControls/1/region (line 18): '辽阳县' (211021) lies outside the plan's region 210600." },
        { "\"宽甸县\"", "\"辽宁省\"", "/volumeControls/1/region", 18,
            "/volumeControls/1/region（第 18 行）：“辽宁省”（210000）不在规划范围 210600 之内。", "/volumeControls/1/region (line 18): '辽宁省' (210000) lies outside the plan's region 210600." },
        { "[\"振安区\"]", "[\"振安区\", \"某某区\"]", "/zones/0/regions/1", 34,
            "/zones/0/regions/1（第 34 行）：行政区名录中没有“某某区”。", "/zones/0/regions/1 (line 34): the catalogue of regions does not know '某某区'." },
        { "\"volume.magnesite.kuandian\"", "\"indicator.mine-count\"", "/volumeControls/1/id", 18,
            "/volumeControls/1/id（第 18 行）：编号“indicator.mine-count”已在第 13 行使用。", "/volumeControls/1/id (line 18): the id 'indicator.mine-count' is already used in line 13." },
        { "\"line\": 6, ", "", "/restoration/0/citation", 27,
            "/restoration/0/citation（第 27 行）缺少必填字段“line”。", "/restoration/0/citation (line 27) lacks the required member 'line'." },
        { "\"line\": 6, ", "\"line\": 0, ", "/restoration/0/citation/line", 27,
            "/restoration/0/citation/line（第 27 行）的值 0 小于 1。", "/restoration/0/citation/line (line 27): 0 is less than 1." },
        // Names, readings, ranges, wholes.
        { "\"name\": \"硼\"", "\"name\": \"硼砂石\"", "/minerals/mining/key/0/name", 31,
            "/minerals/mining/key/0/name（第 31 行）：矿种名录中没有“硼砂石”。", "/minerals/mining/key/0/name (line 31): the catalogue of minerals does not know '硼砂石'." },
        { "[\"reading.about\"]", "[\"reading.about\", \"reading.none\"]", "/indicators/0/readings/1", 13,
            "/indicators/0/readings/1（第 13 行）：readings 中没有编号为“reading.none”的解读。", "/indicators/0/readings/1 (line 13): there is no reading with the id 'reading.none'." },
        { "\"value\": 2, \"max\": 3", "\"value\": 2, \"max\": 1", "/indicators/1/max", 14,
            "/indicators/1/max（第 14 行）：上限 1 小于下限 2。", "/indicators/1/max (line 14): the upper end 1 is below the lower end 2." },
        { "\"scope\": \"全部\"", "\"scope\": \"全部\", \"partOf\": \"zonetotal.none\"", "/zoneTotals/0/partOf", 37,
            "/zoneTotals/0/partOf（第 37 行）：没有编号为“zonetotal.none”的项。", "/zoneTotals/0/partOf (line 37): there is no item with the id 'zonetotal.none'." },
        // The frame.
        { "\"to\": 2025", "\"to\": 2020", "/period/to", 8,
            "/period/to（第 8 行）：规划期末年 2020 早于首年 2021。", "/period/to (line 8): the last year 2020 is before the first year 2021." },
        { "\"horizon\": 2025", "\"horizon\": 2030", "/period/horizon", 8,
            "/period/horizon（第 8 行）：目标年 2030 不在规划期 2021—2025 内。", "/period/horizon (line 8): the horizon 2030 is outside the period 2021 to 2025." },
        { "\"replaces\": null", "\"replaces\": \"2021\"", "/version/replaces", 7,
            "/version/replaces（第 7 行）：版本“2021”不能替代自身。", "/version/replaces (line 7): the version '2021' cannot replace itself." },
        // The schema.
        { "\"id\": \"sample\"", "\"id\": \"Sample\"", "/id", 3,
            "/id（第 3 行）的值“Sample”不符合格式 ^[a-z][a-z0-9-]*$。", "/id (line 3): 'Sample' does not have the form ^[a-z][a-z0-9-]*$." },
        { "\"duties\": [],\n", "", "", 1, "（第 1 行）缺少必填字段“duties”。", " (line 1) lacks the required member 'duties'." },
        { "\"duties\": []", "\"duties\": {}", "/duties", 43, "/duties（第 43 行）的类型是 object，应为 array。", "/duties (line 43) is of type object; expected is array." },
        { "\"zones\": [", "\"zone\": [], \"zones\": [", "/zone", 33, "/zone（第 33 行）：规划模式中没有字段“zone”。", "/zone (line 33): the schema has no member 'zone' here." },
        { "\"nature\": \"binding\", \"time\": \"annual\", \"citation\": { \"document\": \"样例\", \"place\": \"开采总量表\", \"line\": 4, \"snippet\": \"21\"", "\"nature\": \"约束性\", \"time\": \"annual\", \"citation\": { \"document\": \"样例\", \"place\": \"开采总量表\", \"line\": 4, \"snippet\": \"21\"",
            "/volumeControls/1/nature", 18, "/volumeControls/1/nature（第 18 行）的值“约束性”不在允许的取值中：binding, expected, not-said。",
            "/volumeControls/1/nature (line 18): '约束性' is not one of binding, expected, not-said." },
        { "\"snippet\": \"50公顷\"", "\"snippet\": \"一二三四五六七八九十一二三四五六七八九十一二三四五六\"", "/restoration/0/citation/snippet", 27,
            "/restoration/0/citation/snippet（第 27 行）有 26 个字符，最多 25 个。", "/restoration/0/citation/snippet (line 27) has 26 characters; at most 25 are allowed." },
        { "\"fields\": [\"tolerance\"]", "\"fields\": []", "/readings/0/fields", 10,
            "/readings/0/fields（第 10 行）有 0 项，至少应有 1 项。", "/readings/0/fields (line 10) has 0 items; at least 1 are needed." },
    };

    [Theory]
    [MemberData(nameof(Mutations))]
    public void One_wrong_thing_is_refused_with_pointer_line_and_reason(string from, string to, string pointer, int line, string zh, string en)
    {
        Assert.Contains(from, MinimalPlan.Text, StringComparison.Ordinal);
        var index = MinimalPlan.Text.IndexOf(from, StringComparison.Ordinal);
        var read = PlanReader.BuiltIn.Read(MinimalPlan.Text[..index] + to + MinimalPlan.Text[(index + from.Length)..]);
        Assert.Null(read.Plan);
        var problem = Assert.Single(read.Problems);
        Assert.Equal((pointer, line, zh, en), (problem.Column, problem.Line!.Value, problem.Message.Zh, problem.Message.En));
    }

    [Fact]
    public void The_message_says_which_units_would_fit()
    {
        var problem = Assert.Single(PlanReader.BuiltIn.Read(MinimalPlan.Text.Replace("\"unit\": \"处\"", "\"unit\": \"%\"", StringComparison.Ordinal)).Problems);
        Assert.Equal(("请改用：个、处、幅、项、家、人、万人。", "Use one of: 个、处、幅、项、家、人、万人."), (problem.Action.Zh, problem.Action.En));
    }

    [Fact]
    public void A_file_with_a_byte_order_mark_is_read() => Assert.True(PlanReader.BuiltIn.Read("\uFEFF" + MinimalPlan.Text).Ok);

    [Fact]
    public void All_problems_after_the_schema_come_in_one_go()
    {
        var text = MinimalPlan.Text.Replace("\"unit\": \"公顷\"", "\"unit\": \"吨\"", StringComparison.Ordinal).Replace("\"宽甸县\"", "\"某某县\"", StringComparison.Ordinal);
        Assert.Equal(["plan.region-unknown 18", "plan.unit-unfit 27"], PlanReader.BuiltIn.Read(text).Problems.Select(problem => $"{problem.Code} {problem.Line}"));
    }
}
