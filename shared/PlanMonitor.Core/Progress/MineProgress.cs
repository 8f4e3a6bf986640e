using PlanMonitor.Core.Quantities;
using PlanMonitor.Core.Sources;

namespace PlanMonitor.Core.Progress;

/// <summary>What one mine reported for a month or a quarter (月报, 季报): the output of that time alone, not since January.</summary>
/// <param name="Licence">采矿许可证号.</param>
/// <param name="Year">年度.</param>
/// <param name="FromMonth">First month, 1 to 12.</param>
/// <param name="ToMonth">Last month: the same for a month, two later for a quarter.</param>
/// <param name="Mineral">Code of the mineral in the catalogue.</param>
/// <param name="MineralName">开采矿种 as written.</param>
/// <param name="Output">产量 with the basis that the report states, ore as mined where it states none.</param>
/// <param name="Source">Where it came from.</param>
public sealed record MineProgress(
    string Licence, int Year, int FromMonth, int ToMonth, string Mineral, string MineralName, Quantity Output, Source Source)
{
    /// <summary>True for a report of three months.</summary>
    public bool IsQuarter => ToMonth > FromMonth;
}
