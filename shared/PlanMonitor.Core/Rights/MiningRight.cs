using PlanMonitor.Core.Quantities;
using PlanMonitor.Core.Sources;

namespace PlanMonitor.Core.Rights;

/// <summary>Whether a mine may produce.</summary>
public enum RightStatus
{
    /// <summary>In force (有效).</summary>
    Active,

    /// <summary>Licence expired (过期).</summary>
    Expired,

    /// <summary>Production suspended (停产).</summary>
    Suspended,

    /// <summary>Closed, deregistered (关闭, 注销).</summary>
    Closed,

    /// <summary>Never built (未建).</summary>
    NeverBuilt,
}

/// <summary>A mining right (采矿权) as the register gives it.</summary>
/// <param name="Licence">采矿许可证号.</param>
/// <param name="MineName">矿山名称.</param>
/// <param name="Holder">采矿权人.</param>
/// <param name="Region">行政区代码, GB/T 2260.</param>
/// <param name="Mineral">Code of the mineral in the catalogue.</param>
/// <param name="MineralName">开采矿种 as written.</param>
/// <param name="Scale">生产规模 in a year; null if not given.</param>
/// <param name="Method">开采方式: open-pit, underground, both (露天/地下); null if not given.</param>
/// <param name="Status">State of the licence.</param>
/// <param name="ValidFrom">有效期起.</param>
/// <param name="ValidTo">有效期止.</param>
/// <param name="TopElevation">开采标高 upper end in metres.</param>
/// <param name="BottomElevation">开采标高 lower end in metres.</param>
/// <param name="Boundary">矿区范围 as WKT in CGCS2000 degrees; null if not given.</param>
/// <param name="Source">Where it came from.</param>
public sealed record MiningRight(
    string Licence, string MineName, string? Holder, string Region, string Mineral, string MineralName, Quantity? Scale, string? Method, RightStatus Status,
    DateOnly? ValidFrom, DateOnly? ValidTo, decimal? TopElevation, decimal? BottomElevation, string? Boundary, Source Source)
{
    /// <summary>True where the mine may produce on at least one day of a year.</summary>
    public bool IsActiveIn(int year) =>
        Status == RightStatus.Active && (ValidFrom is null || ValidFrom.Value.Year <= year) && (ValidTo is null || ValidTo.Value.Year >= year);
}
