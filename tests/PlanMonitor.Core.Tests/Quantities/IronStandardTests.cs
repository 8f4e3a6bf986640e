using PlanMonitor.Core.Quantities;
using Xunit;

namespace PlanMonitor.Core.Tests.Quantities;

/// <summary>Iron as ore at 62%, by concentrate or by ore fed.</summary>
public sealed class IronStandardTests
{
    [Theory]
    [InlineData("62", "62", "62", "62")]
    [InlineData("100", "65.1", "62", "105")]
    [InlineData("31", "66", "62", "33")]
    [InlineData("10", "100", "62", "16.12903")]
    [InlineData("0", "65", "62", "0")]
    [InlineData("10", "0.0001", "62", "0.00002")]
    public void Concentrate_counts_by_its_grade(string amount, string grade, string standard, string expected)
    {
        var ore = IronStandard.FromConcentrate(Mass(amount), decimal.Parse(grade), decimal.Parse(standard)).Value;
        Assert.Equal(decimal.Parse(expected), decimal.Round(ore.Value, 5));
        Assert.Equal((Unit.WanTonne, new Basis(BasisKind.OreAtGrade, decimal.Parse(standard))), (ore.Unit, ore.Basis));
    }

    [Theory]
    [InlineData("100", "31", "0.8", "62", "40")]
    [InlineData("100", "31", "1", "62", "50")]
    [InlineData("100", "31", "0", "62", "0")]
    [InlineData("124", "25.5", "0.82", "62", "41.82")]
    [InlineData("100", "100", "1", "62", "161.29032")]
    public void Ore_counts_by_feed_grade_and_recovery(string amount, string feed, string recovery, string standard, string expected)
    {
        var ore = IronStandard.FromOre(Mass(amount), decimal.Parse(feed), decimal.Parse(recovery), decimal.Parse(standard)).Value;
        Assert.Equal(decimal.Parse(expected), decimal.Round(ore.Value, 5));
        Assert.Equal((Unit.WanTonne, new Basis(BasisKind.OreAtGrade, decimal.Parse(standard))), (ore.Unit, ore.Basis));
    }

    [Theory]
    [InlineData("0", "62", "精矿品位", "0")]
    [InlineData("-1", "62", "精矿品位", "-1")]
    [InlineData("100.01", "62", "精矿品位", "100.01")]
    [InlineData("65", "0", "标准品位", "0")]
    [InlineData("65", "101", "标准品位", "101")]
    public void A_grade_out_of_range_is_refused_in_words(string grade, string standard, string column, string value)
    {
        var problem = IronStandard.FromConcentrate(Mass("1"), decimal.Parse(grade), decimal.Parse(standard)).Problem!;
        Assert.Equal(("quantity.grade-range", column, value), (problem.Code, problem.Column, problem.Value));
        Assert.Equal($"{column}“{value}”应大于 0 且不超过 100（%）。", problem.Message.Zh);
        Assert.Equal($"The grade '{value}' in {column} must be above 0 and at most 100 percent.", problem.Message.En);
        Assert.Equal("请以百分数填写品位，例如 65.5。", problem.Action.Zh);
        Assert.Equal("Write the grade in percent, for example 65.5.", problem.Action.En);
    }

    [Theory]
    [InlineData("0", "0.8", "quantity.grade-range", "原矿入选品位", "0")]
    [InlineData("100.5", "0.8", "quantity.grade-range", "原矿入选品位", "100.5")]
    [InlineData("30", "-0.01", "quantity.recovery-range", "选矿回收率", "-0.01")]
    [InlineData("30", "1.01", "quantity.recovery-range", "选矿回收率", "1.01")]
    [InlineData("30", "82", "quantity.recovery-range", "选矿回收率", "82")]
    public void Feed_and_recovery_out_of_range_are_refused(string feed, string recovery, string code, string column, string value)
    {
        var problem = IronStandard.FromOre(Mass("1"), decimal.Parse(feed), decimal.Parse(recovery), 62m).Problem!;
        Assert.Equal((code, column, value), (problem.Code, problem.Column, problem.Value));
    }

    [Fact]
    public void A_recovery_out_of_range_is_refused_in_words()
    {
        var problem = IronStandard.FromOre(Mass("1"), 30m, 82m, 62m).Problem!;
        Assert.Equal("选矿回收率“82”不在 0 到 1 之间。", problem.Message.Zh);
        Assert.Equal("The recovery '82' in 选矿回收率 is not between 0 and 1.", problem.Message.En);
        Assert.Equal("请以 0 到 1 的小数填写回收率，例如 0.82；若为百分数请加“%”。", problem.Action.Zh);
        Assert.Equal("Write the recovery from 0 to 1, for example 0.82, or as a percentage with a % sign.", problem.Action.En);
    }

    [Fact]
    public void A_volume_has_no_grade()
    {
        var volume = new Quantity(1m, Unit.WanCubicMetre, Basis.RawOre);
        var problem = IronStandard.FromConcentrate(volume, 65m, 62m).Problem!;
        Assert.Equal(("quantity.not-a-mass", "精矿年产量", "1万立方米"), (problem.Code, problem.Column, problem.Value));
        Assert.Equal("精矿年产量“1万立方米”不是重量，不能按品位折算。", problem.Message.Zh);
        Assert.Equal("'1万立方米' in 精矿年产量 is no mass and cannot be converted by its grade.", problem.Message.En);
        Assert.Equal("请按 吨 或 万吨 填报。", problem.Action.Zh);
        Assert.Equal("Report it in 吨 or 万吨.", problem.Action.En);
        Assert.Equal(("quantity.not-a-mass", "实际入选矿量"), (IronStandard.FromOre(volume, 30m, 0.8m, 62m).Problem!.Code, IronStandard.FromOre(volume, 30m, 0.8m, 62m).Problem!.Column));
    }

    private static Quantity Mass(string value) => new(decimal.Parse(value), Unit.WanTonne, Basis.RawOre);
}
