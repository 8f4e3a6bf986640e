using PlanMonitor.Core.Quantities;
using PlanMonitor.Core.Sources;

namespace PlanMonitor.Core.Restorations;

/// <summary>Whose damage is restored (治理类型).</summary>
public enum RestorationKind
{
    /// <summary>历史遗留矿山: nobody is left to answer for it.</summary>
    Legacy,

    /// <summary>在建、生产矿山: the mine restores its own.</summary>
    Active,
}

/// <summary>What was restored in one year (生态修复).</summary>
/// <param name="Year">年度.</param>
/// <param name="Region">行政区代码, GB/T 2260.</param>
/// <param name="Project">项目: id or name as the plan prints it, or any other; null where the row is for the region without a project.</param>
/// <param name="Kind">治理类型; null if not given.</param>
/// <param name="Restored">治理面积 of the year, an area.</param>
/// <param name="Due">应治理面积: what there is to restore in all, what has been done included; an area; null if not given.</param>
/// <param name="Document">验收文号 or another document; null if not given.</param>
/// <param name="Source">Where it came from.</param>
public sealed record RestoredArea(
    int Year, string Region, string? Project, RestorationKind? Kind, Quantity Restored, Quantity? Due, string? Document, Source Source)
{
    /// <summary>Code of the mineral that was mined there (矿种); null if not given.</summary>
    public string? Mineral { get; init; }
}
