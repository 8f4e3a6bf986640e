using PlanMonitor.Core.Names;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Quantities;
using PlanMonitor.Core.Restorations;

namespace PlanMonitor.Core.Rules.Indicators;

/// <summary>What was restored on the land of mines that nobody answers for any more (历史遗留矿山), and what there is to restore.</summary>
internal static class LegacyRows
{
    /// <summary>The field that tells legacy land from the mine's own.</summary>
    public const string KindField = "restoration:治理类型";

    /// <summary>True where a row names a restoration work of the plan, by its id or by its name as printed.</summary>
    public static bool Names(Plan plan, Restoration work, RestoredArea row) =>
        row.Project is { } name && (name == work.Id || Same(name, work.Name) || plan.Projects.Any(project => project.Id == name && Same(project.Name, work.Name)));

    /// <summary>True for legacy land, false for a mine's own, null where the row does not say. The works of the plan are on legacy land.</summary>
    public static bool? IsLegacy(Plan plan, RestoredArea row) => row.Kind switch
    {
        RestorationKind.Legacy => true,
        RestorationKind.Active => false,
        _ => plan.Restoration.Any(work => work.Kind == "project" && Names(plan, work, row)) ? true : null,
    };

    /// <summary>A sum of areas in a unit.</summary>
    public static decimal Sum(IEnumerable<Quantity> areas, Unit unit) => decimal.Round(areas.Sum(area => area.In(unit).Value.Value), 12);

    /// <summary>
    /// The area due as it was stated last for each region and work; a row for a region without a work is for all within it. With the rows of those that state none.
    /// </summary>
    public static (decimal Due, IReadOnlyList<RestoredArea> Lacking) Due(IEnumerable<RestoredArea> rows, Unit unit)
    {
        var groups = rows.GroupBy(row => (row.Region, Work: row.Project is null ? null : NameKey.Of(row.Project)))
            .Select(group => (group.Key.Region, group.Key.Work, Rows: group.ToList(), Due: group.Where(row => row.Due is not null).OrderBy(row => row.Year).ThenBy(row => row.Due!.In(unit).Value.Value).LastOrDefault()?.Due))
            .ToList();
        var whole = groups.Where(group => group.Work is null && group.Due is not null).Select(group => group.Region).ToList();
        var open = groups.Where(group => !whole.Exists(region => RegionCode.Within(group.Region, region) && (group.Region != region || group.Work is not null))).ToList();
        return (Sum(open.Select(group => group.Due).OfType<Quantity>(), unit), [.. open.Where(group => group.Due is null).SelectMany(group => group.Rows)]);
    }

    private static bool Same(string one, string other) => NameKey.Of(one) == NameKey.Of(other);
}
