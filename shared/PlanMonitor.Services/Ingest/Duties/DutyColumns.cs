using PlanMonitor.Core.Duties;
using PlanMonitor.Services.Ingest.Tabular;

namespace PlanMonitor.Services.Ingest.Duties;

/// <summary>The columns of what authorities did (履职记录).</summary>
internal static class DutyColumns
{
    public static readonly Column Duty = new("履职事项", "事项", "职责", "工作事项", "duty");
    public static readonly Column Times = new("次数", "开展次数", "times");

    public static readonly Template Template = new(
        "履职记录", new(Duty, "年度执行报告", "填写下列之一：" + Lists.Of(DutyTopic.Names), Required: true), CommonCells.Year with { Note = "所针对的年度" },
        new(CommonCells.DoneOn, "2025-02-28", CommonCells.Day), new(Times, "1", "不填为 1"), CommonCells.DocumentCell);
}
