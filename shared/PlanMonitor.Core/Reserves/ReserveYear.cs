using PlanMonitor.Core.Quantities;
using PlanMonitor.Core.Sources;

namespace PlanMonitor.Core.Reserves;

/// <summary>The reserves of one mine over one year (储量年报). All quantities have the basis that the report states, ore as mined where it states none.</summary>
/// <param name="Licence">采矿许可证号.</param>
/// <param name="Year">年度.</param>
/// <param name="Mineral">Code of the mineral in the catalogue.</param>
/// <param name="MineralName">开采矿种 as written.</param>
/// <param name="Opening">年初保有资源储量.</param>
/// <param name="Mined">年采出量.</param>
/// <param name="Lost">年损失量; null if not given.</param>
/// <param name="Explored">勘查增减量, negative for less; null if not given.</param>
/// <param name="Recalculated">重算增减量, negative for less; null if not given.</param>
/// <param name="Closing">年末保有资源储量.</param>
/// <param name="Source">Where it came from.</param>
public sealed record ReserveYear(
    string Licence, int Year, string Mineral, string MineralName, Quantity Opening, Quantity Mined, Quantity? Lost, Quantity? Explored, Quantity? Recalculated, Quantity Closing, Source Source);
