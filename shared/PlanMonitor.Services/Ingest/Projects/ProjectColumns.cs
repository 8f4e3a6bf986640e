using PlanMonitor.Services.Ingest.Tabular;

namespace PlanMonitor.Services.Ingest.Projects;

/// <summary>The columns of how far projects are (项目进展).</summary>
internal static class ProjectColumns
{
    public static readonly Column Project = new("项目", "项目名称", "规划项目", "重大工程", "project");
    public static readonly Column Stage = new("状态", "进展", "项目状态", "进展状态", "state", "status");
    public static readonly Column Amount = new("完成数量", "完成量", "完成工作量", "amount");
    public static readonly Column Unit = new("计量单位", "单位", "unit");

    public static readonly Template Template = new(
        "项目进展", new(Project, "示例地质调查项目", "照规划名称填写", Required: true), new(Stage, "已完成", "未启动、进行中 或 已完成", Required: true),
        new(CommonCells.DoneOn, "2024-11-30", CommonCells.Day), new(Amount, "7"), new(Unit, "幅", "吨、万吨、公顷、亩、平方公里、个、处、幅、项"), CommonCells.DocumentCell);
}
