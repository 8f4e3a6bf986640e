using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Rights;

namespace PlanMonitor.Core.Rules.Scale;

/// <summary>Whether a mine is new to a plan.</summary>
internal enum MineAge
{
    /// <summary>Granted, expanded or put together in the plan's period (新建、改扩建: 已有矿山整合或扩大矿区范围).</summary>
    New,

    /// <summary>There before (已有矿山), renewed or not.</summary>
    Existing,

    /// <summary>The register gives no date and no 登记类型.</summary>
    Unknown,
}

/// <summary>Which mines a rule on scale is for.</summary>
internal static class MineAges
{
    /// <summary>The age of a mine under a plan: by its first licence where the register has that date, else by 登记类型, else by the beginning of its licence.</summary>
    public static MineAge Of(MiningRight right, Plan plan) => right switch
    {
        { FirstGranted: { } first } when Within(first, plan) => MineAge.New,
        { Grant: GrantKind.Expansion or GrantKind.Integration } => right.ValidFrom is not { } from || Within(from, plan) ? MineAge.New : MineAge.Existing,
        { Grant: GrantKind.Renewal or GrantKind.Change } => MineAge.Existing,
        { Grant: GrantKind.New } => Begin(right) is not { } begin || Within(begin, plan) ? MineAge.New : MineAge.Existing,
        _ => Begin(right) is not { } begin ? MineAge.Unknown : Within(begin, plan) ? MineAge.New : MineAge.Existing,
    };

    /// <summary>True for a licence that was renewed in the period (延续).</summary>
    public static bool IsRenewed(MiningRight right, Plan plan) => right.Grant == GrantKind.Renewal && (right.ValidFrom is not { } from || Within(from, plan));

    /// <summary>True where a floor for these mines (new, existing, new-and-renewal, any) concerns the mine, or may.</summary>
    public static bool Concerns(string minesKind, MiningRight right, Plan plan) => minesKind switch
    {
        "new" => Of(right, plan) != MineAge.Existing,
        "new-and-renewal" => Of(right, plan) != MineAge.Existing || IsRenewed(right, plan),
        "existing" => Of(right, plan) != MineAge.New,
        _ => true,
    };

    private static DateOnly? Begin(MiningRight right) => right.FirstGranted ?? right.ValidFrom;

    private static bool Within(DateOnly date, Plan plan) => date.Year >= plan.Period.From;
}
