using PlanMonitor.Services.Ingest.Reports;
using PlanMonitor.Services.Ingest.Tabular;

namespace PlanMonitor.Services.Ingest.Quotas;

/// <summary>The columns of a table of quotas (分解指标).</summary>
internal static class QuotaColumns
{
    public static readonly Column Year = ReportColumns.Year;
    public static readonly Column Scope = new("层级", "指标层级", "下达层级", "级别", "scope", "level");
    public static readonly Column Region = ReportColumns.Region;
    public static readonly Column Licence = ReportColumns.Licence;
    public static readonly Column Mineral = ReportColumns.Mineral;
    public static readonly Column Amount = new("控制指标", "指标", "分解指标", "下达指标", "年度指标", "开采总量控制指标", "总量控制指标", "年度控制指标", "quota", "amount");
    public static readonly Column Unit = ReportColumns.Unit;
    public static readonly Column Basis = ReportColumns.Basis;
    public static readonly Column Batch = new("批次", "下达批次", "batch");
    public static readonly Column IssuedOn = new("下达日期", "下达时间", "发文日期", "issued on", "issued");
    public static readonly Column Document = new("文号", "文件号", "下达文号", "document", "document number");

    public static readonly IReadOnlyList<Column> All = [Year, Scope, Region, Licence, Mineral, Amount, Unit, Basis, Batch, IssuedOn, Document];
}
