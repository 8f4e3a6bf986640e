namespace PlanMonitor.Core.Plans.Lint;

/// <summary>One quantity with two values, two bases or two dimensions.</summary>
internal static class ValueLint
{
    public static IEnumerable<LintIssue> Find(Plan plan) =>
        In(plan, LintItems.Planned(plan), isTarget: true).Concat(In(plan, LintItems.Base(plan), isTarget: false));

    private static IEnumerable<LintIssue> In(Plan plan, IReadOnlyList<LintItem> items, bool isTarget)
    {
        foreach (var group in LintItems.SameQuantity(items.Where(item => item.Value is not null && item.Unit is not null)))
        {
            var first = group[0];
            List<LintItem> seen = [first];
            foreach (var other in group.Skip(1).Where(other => !seen.Any(known => Same(known, other))))
            {
                seen.Add(other);
                if (Compare(plan, first, other, isTarget) is { } issue)
                {
                    yield return issue;
                }
            }
        }
    }

    private static bool Same(LintItem one, LintItem other) => one.Value == other.Value && one.Unit == other.Unit && one.Basis == other.Basis && one.Grade == other.Grade;

    private static LintIssue? Compare(Plan plan, LintItem one, LintItem other, bool isTarget)
    {
        string[] subjects = [one.Id, other.Id];
        LintFigure[] figures = [one.Shown, other.Shown];
        (string, object?)[] arguments = [("name", one.Name), ("one", $"{one.Value} {one.Unit}"), ("other", $"{other.Value} {other.Unit}")];
        if (!Agreement.SameDimension(one, other))
        {
            return LintIssue.Of("plan.lint-unit-differs", "M", plan.Id, subjects, figures, null, arguments);
        }
        if (!Agreement.SameBasis(one, other))
        {
            return LintIssue.Of("plan.lint-basis-differs", "M", plan.Id, subjects, figures, null, [.. arguments, ("oneBasis", BasisText.Of(one)), ("otherBasis", BasisText.Of(other))]);
        }
        return Agreement.Holds(one, other, isTarget)
            ? null
            : LintIssue.Of("plan.lint-value-differs", "H", plan.Id, subjects, figures, one.Value - other.ValueIn(one.Measure!), arguments);
    }
}
