using PlanMonitor.Core.Names;
using PlanMonitor.Core.Rates;
using PlanMonitor.Core.Rights;

namespace PlanMonitor.Core.Rules.Indicators;

/// <summary>The share of producing mines whose rates are no lower than what is required of them (达标率).</summary>
internal static class RateShare
{
    /// <summary>Counts mines, each over all its minerals.</summary>
    /// <param name="input">The check.</param>
    /// <param name="target">What the plan wants.</param>
    /// <param name="rates">The rates that count, each with its column.</param>
    /// <param name="column">What is missing where no mine gives any.</param>
    public static Tally Of(CheckInput input, Target target, Func<ThreeRates, IEnumerable<(string Column, Rate Rate)>> rates, string? column = null)
    {
        if (input.Rates is null)
        {
            return Tally.Nothing("rates");
        }
        var producing = Producing(input, target);
        var mines = input.Rates
            .Where(row => row.Year == input.Year && Concerns(input, target, input.RightOf(row.Licence)?.Region, row.Mineral) && rates(row).Any(pair => pair.Rate != new Rate(null, null)))
            .GroupBy(row => row.Licence, StringComparer.Ordinal).Select(rows => (Licence: rows.Key, Rows: rows.ToList())).ToList();
        if (mines.Count == 0)
        {
            return Tally.Nothing(column is not null && input.Rates.Any(row => row.Year == input.Year) ? column : $"rates:{input.Year}");
        }
        var (yes, no, unknown, missing) = (0, 0, 0, new List<string>());
        foreach (var (_, rows) in mines)
        {
            var pairs = rows.SelectMany(rates).Where(pair => pair.Rate != new Rate(null, null)).ToList();
            if (pairs.Exists(pair => pair.Rate.Actual < pair.Rate.Required))
            {
                no++;
            }
            else if (pairs.TrueForAll(pair => pair.Rate.Actual is not null && pair.Rate.Required is not null))
            {
                yes++;
            }
            else
            {
                unknown++;
                missing.AddRange(pairs.Where(pair => pair.Rate.Actual is null || pair.Rate.Required is null).Select(pair => $"rates:{pair.Column}{(pair.Rate.Required is null ? "要求" : "")}"));
            }
        }
        var given = mines.Select(mine => mine.Licence).ToHashSet(StringComparer.Ordinal);
        // A mine without a mill has no rate of its own kind: only for the three rates must each producing mine answer.
        var silent = column is null ? producing.Where(right => !given.Contains(right.Licence)).Select(right => $"rates:{right.Licence}").ToList() : [];
        string[] lacking = [.. missing, .. silent, .. Gaps.Rejected(input, "rates"), .. input.Rights is null ? ["rights"] : Array.Empty<string>()];
        var tally = Tally.Share(yes, no, unknown + silent.Count, [.. mines.SelectMany(mine => mine.Rows).Select(row => row.Source)], lacking);
        // Without a register, or with rows that were rejected, nobody knows who else should have reported.
        return input.Rights is null ? tally with { Most = 100 } : Gaps.Rejected(input, "rates").Count > 0 ? tally with { Least = 0, Most = 100 } : tally;
    }

    private static bool Concerns(CheckInput input, Target target, string? region, string mineral) =>
        (region is null || RegionCode.Within(region, target.RegionCode)) && (target.MineralCode is null || input.Minerals.IsWithin(mineral, target.MineralCode));

    // A mine that reported no output had no rates to reach.
    private static List<MiningRight> Producing(CheckInput input, Target target)
    {
        var idle = input.Reports.GroupBy(report => report.Licence, StringComparer.Ordinal).Where(reports => reports.All(report => report.Output.Value == 0)).Select(reports => reports.Key).ToHashSet(StringComparer.Ordinal);
        return [.. (input.Rights ?? []).Where(right => right.IsActiveIn(input.Year) && !idle.Contains(right.Licence) && Concerns(input, target, right.Region, right.Mineral)).OrderBy(right => right.Licence, StringComparer.Ordinal)];
    }
}
