namespace PlanMonitor.Core.Plans.Lint;

/// <summary>Finds contradictions in plans and between plans (<c>plans lint</c>).</summary>
public static class PlanLint
{
    private static readonly Func<Plan, IEnumerable<LintIssue>>[] Within =
    [
        SumLint.Find, RestorationLint.Find, ZoneLint.Find, TableLint.Find, ShareLint.Find, ValueLint.Find, LabelLint.Find, FloorLint.Find, CodeLint.Find, CoverLint.Find,
    ];

    /// <summary>All issues of these plans, one version each, ordered by plan, severity (H, M, L), kind and id.</summary>
    public static IReadOnlyList<LintIssue> Run(IReadOnlyList<Plan> plans) =>
    [
        .. plans.SelectMany(plan => Within.SelectMany(find => find(plan)))
            .Concat(BetweenLint.Find(plans))
            .DistinctBy(issue => issue.Id)
            .OrderBy(issue => issue.Plan, StringComparer.Ordinal)
            .ThenBy(issue => "HML".IndexOf(issue.Severity, StringComparison.Ordinal))
            .ThenBy(issue => issue.Kind, StringComparer.Ordinal)
            .ThenBy(issue => issue.Id, StringComparer.Ordinal),
    ];

    /// <summary>The issues of one plan, those between it and another included; the others are only read to compare with.</summary>
    public static IReadOnlyList<LintIssue> Run(IReadOnlyList<Plan> plans, string id) =>
        [.. Run(plans).Where(issue => issue.Plan.Split(',').Contains(id))];
}
