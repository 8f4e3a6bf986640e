using PlanMonitor.Services.Ingest.Tabular;

namespace PlanMonitor.Services.Ingest.Restorations;

/// <summary>The columns of what was restored (生态修复).</summary>
internal static class RestorationColumns
{
    public static readonly Column Project = new("项目", "项目名称", "修复项目", "治理项目", "project");
    public static readonly Column Kind = new("治理类型", "矿山类型", "类型", "kind");
    public static readonly Column Restored = new("治理面积", "完成治理面积", "修复面积", "完成修复面积", "restored area");
    public static readonly Column Due = new("应治理面积", "任务面积", "应修复面积", "due area");

    public static readonly Column Mineral = new("矿种", "开采矿种", "原开采矿种", "mineral");

    public static readonly Template Template = new(
        "生态修复", CommonCells.Year, CommonCells.Region, new(Project, "示例矿山生态修复工程", "规划所列项目请照规划名称填写"), new(Kind, "历史遗留", "历史遗留 或 在建"),
        new(Restored, "12.5", "当年完成的面积", Required: true), new(Due, "20", "应当治理的全部面积，含已完成的"), new(Mineral, "", "原开采矿种，可不填"), CommonCells.AreaUnitCell, CommonCells.DocumentCell);
}
