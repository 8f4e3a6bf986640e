using PlanMonitor.Core.Names;
using PlanMonitor.Core.Quantities;

namespace PlanMonitor.Core.Plans.Lint;

/// <summary>The floor for sand and stone in the text (砂石 最低生产规模) against the plan's own scale table and zone table.</summary>
internal static class FloorLint
{
    private const string Aggregate = "aggregate";

    public static IEnumerable<LintIssue> Find(Plan plan)
    {
        var floor = plan.ScaleRules.FirstOrDefault(rule => rule is { Topic: "sand-floor", Value: not null, Unit: not null, Comparator: ">=" or ">" or "=" or "not-said" });
        if (floor is null)
        {
            yield break;
        }
        foreach (var cell in plan.MinimumScales.Where(cell => cell.MinesKind != "existing" && cell.MineralCode is not null && Names(cell.MineralCode)))
        {
            if (cell.Mark == "no-requirement" || IsBelow(floor, cell.Value, cell.Unit))
            {
                yield return Issue(plan, floor, cell.Id, cell.Mineral, LintFigure.Printed(cell.Value, cell.Unit, cell.Citation), cell.Printed);
            }
        }
        foreach (var zone in plan.Zones.Where(zone => zone.Type == "concentrated-sand" && IsBelow(floor, zone.MinimumScale, zone.MinimumScaleUnit)))
        {
            yield return Issue(plan, floor, zone.Id, zone.Name, LintFigure.Printed(zone.MinimumScale, zone.MinimumScaleUnit, zone.Citation), $"{zone.MinimumScale} {zone.MinimumScaleUnit}");
        }
    }

    private static bool Names(string code) => MineralCatalogue.BuiltIn.AreRelated(code, Aggregate);

    // Either printed form of the floor will do: 20 万立方米/年（50 万吨/年左右）.
    private static bool IsBelow(ScaleRule floor, decimal? value, string? unit) =>
        value is not null && unit is not null && (Below(floor.Value, floor.Unit, value.Value, unit) || Below(floor.AltValue, floor.AltUnit, value.Value, unit));

    private static bool Below(decimal? floor, string? floorUnit, decimal value, string unit)
    {
        if (floor is null || floorUnit is null)
        {
            return false;
        }
        var (one, other) = (Unit.Parse(floorUnit).Value, Unit.Parse(unit).Value);
        return LintItem.Folded(one) == LintItem.Folded(other) && value * other.Factor < floor * one.Factor;
    }

    private static LintIssue Issue(Plan plan, ScaleRule floor, string id, string name, LintFigure figure, string printed) => LintIssue.Of(
        "plan.lint-floor-sand", "M", plan.Id, [floor.Id, id], [LintFigure.Printed(floor.Value, floor.Unit, floor.Citation), figure], null,
        ("floor", $"{floor.Value} {floor.Unit}"), ("name", name), ("printed", printed));
}
