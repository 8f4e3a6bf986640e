using PlanMonitor.Services.Ingest.Tabular;

namespace PlanMonitor.Services.Ingest.Quotas;

/// <summary>The form of quotas (分解指标).</summary>
internal static class QuotaTemplate
{
    public static readonly Template Template = new(
        "分解指标", CommonCells.Year, new(QuotaColumns.Scope, "县", "省、市、县 或 矿山", Required: true), CommonCells.Region,
        CommonCells.Licence with { Example = "", Note = "只在下达到矿山时填写", Required = false }, CommonCells.Mineral,
        new(QuotaColumns.Amount, "45", "", Required: true), CommonCells.Unit, CommonCells.Basis, new(QuotaColumns.Batch, "1", "1 至 99；只有一批的可不填"),
        new(QuotaColumns.IssuedOn, "2024-03-01", CommonCells.Day), new(QuotaColumns.Document, "示例发〔2024〕1号"));
}
