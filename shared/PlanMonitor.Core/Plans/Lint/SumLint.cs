using PlanMonitor.Core.Quantities;

namespace PlanMonitor.Core.Plans.Lint;

/// <summary>A total that is not the sum of its parts: city and county rows of a volume control, figures that name the whole they are a part of.</summary>
internal static class SumLint
{
    public static IEnumerable<LintIssue> Find(Plan plan) => Rows(plan).Concat(Parts(plan));

    // A cap is set, not measured: its rows add up exactly.
    private static IEnumerable<LintIssue> Rows(Plan plan)
    {
        foreach (var rows in LintItems.Planned(plan).Where(item => plan.VolumeControls.Any(row => row.Id == item.Id)).GroupBy(item => item.MineralCode))
        {
            var total = rows.FirstOrDefault(row => row.Region == plan.Adcode && row.Value is not null && row.Unit is not null);
            var counties = rows.Where(row => row.Region != plan.Adcode).ToList();
            if (total is null || counties.Count < 2 || counties.All(row => row.Value is null))
            {
                continue;
            }
            var parts = counties.Where(row => row.Value is not null && Agreement.SameDimension(row, total)).ToList();
            if (Sum(parts, total) is { } sum && sum != total.Value)
            {
                yield return Issue(plan, "plan.lint-sum-rows", total, parts, sum);
            }
        }
    }

    private static IEnumerable<LintIssue> Parts(Plan plan)
    {
        var items = LintItems.Planned(plan).Concat(LintItems.Base(plan)).ToList();
        foreach (var group in items.Where(item => item.PartOf is not null && item.Value is not null).GroupBy(item => (item.PartOf, item.Criterion)))
        {
            var parts = group.ToList();
            var total = items.Find(item => item.Id == group.Key.PartOf);
            if (total?.Value is null || parts.Count < 2 || Sum(parts, total) is not { } sum)
            {
                continue;
            }
            var tolerance = total.Measure?.Dimension is null or Dimension.Count ? 0 : Rounding([.. parts, total]);
            if (Math.Abs(sum - total.Value.Value) > tolerance)
            {
                yield return Issue(plan, "plan.lint-sum-parts", total, parts, sum);
            }
        }
    }

    /// <summary>What rounding of the parts and the total can make up at most.</summary>
    public static decimal Rounding(IReadOnlyList<LintItem> items) => items.Sum(item => 0.5m / Power(item.Decimals));

    /// <summary>Ten to a small power.</summary>
    public static decimal Power(int decimals) => Enumerable.Repeat(10m, Math.Min(decimals, 12)).Aggregate(1m, (product, ten) => product * ten);

    // Figures without a unit (46种) are added as they stand.
    private static decimal? Sum(IReadOnlyList<LintItem> parts, LintItem total) =>
        total.Measure is { } unit
            ? parts.All(part => Agreement.SameDimension(part, total)) ? parts.Sum(part => part.ValueIn(unit)) : null
            : parts.All(part => part.Unit is null) ? parts.Sum(part => part.Value) : null;

    private static LintIssue Issue(Plan plan, string code, LintItem total, List<LintItem> parts, decimal sum) => LintIssue.Of(
        code, "H", plan.Id, [total.Id, .. parts.Select(part => part.Id)],
        [total.Shown, LintFigure.Computed(sum, total.Unit, parts.Select(part => part.Part))], total.Value - sum,
        ("name", total.Name), ("total", $"{total.Value} {total.Unit}".TrimEnd()), ("sum", $"{sum:0.############} {total.Unit}".TrimEnd()));
}
