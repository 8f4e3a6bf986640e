using PlanMonitor.Services.Ingest.Tabular;

namespace PlanMonitor.Services.Ingest.Reports;

/// <summary>The columns of an annual report (年报), by the names that filing forms, statistics tables and disclosures use.</summary>
internal static class ReportColumns
{
    public static readonly Column Licence = new("采矿许可证号", "许可证号", "采矿许可证", "采矿证号", "采矿权许可证号", "采矿许可证编号", "licence", "license", "licence number", "license number", "licence no", "license no");
    public static readonly Column MineName = new("矿山名称", "矿山", "矿山企业名称", "mine", "mine name");
    public static readonly Column Year = new("年度", "年份", "报告年度", "填报年度", "统计年度", "year", "report year");
    public static readonly Column Region = new("行政区代码", "行政区划代码", "行政区", "行政区划", "行政区名称", "县级行政区代码", "县区", "县(市、区)", "所在县区", "region", "region code", "adcode");
    public static readonly Column Mineral = new("开采矿种", "矿种", "主矿种", "主矿产", "主要矿种", "开采主矿种", "矿种名称", "mineral");
    public static readonly Column Output = new("年采出矿量", "采出矿量", "年自产矿石量", "年开采量", "实际开采量", "年产量", "年产矿石量", "原矿产量", "年度采出矿量", "output", "annual output", "ore output", "ore mined");
    public static readonly Column Unit = new("计量单位", "单位", "unit");
    public static readonly Column Basis = new("计量口径", "口径", "产品", "产品名称", "basis", "product");
    public static readonly Column Concentrate = new("精矿年产量", "精矿产量", "年精矿产量", "精矿粉产量", "铁精粉产量", "concentrate", "concentrate output");
    public static readonly Column ConcentrateUnit = new("精矿计量单位", "精矿单位", "concentrate unit");
    public static readonly Column ConcentrateGrade = new("精矿品位", "铁精粉品位", "concentrate grade");
    public static readonly Column Fed = new("实际入选矿量", "入选矿量", "年入选矿量", "原矿入选量", "ore fed", "ore milled");
    public static readonly Column FedUnit = new("入选矿量计量单位", "入选单位", "ore fed unit");
    public static readonly Column FeedGrade = new("原矿入选品位", "入选品位", "feed grade");
    public static readonly Column Recovery = new("选矿回收率", "实际选矿回收率", "recovery");

    public static readonly IReadOnlyList<Column> All =
        [Licence, MineName, Year, Region, Mineral, Output, Unit, Basis, Concentrate, ConcentrateUnit, ConcentrateGrade, Fed, FedUnit, FeedGrade, Recovery];
}
