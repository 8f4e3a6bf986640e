using PlanMonitor.Core.Names;
using PlanMonitor.Core.Progress;
using PlanMonitor.Core.Quantities;
using PlanMonitor.Core.Reports;
using PlanMonitor.Core.Sources;

namespace PlanMonitor.Core.Rules.Volume;

/// <summary>The output of a mineral in a region from January on, and what the year would come to at the same pace.</summary>
/// <param name="Sum">Output so far.</param>
/// <param name="Projected">Each mine's output over the months that it reported, times twelve, added up.</param>
/// <param name="Through">The last month that anyone reported, 1 to 12.</param>
/// <param name="Counted">Rows in the sum.</param>
/// <param name="Missing">Fields that are missing from rows that could not be converted.</param>
internal sealed record YearSoFar(decimal Sum, decimal Projected, int Through, IReadOnlyList<Source> Counted, IReadOnlyList<string> Missing)
{
    private const int Months = 12;
    private const int Decimals = 12;

    /// <summary>Adds up months and quarters under a limit; null where nothing was reported. A month that a quarter covers as well counts once, by the month.</summary>
    public static YearSoFar? Of(CheckInput input, Limit limit, Quantity like)
    {
        var rows = (input.Progress ?? [])
            .Where(row => row.Year == input.Year && input.Minerals.IsWithin(row.Mineral, limit.MineralCode) && RegionCode.Within(RegionOf(input, row), limit.RegionCode))
            .ToList();
        if (rows.Count == 0)
        {
            return null;
        }
        decimal sum = 0, projected = 0;
        var counted = new List<Source>();
        var missing = new List<string>();
        foreach (var mine in rows.GroupBy(row => (row.Licence, row.Mineral)))
        {
            var (own, months) = Of(input, mine, like, counted, missing);
            sum += own;
            projected += months == 0 ? 0 : own / months * Months;
        }
        return new(decimal.Round(sum, Decimals), decimal.Round(projected, Decimals), rows.Max(row => row.ToMonth), counted, missing);
    }

    private static (decimal Sum, int Months) Of(CheckInput input, IEnumerable<MineProgress> rows, Quantity like, List<Source> counted, List<string> missing)
    {
        var sum = 0m;
        var covered = new HashSet<int>();
        foreach (var row in rows.OrderBy(row => row.ToMonth - row.FromMonth).ThenBy(row => row.FromMonth))
        {
            if (!Enumerable.Range(row.FromMonth, row.ToMonth - row.FromMonth + 1).All(covered.Add))
            {
                continue;
            }
            var output = OutputInBasis.Of(AsReport(input, row), like);
            counted.Add(row.Source);
            missing.AddRange(output.Missing);
            sum += output.Amount?.Value ?? 0;
        }
        return (sum, covered.Count);
    }

    private static string RegionOf(CheckInput input, MineProgress row) => input.RightOf(row.Licence)?.Region ?? input.Plan.Adcode;

    // A monthly figure has no grades of its own: those of the mine's last annual report stand in.
    private static MineYear AsReport(CheckInput input, MineProgress row)
    {
        var last = input.Reports.Concat(input.EarlierReports).Where(report => report.Licence == row.Licence && report.Mineral == row.Mineral).MaxBy(report => report.Year);
        return new(row.Licence, row.Licence, row.Year, RegionOf(input, row), row.Mineral, row.MineralName, row.Output, null, last?.ConcentrateGrade, last?.FeedGrade, last?.Recovery, null, row.Source);
    }
}
