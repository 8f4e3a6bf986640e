using PlanMonitor.Services.Ingest.Tabular;

namespace PlanMonitor.Services.Ingest.Reports;

/// <summary>The form of an annual report (年报).</summary>
internal static class ReportTemplate
{
    private const string OwnUnit = "与年采出矿量单位不同时填写";

    public static readonly Template Template = new(
        "年报", CommonCells.Licence, new(ReportColumns.MineName, "示例铁矿", "", Required: true), CommonCells.Year, CommonCells.Region, CommonCells.Mineral,
        new(ReportColumns.Output, "28.6", "", Required: true), CommonCells.Unit, CommonCells.Basis,
        new(ReportColumns.Concentrate, "9.2"), new(ReportColumns.ConcentrateUnit, "", OwnUnit), new(ReportColumns.ConcentrateGrade, "65.5", "百分数"),
        new(ReportColumns.Fed, "28"), new(ReportColumns.FedUnit, "", OwnUnit), new(ReportColumns.FeedGrade, "31", "百分数"), new(ReportColumns.Recovery, "0.82", "0 到 1 的小数，或带 % 的百分数"));
}
