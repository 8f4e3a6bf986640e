using PlanMonitor.Core.Quantities;
using PlanMonitor.Core.Rights;
using PlanMonitor.Core.Sources;

namespace PlanMonitor.Core.Discoveries;

/// <summary>What exploration found in one year (勘查成果).</summary>
/// <param name="Year">年度.</param>
/// <param name="Region">行政区代码, GB/T 2260.</param>
/// <param name="Mineral">Code of the mineral in the catalogue.</param>
/// <param name="MineralName">矿种 as written.</param>
/// <param name="Added">新增资源量; its basis is <see cref="Basis.NotSaid"/> where none is stated; null if not given.</param>
/// <param name="Deposits">新发现矿产地, how many; null if not given.</param>
/// <param name="DepositClass">Their size (矿床规模); null if not given.</param>
/// <param name="Project">勘查项目, as written; null if not given.</param>
/// <param name="Document">评审备案文号 or another document; null if not given.</param>
/// <param name="Source">Where it came from.</param>
public sealed record Discovery(
    int Year, string Region, string Mineral, string MineralName, Quantity? Added, int? Deposits, SizeClass? DepositClass, string? Project, string? Document, Source Source);
