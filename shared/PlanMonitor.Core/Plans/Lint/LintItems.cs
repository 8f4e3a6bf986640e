namespace PlanMonitor.Core.Plans.Lint;

/// <summary>The figures of a plan as the lint compares them.</summary>
internal static class LintItems
{
    private const string NotSaid = "not-said";

    /// <summary>What the plan wants: indicators, volume controls, restoration targets, counts of rights.</summary>
    public static IReadOnlyList<LintItem> Planned(Plan plan) =>
    [
        .. plan.Indicators.Select(x => new LintItem(
            x.Id, x.Figure, x.RegionCode ?? plan.Adcode, When(x.Time, x.DueDate), x.Value, x.Max, x.Unit, x.Basis, x.Grade, x.Comparator, x.Nature, x.Printed, x.Citation)
        {
            MineralCode = x.MineralCode, PartOf = x.PartOf, Criterion = x.Criterion, ShareOf = x.ShareOf, Name = x.Name,
        }),
        .. plan.VolumeControls.Select(x => new LintItem(
            x.Id, x.Figure, x.RegionCode ?? plan.Adcode, When(x.Time, x.DueDate), x.Value, x.Max, x.Unit, x.Basis, x.Grade, x.Comparator, x.Nature, x.Printed, x.Citation)
        {
            MineralCode = x.MineralCode, Name = x.Mineral,
        }),
        .. plan.Restoration.Where(x => x.Kind != "project").Select(x => new LintItem(
            x.Id, x.Figure, x.RegionCode ?? plan.Adcode, When(x.Time, x.DueDate), x.Value, null, x.Unit, null, null, x.Comparator, x.Nature, x.Printed, x.Citation) { Name = x.Name }),
        .. plan.RightRules.Select(x => new LintItem(
            x.Id, x.Figure, x.RegionCode ?? plan.Adcode, When("by-date", x.DueDate), x.Value, x.Max, x.Unit, null, null, x.Comparator ?? NotSaid, NotSaid, "", x.Citation) { Name = x.Figure }),
    ];

    /// <summary>What was in the base year or the last round.</summary>
    public static IReadOnlyList<LintItem> Base(Plan plan) =>
    [
        .. plan.BasePeriod.Select(x => new LintItem(
            x.Id, x.Figure, x.RegionCode ?? plan.Adcode, $"{x.Year}/{(x.Year is null ? x.Period : null)}", x.Value, x.Max, x.Unit, x.Basis, null, NotSaid, NotSaid, x.Printed, x.Citation)
        {
            MineralCode = x.MineralCode, PartOf = x.PartOf, Criterion = x.Criterion, ShareOf = x.ShareOf, Name = x.Name,
        }),
    ];

    /// <summary>Items that speak of one quantity: same figure, region and time, at least two of them.</summary>
    public static IEnumerable<IReadOnlyList<LintItem>> SameQuantity(IEnumerable<LintItem> items) =>
        items.Where(item => item.Figure is not null)
            .GroupBy(item => (item.Figure, item.Region, item.When))
            .Select(group => group.ToList())
            .Where(group => group.Count > 1);

    // A yearly figure, one for the end of the period and one without time speak of the same years; a cumulative one does not.
    private static string When(string time, string? dueDate) => time switch
    {
        "cumulative" => time,
        "by-date" => $"by {dueDate}",
        _ => "yearly",
    };
}
