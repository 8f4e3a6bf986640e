using PlanMonitor.Core.Sources;

namespace PlanMonitor.Core.Rates;

/// <summary>The three rates (三率) of one mine for one year, in percent from 0 to 100; null where not given. At least one rate is there, that of water included.</summary>
/// <param name="Licence">采矿许可证号.</param>
/// <param name="Year">年度.</param>
/// <param name="Mineral">Code of the mineral in the catalogue.</param>
/// <param name="MineralName">开采矿种 as written.</param>
/// <param name="Mining">开采回采率 and what is required.</param>
/// <param name="Processing">选矿回收率 and what is required.</param>
/// <param name="Utilisation">综合利用率 and what is required.</param>
/// <param name="Source">Where it came from.</param>
public sealed record ThreeRates(
    string Licence, int Year, string Mineral, string MineralName, Rate Mining, Rate Processing, Rate Utilisation, Source Source)
{
    /// <summary>矿业用水复用率 and what is required: no part of the three rates, but uploaded beside them; null if not given.</summary>
    public Rate? WaterReuse { get; init; }
}

/// <summary>A rate in percent and what the design or the licence requires of it.</summary>
/// <param name="Actual">实际; null if not given.</param>
/// <param name="Required">要求, 设计; null if not given.</param>
public sealed record Rate(decimal? Actual, decimal? Required);
