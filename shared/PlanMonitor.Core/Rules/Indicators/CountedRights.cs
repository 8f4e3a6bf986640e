using PlanMonitor.Core.Names;
using PlanMonitor.Core.Rights;

namespace PlanMonitor.Core.Rules.Indicators;

/// <summary>The rights that the plans count as mines (持证矿山).</summary>
internal static class CountedRights
{
    /// <summary>
    /// Rights of a kind with a licence in force in the year, those suspended or not built yet included: the plans count mines by their licences.
    /// </summary>
    public static IReadOnlyList<MiningRight> Of(CheckInput input, Target target, RightKind kind = RightKind.Mining) =>
        [.. (input.Rights ?? []).Where(right => right.Kind == kind && right.IsHeldIn(input.Year))
            .Where(right => RegionCode.Within(right.Region, target.RegionCode) && (target.MineralCode is null || input.Minerals.IsWithin(right.Mineral, target.MineralCode)))];
}
