namespace PlanMonitor.Core.Plans.Lint;

/// <summary>Stated numbers and areas of zones against the list of zones, and against the parts they are divided into.</summary>
internal static class ZoneLint
{
    public static IEnumerable<LintIssue> Find(Plan plan) => Lists(plan).Concat(Divisions(plan)).Concat(Twice(plan));

    private static IEnumerable<LintIssue> Lists(Plan plan)
    {
        foreach (var total in plan.ZoneTotals)
        {
            // No zone of the type at all: the list stands in an annex that the text does not print.
            if (!plan.Zones.Any(zone => zone.Type == total.Type) || ZoneScope.Listed(plan, total) is not [.., var widest] readings)
            {
                continue;
            }
            var listed = readings.FirstOrDefault(reading => reading.Count == total.Count) ?? widest;
            if (total.Count is { } count && count != listed.Count)
            {
                yield return Issue(plan, "plan.lint-count-list", total, "个", count, listed.Count, listed.Select(zone => new LintPart(zone.Id, 1, "个", zone.Citation)));
            }
            if (total.AreaKm2 is { } area && listed.Count > 0 && listed.All(zone => zone.AreaKm2 is not null))
            {
                var sum = listed.Sum(zone => zone.AreaKm2!.Value);
                if (Math.Abs(sum - area) > Rounding([area, .. listed.Select(zone => zone.AreaKm2!.Value)]))
                {
                    yield return Issue(plan, "plan.lint-sum-list", total, "平方公里", area, sum, listed.Select(zone => new LintPart(zone.Id, zone.AreaKm2, "平方公里", zone.Citation)));
                }
            }
        }
    }

    private static IEnumerable<LintIssue> Divisions(Plan plan)
    {
        foreach (var group in plan.ZoneTotals.Where(part => part.PartOf is not null).GroupBy(part => (part.PartOf, part.Criterion)))
        {
            if (plan.ZoneTotals.FirstOrDefault(total => total.Id == group.Key.PartOf) is not { } whole)
            {
                continue;
            }
            var counted = group.Where(part => part.Count is not null).ToList();
            if (whole.Count is { } count && counted.Count > 1 && counted.Sum(part => part.Count) is { } counts && counts != count)
            {
                yield return Issue(plan, "plan.lint-sum-division", whole, "个", count, counts, counted.Select(part => new LintPart(part.Id, part.Count, "个", part.Citation)));
            }
            var measured = group.Where(part => part.AreaKm2 is not null).ToList();
            if (whole.AreaKm2 is { } area && measured.Count > 1 && measured.Count == group.Count() && measured.Sum(part => part.AreaKm2) is { } areas
                && Math.Abs(areas - area) > Rounding([area, .. measured.Select(part => part.AreaKm2!.Value)]))
            {
                yield return Issue(plan, "plan.lint-sum-division", whole, "平方公里", area, areas, measured.Select(part => new LintPart(part.Id, part.AreaKm2, "平方公里", part.Citation)));
            }
        }
    }

    private static IEnumerable<LintIssue> Twice(Plan plan) =>
        from one in plan.ZoneTotals
        from other in plan.ZoneTotals
        where string.CompareOrdinal(one.Id, other.Id) < 0 && one.Type == other.Type && one.Scope == other.Scope && one.PartOf == other.PartOf
        where one.Count is not null && other.Count is not null && one.Count != other.Count
        select LintIssue.Of(
            "plan.lint-value-differs", "H", plan.Id, [one.Id, other.Id],
            [LintFigure.Printed(one.Count, "个", one.Citation), LintFigure.Printed(other.Count, "个", other.Citation)], one.Count - other.Count,
            ("name", one.Scope), ("one", $"{one.Count} 个"), ("other", $"{other.Count} 个"));

    private static decimal Rounding(IEnumerable<decimal> values) => values.Sum(value => 0.5m / SumLint.Power(value.Scale));

    private static LintIssue Issue(Plan plan, string code, ZoneTotal total, string unit, decimal stated, decimal computed, IEnumerable<LintPart> parts)
    {
        var from = parts.ToList();
        return LintIssue.Of(
            code, "H", plan.Id, [total.Id, unit, .. from.Select(part => part.Id)],
            [LintFigure.Printed(stated, unit, total.Citation), LintFigure.Computed(computed, unit, from)], stated - computed,
            ("scope", total.Scope), ("type", Show.PlanWords.Both(total.Type)),
            ("stated", $"{stated} {unit}"), ("computed", $"{computed} {unit}"));
    }
}
