using PlanMonitor.Core.Quantities;
using PlanMonitor.Core.Sources;

namespace PlanMonitor.Core.Reports;

/// <summary>What one mine reported for one year (年报).</summary>
/// <param name="Licence">采矿许可证号.</param>
/// <param name="MineName">矿山名称.</param>
/// <param name="Year">年度.</param>
/// <param name="Region">行政区代码, GB/T 2260.</param>
/// <param name="Mineral">Code of the mineral in the catalogue.</param>
/// <param name="MineralName">开采矿种 as written.</param>
/// <param name="Output">年采出矿量 with the basis that the report states, ore as mined where it states none.</param>
/// <param name="Concentrate">精矿年产量; null if not given.</param>
/// <param name="ConcentrateGrade">精矿品位 in percent.</param>
/// <param name="FeedGrade">原矿入选品位 in percent.</param>
/// <param name="Recovery">选矿回收率, 0 to 1.</param>
/// <param name="Fed">实际入选矿量: what of the ore went to the mill; the whole output where not given.</param>
/// <param name="Source">Where it came from.</param>
public sealed record MineYear(
    string Licence, string MineName, int Year, string Region, string Mineral, string MineralName, Quantity Output,
    Quantity? Concentrate, decimal? ConcentrateGrade, decimal? FeedGrade, decimal? Recovery, Quantity? Fed, Source Source);
