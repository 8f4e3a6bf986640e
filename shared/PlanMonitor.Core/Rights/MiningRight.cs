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

/// <summary>A mining right (采矿权) or exploration right (探矿权) as the register gives it.</summary>
/// <param name="Licence">采矿许可证号, 勘查许可证号.</param>
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
    /// <summary>权利类型.</summary>
    public RightKind Kind { get; init; }

    /// <summary>矿山规模; null if not given.</summary>
    public SizeClass? SizeClass { get; init; }

    /// <summary>矿床规模; null if not given.</summary>
    public SizeClass? DepositClass { get; init; }

    /// <summary>保有资源储量, ore as mined; null if not given.</summary>
    public Quantity? Reserve { get; init; }

    /// <summary>设计服务年限 in years; null if not given.</summary>
    public decimal? ServiceYears { get; init; }

    /// <summary>登记类型 of the licence as it stands; null if not given.</summary>
    public GrantKind? Grant { get; init; }

    /// <summary>首次发证日期; null if not given.</summary>
    public DateOnly? FirstGranted { get; init; }

    /// <summary>区块编号: code or name of the plan's block or of a listed exemption, as written; null if not given.</summary>
    public string? Block { get; init; }

    /// <summary>勘查程度; null if not given.</summary>
    public ExplorationStage? Stage { get; init; }

    /// <summary>出资; null if not given.</summary>
    public FundingKind? Funding { get; init; }

    /// <summary>整合主体 or 所属集团, as written; null if not given.</summary>
    public string? Group { get; init; }

    /// <summary>矿区面积 as the licence states it, an area; null if not given.</summary>
    public Quantity? DeclaredArea { get; init; }

    /// <summary>True where the mine may produce on at least one day of a year; a right to explore never may.</summary>
    public bool IsActiveIn(int year) => Kind == RightKind.Mining && IsInForceIn(year);

    /// <summary>True where the right, to mine or to explore, is in force on at least one day of a year.</summary>
    public bool IsInForceIn(int year) => Status == RightStatus.Active && DatesHold(year);

    /// <summary>True where the licence stands in a year, closed or expired it does not: one that is suspended or whose mine was never built does, and holds its ground.</summary>
    public bool IsHeldIn(int year) => Status is not (RightStatus.Closed or RightStatus.Expired) && DatesHold(year);

    private bool DatesHold(int year) => !(ValidFrom?.Year > year) && !(ValidTo?.Year < year);
}
