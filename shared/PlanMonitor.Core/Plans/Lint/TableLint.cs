namespace PlanMonitor.Core.Plans.Lint;

/// <summary>The number of minerals that a text says its scale table has (14类主要矿种, 5类已有矿山) against the table.</summary>
internal static class TableLint
{
    public static IEnumerable<LintIssue> Find(Plan plan) =>
        Of(plan, "minimum-scale.new-kinds", cell => cell.MinesKind != "existing")
            .Concat(Of(plan, "minimum-scale.existing-kinds", cell => cell is { MinesKind: "existing", Value: not null }));

    private static IEnumerable<LintIssue> Of(Plan plan, string figure, Func<MinimumScale, bool> isCounted)
    {
        var stated = plan.ScaleRules.FirstOrDefault(rule => rule.Figure == figure && rule.Value is not null);
        var rows = plan.MinimumScales.Where(isCounted).DistinctBy(cell => cell.MineralCode).ToList();
        if (stated is null || rows.Count == 0 || rows.Count == stated.Value)
        {
            return [];
        }
        return
        [
            LintIssue.Of(
                "plan.lint-count-table", "H", plan.Id, [stated.Id],
                [LintFigure.Printed(stated.Value, stated.Unit, stated.Citation), LintFigure.Computed(rows.Count, stated.Unit, rows.Select(cell => new LintPart(cell.Id, 1, null, cell.Citation)))],
                stated.Value - rows.Count, ("stated", stated.Value), ("count", rows.Count)),
        ];
    }
}
