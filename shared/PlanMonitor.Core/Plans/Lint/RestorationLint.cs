using PlanMonitor.Core.Quantities;

namespace PlanMonitor.Core.Plans.Lint;

/// <summary>The restoration target or total (修复治理面积) against the sum of its projects.</summary>
internal static class RestorationLint
{
    public static IEnumerable<LintIssue> Find(Plan plan)
    {
        var projects = plan.Restoration.Where(x => x.Kind == "project" && IsArea(x)).ToList();
        if (projects.Count == 0)
        {
            yield break;
        }
        foreach (var total in plan.Restoration.Where(x => x.Kind != "project" && IsArea(x) && (x.RegionCode ?? plan.Adcode) == plan.Adcode))
        {
            var unit = Unit.Parse(total.Unit!).Value;
            var sum = projects.Sum(project => project.Value!.Value * Unit.Parse(project.Unit!).Value.Factor / unit.Factor);
            if (sum == total.Value)
            {
                continue;
            }
            // More than the whole cannot be; less may mean that the text names the larger projects only.
            var severity = sum > total.Value || total.Kind == "total" ? "H" : "M";
            var code = sum > total.Value ? "plan.lint-sum-projects-above" : "plan.lint-sum-projects-below";
            yield return LintIssue.Of(
                code, severity, plan.Id, [total.Id, .. projects.Select(project => project.Id)],
                [
                    LintFigure.Printed(total.Value, total.Unit, total.Citation),
                    LintFigure.Computed(sum, total.Unit, projects.Select(project => new LintPart(project.Id, project.Value, project.Unit, project.Citation))),
                ],
                total.Value - sum,
                ("total", $"{total.Value} {total.Unit}"), ("count", projects.Count), ("sum", $"{sum:0.####} {total.Unit}"));
        }
    }

    private static bool IsArea(Restoration x) => x.Value is not null && x.Unit is not null && Unit.Parse(x.Unit).Value.Dimension == Dimension.Area;
}
