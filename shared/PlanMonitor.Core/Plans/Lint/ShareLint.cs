using PlanMonitor.Core.Quantities;

namespace PlanMonitor.Core.Plans.Lint;

/// <summary>Shares that no whole number of items gives, and shares and reductions that the printed figures do not give.</summary>
internal static class ShareLint
{
    private const string ShareSuffix = "-share";

    private static readonly string[] MineShares = ["large-medium-share", "small-mine-share", "green-mine.share"];
    private static readonly string[] Reductions = ["-reduction", ".reduction", ".drop-share", "-drop-share"];
    private static readonly string[] WholeAreas = ["city-area", "city.area"];

    public static IEnumerable<LintIssue> Find(Plan plan) =>
        OfItems(plan, LintItems.Planned(plan)).Concat(OfItems(plan, LintItems.Base(plan))).Concat(OfZones(plan)).Concat(OfAreas(plan)).Concat(OfReductions(plan));

    private static IEnumerable<LintIssue> OfItems(Plan plan, IReadOnlyList<LintItem> items)
    {
        foreach (var share in items.Where(item => item is { Unit: "%", Value: not null, Max: null } && PrintedText.HedgeOf(item) == Hedge.Exact))
        {
            var wholeFigure = share.ShareOf ?? (MineShares.Contains(share.Figure) ? "mine-count" : null);
            var whole = items.FirstOrDefault(item => item.Figure == wholeFigure && wholeFigure is not null && item.Region == share.Region && item.When == share.When
                && item is { Value: not null, Max: null, Measure.Dimension: Dimension.Count } && PrintedText.HedgeOf(item) == Hedge.Exact);
            if (whole is not null && WholeNumber(share.Value!.Value, share.Decimals, whole.Value!.Value) is { } nearest)
            {
                yield return Impossible(plan, share.Part, share.Decimals, share.Name, whole.Part, nearest);
            }
        }
    }

    private static IEnumerable<LintIssue> OfZones(Plan plan)
    {
        foreach (var part in plan.ZoneTotals.Where(part => part.SharePercent is not null))
        {
            var whole = plan.ZoneTotals.FirstOrDefault(total => total.Id == part.PartOf);
            if (whole?.Count is { } count && WholeNumber(part.SharePercent!.Value, part.SharePercent.Value.Scale, count) is { } nearest)
            {
                yield return Impossible(plan, new(part.Id, part.SharePercent, "%", part.Citation), part.SharePercent.Value.Scale, part.Scope, new(whole.Id, count, "个", whole.Citation), nearest);
            }
        }
    }

    // 采矿权登记面积 141.48 of 4744 km² is 2.98%.
    private static IEnumerable<LintIssue> OfAreas(Plan plan)
    {
        var items = LintItems.Base(plan);
        var city = items.FirstOrDefault(item => WholeAreas.Contains(item.Figure) && item.Value > 0);
        foreach (var share in items.Where(item => city is not null && item is { Unit: "%", Value: not null } && item.Figure?.EndsWith(ShareSuffix, StringComparison.Ordinal) == true))
        {
            var part = items.FirstOrDefault(item => item.Figure + ShareSuffix == share.Figure && item.Measure?.Dimension == Dimension.Area && item.Value is not null);
            if (part is not null && Computed(plan, share, 100 * part.ValueIn(city!.Measure!)!.Value / city.Value!.Value, [part, city]) is { } issue)
            {
                yield return issue;
            }
        }
    }

    private static IEnumerable<LintIssue> OfReductions(Plan plan)
    {
        var items = LintItems.Base(plan);
        foreach (var share in items.Where(item => item is { Unit: "%", Value: not null, Figure: not null }))
        {
            var suffix = Array.Find(Reductions, share.Figure!.EndsWith);
            var years = items.Where(item => suffix is not null && item.Figure == share.Figure[..^suffix.Length] && item.Region == share.Region && item.Value > 0)
                .OrderBy(item => item.When, StringComparer.Ordinal).ToList();
            if (years is [var first, var last] && Computed(plan, share, 100 * (first.Value!.Value - last.Value!.Value) / first.Value.Value, years) is { } issue)
            {
                yield return issue;
            }
        }
    }

    /// <summary>Null where some whole number of items gives the share as printed; else the number that comes nearest and its share.</summary>
    private static (decimal Count, decimal Share)? WholeNumber(decimal percent, int decimals, decimal whole)
    {
        if (whole <= 0)
        {
            return null;
        }
        var half = 0.5m / SumLint.Power(decimals);
        if (Math.Ceiling((percent - half) * whole / 100) <= Math.Floor((percent + half) * whole / 100))
        {
            return null;
        }
        var count = Math.Round(percent * whole / 100, MidpointRounding.AwayFromZero);
        return (count, Math.Round(100 * count / whole, decimals + 2));
    }

    private static LintIssue Impossible(Plan plan, LintPart share, int decimals, string? name, LintPart whole, (decimal Count, decimal Share) nearest) => LintIssue.Of(
        "plan.lint-share-impossible", "H", plan.Id, [share.Id, whole.Id],
        [LintFigure.Printed(share.Value, "%", share.Citation), LintFigure.Printed(whole.Value, whole.Unit, whole.Citation), LintFigure.Computed(nearest.Share, "%", [whole])],
        share.Value - nearest.Share,
        ("name", name), ("share", share.Value?.ToString($"F{decimals}")), ("whole", $"{whole.Value} {whole.Unit}"), ("count", nearest.Count), ("nearest", nearest.Share));

    private static LintIssue? Computed(Plan plan, LintItem share, decimal percent, IReadOnlyList<LintItem> from)
    {
        var tolerance = 0.5m / SumLint.Power(share.Decimals);
        if (Math.Abs(percent - share.Value!.Value) <= tolerance || PrintedText.HedgeOf(share) != Hedge.Exact)
        {
            return null;
        }
        var computed = Math.Round(percent, share.Decimals + 2);
        return LintIssue.Of(
            "plan.lint-share-computed", "H", plan.Id, [share.Id, .. from.Select(item => item.Id)],
            [share.Shown, LintFigure.Computed(computed, "%", from.Select(item => item.Part))], share.Value - computed,
            ("name", share.Name), ("share", share.Value.Value.ToString($"F{share.Decimals}")), ("computed", computed));
    }
}
