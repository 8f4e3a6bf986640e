using PlanMonitor.Core.Quantities;
using PlanMonitor.Core.Sources;

namespace PlanMonitor.Core.Quotas;

/// <summary>Whom a quota is handed to.</summary>
public enum QuotaScope
{
    /// <summary>省.</summary>
    Province,

    /// <summary>市.</summary>
    City,

    /// <summary>县.</summary>
    County,

    /// <summary>One mine (矿山).</summary>
    Mine,
}

/// <summary>A cap handed down for one year (分解指标).</summary>
/// <param name="Year">年度.</param>
/// <param name="Scope">下达对象.</param>
/// <param name="Region">行政区代码, GB/T 2260.</param>
/// <param name="Licence">采矿许可证号, for a mine's quota.</param>
/// <param name="Mineral">Code of the mineral in the catalogue.</param>
/// <param name="MineralName">开采矿种 as written.</param>
/// <param name="Amount">指标 with its basis, ore as mined where none is stated; or a number of rights.</param>
/// <param name="Batch">批次; 1 where not given.</param>
/// <param name="IssuedOn">下达日期; null if not given.</param>
/// <param name="DocumentNumber">文号; null if not given.</param>
/// <param name="Source">Where it came from.</param>
public sealed record Quota(
    int Year, QuotaScope Scope, string Region, string? Licence, string Mineral, string MineralName, Quantity Amount, int Batch, DateOnly? IssuedOn, string? DocumentNumber, Source Source)
{
    /// <summary>True for a number of rights (采矿权数量, in 个), which is handed down beside the amounts of the same mineral.</summary>
    public bool IsNumber => Amount.Unit.Dimension == Dimension.Count;
}
