using PlanMonitor.Core.Rules;

namespace PlanMonitor.Local.Tests.Jobs;

/// <summary>
/// Rules whose findings a test can count on its fingers: two on totals, one on single reports, three on footprints. What jobs do with findings does not depend on which rules
/// there are; that all of them run is what the demo and the commands are tested for.
/// </summary>
internal static class CountedRules
{
    private static readonly string[] Ids = ["volume.cap", "volume.basis", "report.missing", "space.no-right", "space.beyond-right", "space.control-lines"];

    public static IReadOnlyList<IRule> All { get; } = [.. RuleCatalogue.All.Where(rule => Ids.Contains(rule.Info.Id, StringComparer.Ordinal))];
}
