using PlanMonitor.Services.Ingest.Reports;

namespace PlanMonitor.Services.Ingest.Tabular;

/// <summary>Columns that several forms share.</summary>
internal static class CommonCells
{
    public const string Areas = "公顷、亩、平方公里 或 平方米";
    public const string Day = "例如 2024-03-31";

    public static readonly Column AreaUnit = new("面积单位", "计量单位", "单位", "area unit", "unit");
    public static readonly Column Document = new("文号", "文件号", "验收文号", "评审备案文号", "备案文号", "document", "document number");
    public static readonly Column DoneOn = new("完成日期", "完成时间", "验收日期", "办结日期", "done on", "completed");

    public static readonly TemplateCell Licence = new(ReportColumns.Licence, "C2100002021056120150001", "C 或 T 加 22 位数字，单元格为文本格式", Required: true);

    /// <summary>For people only: the licence says which mine it is.</summary>
    public static readonly TemplateCell MineName = new(ReportColumns.MineName, "示例铁矿", "便于核对，不参与计算");

    public static readonly TemplateCell Year = new(ReportColumns.Year, "2024", "四位数", Required: true);
    public static readonly TemplateCell Region = new(ReportColumns.Region, "210681", "县级行政区代码（6 位）或全称", Required: true);
    public static readonly TemplateCell Mineral = new(ReportColumns.Mineral, "铁矿", "矿种目录中的一个矿种", Required: true);
    public static readonly TemplateCell Unit = new(ReportColumns.Unit, "万吨", "吨、万吨、亿吨、千克、立方米、万立方米；表头或数值已写单位的可不填");
    public static readonly TemplateCell Basis = new(ReportColumns.Basis, "矿石", "矿石、精矿、原煤、荒料、金属量、氧化物、矿物量；不填为矿石");
    public static readonly TemplateCell AreaUnitCell = new(AreaUnit, "公顷", Areas + "；表头或数值已写单位的可不填");
    public static readonly TemplateCell DocumentCell = new(Document, "示例发〔2024〕1号");
}
