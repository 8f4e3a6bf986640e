using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Names;
using PlanMonitor.Core.Quantities;

namespace PlanMonitor.Core.Plans.Lint;

/// <summary>Plans of one province that print one floor differently: a provincial minimum scale (省规), the sand floor, the unit of a scale.</summary>
internal static class BetweenLint
{
    public static IEnumerable<LintIssue> Find(IReadOnlyList<Plan> plans)
    {
        var pairs = from one in plans
                    from other in plans
                    where string.CompareOrdinal(one.Id, other.Id) < 0 && one.Adcode[..2] == other.Adcode[..2]
                    select (one, other);
        return pairs.SelectMany(pair => Marked(pair.one, pair.other).Concat(Marked(pair.other, pair.one)).Concat(SandFloors(pair.one, pair.other)).Concat(Units(pair.one, pair.other)));
    }

    // Every cell that one plan marks 省规 stands in the other's table with the same figure, if the mineral is there at all.
    private static IEnumerable<LintIssue> Marked(Plan marking, Plan other)
    {
        foreach (var cell in marking.MinimumScales.Where(cell => cell is { Level: "province", MineralCode: not null }))
        {
            var against = other.MinimumScales.Where(theirs => theirs.Level != "city" && IsSameCell(cell, theirs)).ToList();
            if (against.Count > 0 && !against.Any(theirs => Agree(cell, theirs)))
            {
                var theirs = against[0];
                yield return LintIssue.Of(
                    "plan.lint-between-scale", "M", Ids(marking, other), [cell.Id, theirs.Id],
                    [LintFigure.Printed(cell.Value, cell.Unit, cell.Citation), LintFigure.Printed(theirs.Value, theirs.Unit, theirs.Citation)],
                    cell.Value is not null && theirs.Value is not null && cell.Unit == theirs.Unit ? cell.Value - theirs.Value : null,
                    ("mineral", cell.Mineral), ("theirs", theirs.Mineral), ("one", Name(marking)), ("other", Name(other)), ("onePrinted", cell.Printed), ("otherPrinted", theirs.Printed));
            }
        }
    }

    private static IEnumerable<LintIssue> SandFloors(Plan one, Plan other)
    {
        var (a, b) = (SandFloor(one), SandFloor(other));
        if (a is null || b is null)
        {
            yield break;
        }
        var (unitA, unitB) = (Unit.Parse(a.Unit!).Value, Unit.Parse(b.Unit!).Value);
        LintFigure[] figures = [LintFigure.Printed(a.Value, a.Unit, a.Citation), LintFigure.Printed(b.Value, b.Unit, b.Citation)];
        (string, object?)[] arguments = [("one", Name(one)), ("other", Name(other)), ("oneFloor", $"{a.Value} {a.Unit}"), ("otherFloor", $"{b.Value} {b.Unit}")];
        if (LintItem.Folded(unitA) == LintItem.Folded(unitB) && a.Value * unitA.Factor != b.Value * unitB.Factor)
        {
            yield return LintIssue.Of("plan.lint-between-sand-floor", "M", Ids(one, other), [a.Id, b.Id], figures, a.Value - (b.Value * unitB.Factor / unitA.Factor), arguments);
        }
        else if (LintItem.Folded(unitA) != LintItem.Folded(unitB) && !SaysBoth(a, b) && !SaysBoth(b, a))
        {
            yield return LintIssue.Of("plan.lint-between-sand-unit", "L", Ids(one, other), [a.Id, b.Id], figures, null, arguments);
        }
        if (a.MinesKind != b.MinesKind && (a.MinesKind == "new" || b.MinesKind == "new"))
        {
            yield return LintIssue.Of("plan.lint-between-sand-scope", "L", Ids(one, other), [a.Id, b.Id, "scope"], figures, null, arguments);
        }
    }

    // A scale that a plan marks 市规 is the city's own and may stand in any unit.
    private static IEnumerable<LintIssue> Units(Plan one, Plan other)
    {
        foreach (var cells in one.MinimumScales.Where(cell => cell is { Unit: not null, MineralCode: not null } && cell.Level != "city").GroupBy(cell => cell.MineralCode))
        {
            var mine = cells.First();
            var theirs = other.MinimumScales.FirstOrDefault(cell => cell.Unit is not null && cell.Level != "city" && cell.MineralCode == mine.MineralCode && cell.SizeClass == mine.SizeClass);
            if (theirs is not null && LintItem.Folded(Unit.Parse(mine.Unit!).Value) != LintItem.Folded(Unit.Parse(theirs.Unit!).Value))
            {
                yield return LintIssue.Of(
                    "plan.lint-between-unit", "L", Ids(one, other), [mine.Id, theirs.Id],
                    [LintFigure.Printed(mine.Value, mine.Unit, mine.Citation), LintFigure.Printed(theirs.Value, theirs.Unit, theirs.Citation)], null,
                    ("mineral", mine.Mineral), ("one", Name(one)), ("other", Name(other)), ("oneUnit", mine.Unit), ("otherUnit", theirs.Unit));
            }
        }
    }

    private static bool IsSameCell(MinimumScale one, MinimumScale other) =>
        other.MineralCode is not null && MineralCatalogue.BuiltIn.AreRelated(one.MineralCode!, other.MineralCode)
        && one.SizeClass == other.SizeClass && (one.MinesKind == "existing") == (other.MinesKind == "existing")
        && (one.Method == other.Method || one.Method is "any" or "not-said" || other.Method is "any" or "not-said")
        && (one.Variant is null || other.Variant is null || MineralVariant.Same(one.Variant, other.Variant));

    private static bool Agree(MinimumScale one, MinimumScale other)
    {
        if (one.Mark is not null || other.Mark is not null)
        {
            return one.Mark == other.Mark || other.Mark == "blank";
        }
        var (unit, theirs) = (Unit.Parse(one.Unit!).Value, Unit.Parse(other.Unit!).Value);
        return LintItem.Folded(unit) != LintItem.Folded(theirs) || one.Value * unit.Factor == other.Value * theirs.Factor;
    }

    private static ScaleRule? SandFloor(Plan plan) => plan.ScaleRules.FirstOrDefault(rule => rule is { Topic: "sand-floor", Value: not null, Unit: not null, ZoneType: null or "concentrated-sand" } && rule.MinesKind != "existing");

    // 20 万立方米/年（50 万吨/年左右） speaks both units and agrees with a floor in either.
    private static bool SaysBoth(ScaleRule both, ScaleRule other) =>
        both.AltUnit is not null && both.AltValue is not null
        && LintItem.Folded(Unit.Parse(both.AltUnit).Value) == LintItem.Folded(Unit.Parse(other.Unit!).Value)
        && both.AltValue * Unit.Parse(both.AltUnit).Value.Factor == other.Value * Unit.Parse(other.Unit!).Value.Factor;

    private static Text Name(Plan plan) => new(RegionCatalogue.BuiltIn.With(plan.Regions).Find(plan.Adcode)?.Name ?? plan.Id, plan.Id);

    private static string Ids(Plan one, Plan other) => string.Join(',', new[] { one.Id, other.Id }.Order(StringComparer.Ordinal));
}
