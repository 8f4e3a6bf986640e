using Xunit;
using static PlanMonitor.Services.Tests.Ingest.Facts.FactSamples;

namespace PlanMonitor.Services.Tests.Ingest.Facts;

/// <summary>What is said about rows of the new tables that are not taken.</summary>
public sealed class FactProblemTests
{
    private static readonly (string Kind, string Name, (string Column, string Value)[] Cells)[] Rows =
    [
        ("reserves", "no quantities", [("年初保有", ""), ("年采出", ""), ("年末保有", "")]),
        ("reserves", "a negative loss", [("损失量", "-1")]),
        ("reserves", "no unit", [("计量单位", "")]),
        ("reserves", "a unit of a scale", [("计量单位", "万吨/年")]),
        ("rates", "more than all", [("综合利用率", "120")]),
        ("rates", "a fraction or a percentage", [("综合利用率", "0.6")]),
        ("rates", "no rate", [("综合利用率", "")]),
        ("progress", "neither month nor quarter", [("季度", "")]),
        ("progress", "month and quarter", [("月份", "4")]),
        ("progress", "a fifth quarter", [("季度", "5")]),
        ("discoveries", "nothing found", [("新发现矿产地", "")]),
        ("discoveries", "half a deposit", [("新发现矿产地", "0.5")]),
        ("discoveries", "unknown size", [("矿产地规模", "特大")]),
        ("restoration", "no area", [("治理面积", "")]),
        ("restoration", "a mass for an area", [("治理面积", "12吨"), ("面积单位", "")]),
        ("restoration", "unknown type", [("治理类型", "其他")]),
        ("greenlist", "unknown level and no date", [("级别", "县级"), ("入库日期", "")]),
        ("greenlist", "off before on", [("移出日期", "2020-01-01")]),
        ("projects", "unknown state", [("状态", "差不多了")]),
        ("projects", "no name", [("项目", "")]),
        ("duties", "unknown duty", [("履职事项", "开会")]),
        ("duties", "no count", [("次数", "几次")]),
        ("disturbance", "no areas", [("新增损毁面积", ""), ("治理面积", "")]),
        ("disturbance", "larger than the country", [("治理面积", "20000000平方公里")]),
    ];

    // A cell whose change makes the second row contradict the first.
    private static readonly (string Kind, string Column, string Value)[] Contradictions =
    [
        ("reserves", "年末保有", "1163"), ("rates", "开采回采率", "89"), ("progress", "产量", "2.6"), ("discoveries", "新增资源量", "1600万吨"), ("restoration", "治理面积", "16亩"),
        ("greenlist", "移出日期", "2024-01-01"), ("projects", "状态", "进行中"), ("duties", "次数", "2"), ("disturbance", "治理面积", "1.6"),
    ];

    [Fact]
    public void Every_wrong_row_is_told_in_words() => Golden.Compare("facts.txt",
    [
        .. Rows.Select(row => ($"{row.Kind}: {row.Name}", Golden.Said(Read(row.Kind, Samples.Csv(Tables[row.Kind].Header, Tables[row.Kind].First, Samples.With(Tables[row.Kind].Header, Tables[row.Kind].Second, row.Cells)))))),
        .. Contradictions.Select(row => ($"{row.Kind}: two rows", Golden.Said(Read(row.Kind, Samples.Csv(
            Tables[row.Kind].Header, Tables[row.Kind].First, Samples.With(Tables[row.Kind].Header, Tables[row.Kind].First, (row.Column, row.Value)), Tables[row.Kind].Second))))),
        .. Tables.Keys.Select(kind => ($"{kind}: missing columns", Golden.Said(Read(kind, Samples.Csv("年度,采矿许可证号,项目,矿种,履职事项,x", "2024,a,b,c,d,e"))))),
        ("a mine that the register does not know", Golden.Said(Read("greenlist", Samples.Csv(Tables["greenlist"].Header, Tables["greenlist"].First), Samples.Context with { KnownLicences = new HashSet<string>() }))),
    ]);
}
