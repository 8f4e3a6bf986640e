using PlanMonitor.Core.Quantities;
using PlanMonitor.Core.Sources;

namespace PlanMonitor.Core.Disturbance;

/// <summary>What one mine disturbed and restored in one year (损毁与治理).</summary>
/// <param name="Licence">采矿许可证号.</param>
/// <param name="Year">年度.</param>
/// <param name="Disturbed">新增损毁面积, an area.</param>
/// <param name="Restored">治理面积, an area.</param>
/// <param name="Source">Where it came from.</param>
public sealed record DisturbedLand(string Licence, int Year, Quantity Disturbed, Quantity Restored, Source Source);
