using PlanMonitor.Core.Names;

namespace PlanMonitor.Core.Plans.Lint;

/// <summary>A reserves target (新增资源量) for a mineral that no zone, block or project of the plan names.</summary>
internal static class CoverLint
{
    public static IEnumerable<LintIssue> Find(Plan plan)
    {
        // A plan that prints no zones keeps them in its annex.
        if (plan.Zones.Count == 0)
        {
            yield break;
        }
        var covered = plan.Zones.SelectMany(zone => zone.MineralCodes).Concat(plan.Projects.SelectMany(project => project.MineralCodes)).ToHashSet();
        foreach (var target in plan.Indicators.Where(x => x is { Category: "reserves", Value: > 0, MineralCode: not null }))
        {
            if (!covered.Any(code => MineralCatalogue.BuiltIn.AreRelated(code, target.MineralCode!)))
            {
                yield return LintIssue.Of(
                    "plan.lint-cover-reserves", "L", plan.Id, [target.Id], [LintFigure.Printed(target.Value, target.Unit, target.Citation)], null,
                    ("name", target.Name), ("value", $"{target.Value} {target.Unit}"), ("mineral", target.Mineral));
            }
        }
    }
}
