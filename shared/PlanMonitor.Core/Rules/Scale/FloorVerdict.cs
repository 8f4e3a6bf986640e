using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Rights;

namespace PlanMonitor.Core.Rules.Scale;

/// <summary>What a right's scale amounts to against all floors that may be its own.</summary>
/// <param name="Status">How it came out.</param>
/// <param name="Decides">The floor that decides.</param>
/// <param name="Missing">What is lacking.</param>
/// <param name="Citations">Where the floors stand.</param>
/// <param name="Readings">What they rest on.</param>
internal sealed record FloorVerdict(FindingStatus Status, FloorResult Decides, IReadOnlyList<string> Missing, IReadOnlyList<Citation> Citations, IReadOnlyList<string> Readings)
{
    /// <summary>
    /// Where all floors agree, that is it. Where they differ because the register leaves something open, nobody can say; where they differ although it says all,
    /// the plan prints two values for one figure: below one warns, below both fails.
    /// </summary>
    /// <param name="right">The right.</param>
    /// <param name="floors">At least one floor.</param>
    public static FloorVerdict Of(MiningRight right, IReadOnlyList<Floor> floors)
    {
        var results = floors.Select(floor => floor.Hold(right)).OrderByDescending(result => Least(result.Floor)).ToList();
        var missing = results.Select(result => result.Missing).OfType<string>().ToList();
        if (missing.Count > 0)
        {
            return Make(FindingStatus.NotEvaluable, results.First(result => result.Missing is not null), [.. missing, .. Open(right, floors)]);
        }
        if (results.TrueForAll(result => result.Status == FindingStatus.Pass))
        {
            return Make(FindingStatus.Pass, results[0], []);
        }
        if (results.TrueForAll(result => result.Status == FindingStatus.Fail))
        {
            return Make(FindingStatus.Fail, results[^1], []);
        }
        var open = Open(right, floors);
        return Make(open.Count > 0 ? FindingStatus.NotEvaluable : FindingStatus.Warn, results.First(result => result.Status != FindingStatus.Pass), open);

        FloorVerdict Make(FindingStatus status, FloorResult decides, IReadOnlyList<string> lacking) => new(
            status, decides, lacking, [.. floors.SelectMany(floor => floor.Citations).Distinct()], [.. floors.SelectMany(floor => floor.Readings).Distinct(StringComparer.Ordinal)]);
    }

    private static decimal Least(Floor floor) => floor.Value is { } value ? value * (Floor.PerYear(floor.Unit)?.Factor ?? 1) : 0;

    // Columns of the register that are empty and in which the floors differ.
    private static List<string> Open(MiningRight right, IReadOnlyList<Floor> floors)
    {
        List<string> open = [];
        if (floors.Select(floor => floor.Class).Distinct().Count() > 1)
        {
            open.Add(floors.Any(floor => floor.OfDeposit) ? "rights:矿床规模" : "rights:矿山规模");
        }
        if (right.Method is null && floors.Select(floor => floor.Method).Distinct(StringComparer.Ordinal).Count() > 1)
        {
            open.Add("rights:开采方式");
        }
        if (floors.Select(floor => floor.Mineral).Distinct(StringComparer.Ordinal).Count() > 1)
        {
            open.Add("rights:开采矿种");
        }
        return open;
    }
}
