using PlanMonitor.Core.Quantities;
using Xunit;

namespace PlanMonitor.Core.Tests.Quantities;

/// <summary>Every pair of units: converted with the exact factor, or refused in words.</summary>
public sealed class UnitConversionTests
{
    // How many of the first unit of its group each unit holds, as numerator and denominator; stated here a second time, on purpose.
    private static readonly (string Dimension, (string Symbol, decimal Times, decimal Per)[] Units)[] Table =
    [
        ("mass", [("吨", 1, 1), ("克", 1, 1_000_000), ("千克", 1, 1_000), ("千吨", 1_000, 1), ("万吨", 10_000, 1), ("亿吨", 100_000_000, 1)]),
        ("volume", [("立方米", 1, 1), ("千立方米", 1_000, 1), ("万立方米", 10_000, 1), ("亿立方米", 100_000_000, 1)]),
        ("mass a year", [("吨/年", 1, 1), ("千吨/年", 1_000, 1), ("万吨/年", 10_000, 1)]),
        ("volume a year", [("立方米/年", 1, 1), ("万立方米/年", 10_000, 1)]),
        ("mass a day", [("吨/日", 1, 1)]),
        ("volume a day", [("立方米/日", 1, 1)]),
        ("area", [("平方米", 1, 1), ("亩", 2_000, 3), ("公顷", 10_000, 1), ("平方公里", 1_000_000, 1)]),
        ("length", [("米", 1, 1), ("千米", 1_000, 1)]),
        ("count", [("个", 1, 1), ("处", 1, 1), ("幅", 1, 1), ("项", 1, 1), ("家", 1, 1), ("人", 1, 1), ("万人", 10_000, 1)]),
        ("ratio", [("%", 1, 1), ("倍", 100, 1)]),
        ("duration", [("年", 1, 1)]),
        ("money", [("元", 1, 1), ("万元", 10_000, 1), ("亿元", 100_000_000, 1)]),
    ];

    private static readonly HashSet<(string, string)> DensityApart =
        [("mass", "volume"), ("volume", "mass"), ("mass a year", "volume a year"), ("volume a year", "mass a year"), ("mass a day", "volume a day"), ("volume a day", "mass a day")];

    [Fact]
    public void The_table_holds_every_unit_and_no_spelling_stands_for_two()
    {
        Assert.Equal(Unit.All.Select(unit => unit.Symbol).Order(StringComparer.Ordinal), Table.SelectMany(group => group.Units).Select(unit => unit.Symbol).Order(StringComparer.Ordinal));
        Assert.All(Unit.All, unit => Assert.All(unit.Spellings.Append(unit.Symbol), spelling => Assert.Same(unit, Unit.Parse(spelling).Value)));
    }

    [Fact]
    public void Every_pair_of_one_dimension_converts_exactly()
    {
        var pairs = from dimension in Table from a in dimension.Units from b in dimension.Units select (a, b);
        Assert.All(pairs, pair =>
        {
            var (from, to) = pair;
            // Seven hundred and fifty of each: whole in every unit of area as well, so nothing is lost to rounding where the ratio allows none.
            var converted = new Quantity(750m, Unit.Parse(from.Symbol).Value, Basis.RawOre).In(Unit.Parse(to.Symbol).Value).Value;
            Assert.Equal(750m * from.Times * to.Per / (from.Per * to.Times), converted.Value);
            Assert.Equal(to.Symbol, converted.Unit.Symbol);
            Assert.Equal(Basis.RawOre, converted.Basis);
        });
    }

    [Fact]
    public void Every_pair_of_two_dimensions_is_refused_in_words()
    {
        var pairs = from one in Table from other in Table where one.Dimension != other.Dimension from a in one.Units from b in other.Units select (one, other, a, b);
        Assert.All(pairs, pair =>
        {
            var (from, to) = (pair.a.Symbol, pair.b.Symbol);
            var problem = new Quantity(1.50m, Unit.Parse(from).Value, Basis.RawOre).In(Unit.Parse(to).Value).Problem!;
            if (DensityApart.Contains((pair.one.Dimension, pair.other.Dimension)))
            {
                Assert.Equal("quantity.density-missing", problem.Code);
                Assert.Equal($"“1.5{from}”不能换算：{from} 与 {to} 之间缺少体重（密度）。", problem.Message.Zh);
                Assert.Equal($"'1.5{from}' cannot be converted: between {from} and {to} the density is missing.", problem.Message.En);
                Assert.Equal($"请按 {to} 填报，或补报换算所需的体重（密度）。", problem.Action.Zh);
                Assert.Equal($"Report it in {to}, or add the density that the conversion needs.", problem.Action.En);
            }
            else
            {
                Assert.Equal("quantity.dimension-differs", problem.Code);
                Assert.Equal($"“1.5{from}”不能换算：{from} 与 {to} 度量的不是同一种量。", problem.Message.Zh);
                Assert.Equal($"'1.5{from}' cannot be converted: {from} and {to} do not measure the same thing.", problem.Message.En);
                Assert.Equal($"请按 {to} 填报。", problem.Action.Zh);
                Assert.Equal($"Report it in {to}.", problem.Action.En);
            }
        });
    }

    [Theory]
    [InlineData("241.28", "万吨", "吨", "2412800")]
    [InlineData("0.1", "万吨", "吨", "1000")]
    [InlineData("31010", "吨", "万吨", "3.101")]
    [InlineData("12", "千克", "吨", "0.012")]
    [InlineData("1", "亿吨", "万吨", "10000")]
    [InlineData("15", "亩", "公顷", "1")]
    [InlineData("1", "公顷", "亩", "15")]
    [InlineData("1500", "亩", "平方公里", "1")]
    [InlineData("3", "亩", "平方米", "2000")]
    [InlineData("1.5", "亩", "平方米", "1000")]
    [InlineData("35", "千立方米", "万立方米", "3.5")]
    [InlineData("90", "%", "倍", "0.9")]
    public void Figures_of_the_plans_convert_as_a_planner_expects(string value, string from, string to, string expected) =>
        Assert.Equal(decimal.Parse(expected), new Quantity(decimal.Parse(value), Unit.Parse(from).Value, Basis.RawOre).In(Unit.Parse(to).Value).Value.Value);

    [Theory]
    [InlineData("万 吨", "万吨")]
    [InlineData("万ｔ", "万吨")]
    [InlineData("ＫＧ", "千克")]
    [InlineData("㎏", "千克")]
    [InlineData("M³", "立方米")]
    [InlineData("10⁴m³", "万立方米")]
    [InlineData("万m³／a", "万立方米/年")]
    [InlineData("㎡", "平方米")]
    [InlineData("hm²", "公顷")]
    [InlineData("％", "%")]
    [InlineData("万吨／年", "万吨/年")]
    [InlineData("　公 顷　", "公顷")]
    public void Units_are_known_by_their_other_forms(string text, string symbol) => Assert.Equal(symbol, Unit.Parse(text).Value.Symbol);

    [Theory]
    [InlineData("车")]
    [InlineData("")]
    [InlineData("万")]
    [InlineData("吨/万年")]
    public void A_unit_that_is_not_known_is_refused_in_words(string text)
    {
        var problem = Unit.Parse(text, 7, "计量单位").Problem!;
        Assert.Equal(("unit.unknown", 7, "计量单位", text), (problem.Code, problem.Line, problem.Column, problem.Value));
        Assert.Equal($"不认识计量单位“{text}”。", problem.Message.Zh);
        Assert.Equal($"The unit '{text}' is not known.", problem.Message.En);
        Assert.Equal("请写规划和年报使用的单位，例如 吨、万吨、亿吨、千克、立方米、万立方米、公顷、亩。", problem.Action.Zh);
        Assert.Equal("Write a unit that plans and reports use, for example 吨, 万吨, 亿吨, 千克, 立方米, 万立方米, 公顷, 亩.", problem.Action.En);
    }
}
