using PlanMonitor.Core.Quantities;
using PlanMonitor.Core.Quotas;
using PlanMonitor.Core.Sources;
using Xunit;
using static PlanMonitor.Services.Tests.Ingest.Samples;

namespace PlanMonitor.Services.Tests.Ingest.Quotas;

/// <summary>Quotas that are taken, and what is said about those that are not.</summary>
public sealed class QuotaTableTests
{
    private static readonly (string Name, (string Column, string Value)[] Cells)[] Rows =
    [
        ("everything missing", [("年度", ""), ("层级", ""), ("行政区代码", ""), ("采矿许可证号", ""), ("开采矿种", ""), ("控制指标", ""), ("计量单位", ""), ("批次", "1")]),
        ("unknown level", [("层级", "乡")]),
        ("mine without a licence", [("采矿许可证号", "")]),
        ("county with a licence", [("层级", "县")]),
        ("batch in words", [("批次", "一")]),
        ("batch of zero", [("批次", "0")]),
        ("no date", [("下达日期", "三月")]),
        ("a month only", [("下达日期", "2024-03")]),
        ("outside the plan", [("行政区代码", "211000")]),
        ("larger than a province", [("控制指标", "2000000")]),
        ("unit of a scale", [("计量单位", "万吨/年")]),
    ];

    [Fact]
    public void Quotas_become_records()
    {
        var result = ReadQuotas(Csv(QuotaHeader, QuotaOne, QuotaTwo));
        Assert.Empty(result.Problems);
        Assert.Equal(
            new Quota(2024, QuotaScope.City, "210600", null, "boron", "硼矿", new(450m, Unit.WanTonne, Basis.RawOre), 1, new DateOnly(2024, 3, 1), "样例发〔2024〕1号", new Source("样例.csv", Sha, 2)),
            result.Rows[0]);
        Assert.Equal(
            new Quota(2024, QuotaScope.Mine, "210681", "C2106002021056120150001", "boron", "硼矿", new(30m, Unit.WanTonne, Basis.RawOre), 1, new DateOnly(2024, 4, 1), null, new Source("样例.csv", Sha, 3)),
            result.Rows[1]);
    }

    [Theory]
    [InlineData("省", "210000", QuotaScope.Province)]
    [InlineData("省级", "辽宁省", QuotaScope.Province)]
    [InlineData("市级", "210600", QuotaScope.City)]
    [InlineData("县", "210681", QuotaScope.County)]
    [InlineData("县（市、区）", "210681", QuotaScope.County)]
    [InlineData("County", "210681", QuotaScope.County)]
    public void Levels_and_regions_above_the_plan_are_taken(string level, string region, QuotaScope scope) =>
        Assert.Equal(scope, Assert.Single(ReadQuotas(Csv(QuotaHeader, With(QuotaHeader, QuotaOne, ("层级", level), ("行政区代码", region)))).Rows).Scope);

    [Fact]
    public void A_number_of_rights_stands_beside_the_amount_of_the_same_mineral()
    {
        var result = ReadQuotas(Csv(QuotaHeader, QuotaOne, With(QuotaHeader, QuotaOne, ("控制指标", "5"), ("计量单位", "个"))));
        Assert.Empty(result.Problems);
        Assert.Equal([false, true], result.Rows.Select(row => row.IsNumber));
    }

    [Theory]
    [InlineData("2", 2)]
    [InlineData("第3批", 3)]
    [InlineData("", 1)]
    public void Batches_are_numbered(string text, int batch) => Assert.Equal(batch, Assert.Single(ReadQuotas(Csv(QuotaHeader, With(QuotaHeader, QuotaOne, ("批次", text)))).Rows).Batch);

    [Theory]
    [InlineData("2024-03-01")]
    [InlineData("2024/3/1")]
    [InlineData("2024.3.1")]
    [InlineData("2024年3月1日")]
    [InlineData("20240301")]
    [InlineData("2024-03-01 00:00:00")]
    [InlineData("2024-03-01T10:30:00")]
    [InlineData("２０２４／３／１")]
    public void Days_are_taken_as_people_write_them(string text) =>
        Assert.Equal(new DateOnly(2024, 3, 1), Assert.Single(ReadQuotas(Csv(QuotaHeader, With(QuotaHeader, QuotaOne, ("下达日期", text)))).Rows).IssuedOn);

    [Fact]
    public void Two_batches_are_two_quotas_and_one_batch_twice_is_a_contradiction()
    {
        Assert.Equal(2, ReadQuotas(Csv(QuotaHeader, QuotaOne, With(QuotaHeader, QuotaOne, ("批次", "2")))).Accepted);
        Assert.Equal((0, 2, true), ReadQuotas(Csv(QuotaHeader, QuotaOne, With(QuotaHeader, QuotaOne, ("控制指标", "451")))) is var twice ? (twice.Accepted, twice.Rejected, twice.RejectedWhole) : default);
    }

    [Fact]
    public void Every_wrong_row_is_told_in_words() => Golden.Compare("quotas.txt",
    [
        .. Rows.Select(row => (row.Name, Golden.Said(ReadQuotas(Csv(QuotaHeader, QuotaOne, With(QuotaHeader, QuotaTwo, row.Cells), QuotaTwo))))),
        ("two rows for one receiver", Golden.Said(ReadQuotas(Csv(QuotaHeader, QuotaOne, QuotaTwo, With(QuotaHeader, QuotaOne, ("控制指标", "451")), With(QuotaHeader, QuotaTwo, ("年度", "2023")))))),
        ("missing columns", Golden.Said(ReadQuotas(Csv("年度,层级,开采矿种", "2024,市,硼矿")))),
        ("a mine that the register does not know", Golden.Said(ReadQuotas(Csv(QuotaHeader, QuotaTwo), Context with { KnownLicences = new HashSet<string>() }))),
    ]);
}
