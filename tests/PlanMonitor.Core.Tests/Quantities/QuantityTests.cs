using FsCheck;
using FsCheck.Fluent;
using PlanMonitor.Core.Quantities;
using Xunit;

namespace PlanMonitor.Core.Tests.Quantities;

/// <summary>Sums and ratios: only like with like.</summary>
public sealed class QuantityTests
{
    private static readonly Basis[] Bases =
    [
        Basis.None, Basis.NotSaid, Basis.RawOre, new(BasisKind.OreAtGrade, 62m), new(BasisKind.Concentrate), new(BasisKind.Concentrate, 62m),
        new(BasisKind.Metal), new(BasisKind.Oxide), new(BasisKind.Mineral), new(BasisKind.RawCoal), new(BasisKind.Stone),
    ];

    private static Gen<decimal> Values => from units in Gen.Choose(0, int.MaxValue) from scale in Gen.Choose(0, 6) select new decimal(units, 0, 0, isNegative: false, (byte)scale);

    private static Gen<(Unit One, Unit Other)> Pairs =>
        from one in Gen.Elements(Unit.All.AsEnumerable())
        from other in Gen.Elements(Unit.All.Where(unit => unit.Dimension == one.Dimension))
        select (one, other);

    [Fact]
    public void There_and_back_is_the_same_value()
    {
        var cases = from value in Values from pair in Pairs select (value, pair);
        Prop.ForAll(cases.ToArbitrary(), sample =>
        {
            var there = new Quantity(sample.value, sample.pair.One, Basis.RawOre).In(sample.pair.Other).Value;
            // A third cannot be written in decimals: 亩 to 平方米 and back may differ in the last of 28 digits.
            return Math.Abs(there.In(sample.pair.One).Value.Value - sample.value) <= 1e-14m;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }

    [Fact]
    public void Converting_a_sum_is_summing_what_is_converted()
    {
        var cases = from a in Values from b in Values from pair in Pairs select (a, b, pair);
        Prop.ForAll(cases.ToArbitrary(), sample =>
        {
            var (one, two) = (new Quantity(sample.a, sample.pair.One, Basis.RawOre), new Quantity(sample.b, sample.pair.Other, Basis.RawOre));
            var sum = one.Plus(two).Value.In(sample.pair.Other).Value;
            var converted = one.In(sample.pair.Other).Value.Value + two.Value;
            return sum.Basis == Basis.RawOre && Math.Abs(sum.Value - converted) <= 1e-12m * Math.Max(1m, converted);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }

    [Fact]
    public void A_sum_does_not_ask_who_comes_first()
    {
        var cases = from a in Values from b in Values from c in Values select (a, b, c);
        Prop.ForAll(cases.ToArbitrary(), sample =>
        {
            Quantity[] parts = [.. new[] { sample.a, sample.b, sample.c }.Select(value => new Quantity(value, Unit.WanTonne, Basis.RawOre))];
            return parts[0].Plus(parts[1]).Value.Plus(parts[2]).Value == parts[2].Plus(parts[0]).Value.Plus(parts[1]).Value;
        }).Check(Config.QuickThrowOnFailure);
    }

    [Fact]
    public void Different_bases_are_neither_added_nor_compared()
    {
        var pairs = from one in Bases from other in Bases where one != other select (one, other);
        Assert.All(pairs, pair =>
        {
            var (one, other) = (new Quantity(3m, Unit.WanTonne, pair.one), new Quantity(2m, Unit.WanTonne, pair.other));
            var sum = one.Plus(other).Problem!;
            Assert.Equal(("quantity.basis-differs", "2万吨"), (sum.Code, sum.Value));
            Assert.Equal($"“2万吨”的计量口径是{pair.other.Zh}，要比较的是{pair.one.Zh}，口径不同不能相加或比较。", sum.Message.Zh);
            Assert.Equal($"'2万吨' is counted as {pair.other.Zh}, the other side as {pair.one.Zh}: different bases are neither added nor compared.", sum.Message.En);
            Assert.Equal($"请按{pair.one.Zh}填报，或补报品位和选矿回收率。", sum.Action.Zh);
            Assert.Equal($"Report it as {pair.one.Zh}, or add grade and recovery.", sum.Action.En);
            var ratio = one.Over(other).Problem!;
            Assert.Equal(("quantity.basis-differs", "3万吨"), (ratio.Code, ratio.Value));
            Assert.Equal($"“3万吨”的计量口径是{pair.one.Zh}，要比较的是{pair.other.Zh}，口径不同不能相加或比较。", ratio.Message.Zh);
        });
    }

    [Theory]
    [InlineData("241.28", "万吨", "450", "万吨", "0.536178")]
    [InlineData("5.8", "万吨", "31", "万吨", "0.187097")]
    [InlineData("1000", "吨", "58", "万吨", "0.001724")]
    [InlineData("31.01", "万吨", "31", "万吨", "1.000323")]
    [InlineData("0", "吨", "31", "万吨", "0")]
    public void A_ratio_is_taken_in_one_unit(string value, string unit, string limit, string limitUnit, string expected)
    {
        var ratio = new Quantity(decimal.Parse(value), Unit.Parse(unit).Value, Basis.RawOre).Over(new(decimal.Parse(limit), Unit.Parse(limitUnit).Value, Basis.RawOre)).Value;
        Assert.Equal(decimal.Parse(expected), decimal.Round(ratio, 6));
    }

    [Fact]
    public void A_ratio_to_zero_is_refused_in_words()
    {
        var problem = new Quantity(3m, Unit.Tonne, Basis.RawOre).Over(new(0m, Unit.WanTonne, Basis.RawOre)).Problem!;
        Assert.Equal(("quantity.zero", "0万吨"), (problem.Code, problem.Value));
        Assert.Equal("“0万吨”为零，不能作为比较的基数。", problem.Message.Zh);
        Assert.Equal("'0万吨' is zero and cannot be compared against.", problem.Message.En);
        Assert.Equal("请核对规划数据中的控制数。", problem.Action.Zh);
        Assert.Equal("Check the figure in the plan's data.", problem.Action.En);
    }

    [Fact]
    public void A_sum_or_ratio_over_two_dimensions_is_refused_like_a_conversion()
    {
        var (mass, volume) = (new Quantity(3m, Unit.Tonne, Basis.RawOre), new Quantity(2m, Unit.WanCubicMetre, Basis.RawOre));
        Assert.Equal("“2万立方米”不能换算：万立方米 与 吨 之间缺少体重（密度）。", mass.Plus(volume).Problem!.Message.Zh);
        Assert.Equal("“3吨”不能换算：吨 与 万立方米 之间缺少体重（密度）。", mass.Over(volume).Problem!.Message.Zh);
    }

    [Theory]
    [InlineData(BasisKind.RawOre, null, "矿石")]
    [InlineData(BasisKind.OreAtGrade, "62", "矿石（62%）")]
    [InlineData(BasisKind.Concentrate, null, "精矿")]
    [InlineData(BasisKind.Concentrate, "62.50", "精矿（62.5%以上）")]
    [InlineData(BasisKind.Metal, null, "金属量")]
    [InlineData(BasisKind.Oxide, null, "氧化物")]
    [InlineData(BasisKind.Mineral, null, "矿物量")]
    [InlineData(BasisKind.RawCoal, null, "原煤")]
    [InlineData(BasisKind.Stone, null, "荒料")]
    [InlineData(BasisKind.NotSaid, null, "未说明")]
    [InlineData(BasisKind.None, null, "")]
    public void A_basis_has_a_name(BasisKind kind, string? grade, string name) => Assert.Equal(name, new Basis(kind, grade is null ? null : decimal.Parse(grade)).Zh);
}
