using PlanMonitor.Core.Sources;

namespace PlanMonitor.Core.Rules.Indicators;

/// <summary>What an indicator came to, as far as the data says: the true value lies between two bounds.</summary>
/// <param name="Shown">The value as far as it is known.</param>
/// <param name="Least">It is at least this.</param>
/// <param name="Most">It is at most this; null where nobody can say.</param>
/// <param name="Evidence">Rows that were read.</param>
/// <param name="Missing">Data that would make both bounds one.</param>
/// <param name="IsKnown">False where nothing was there to count.</param>
internal sealed record Tally(decimal Shown, decimal Least, decimal? Most, IReadOnlyList<Source> Evidence, IReadOnlyList<string> Missing, bool IsKnown = true)
{
    /// <summary>Nothing to count.</summary>
    public static Tally Nothing(params string[] missing) => new(0, 0, null, [], missing, IsKnown: false);

    /// <summary>A sum of what is there: the whole of it where nothing is missing, else a lower bound.</summary>
    public static Tally Sum(decimal sum, decimal doubtful, IReadOnlyList<Source> evidence, IReadOnlyList<string> missing, IReadOnlyList<string> gaps) =>
        new(sum, sum, gaps.Count > 0 ? null : sum + doubtful, evidence, [.. missing, .. gaps]);

    /// <summary>A share in percent of things of which some are not known.</summary>
    public static Tally Share(int yes, int no, int unknown, IReadOnlyList<Source> evidence, IReadOnlyList<string> missing)
    {
        var (all, known) = (yes + no + unknown, yes + no);
        return known == 0
            ? Nothing([.. missing]) with { Evidence = evidence }
            : new(Percent(yes, known), Percent(yes, all), Percent(yes + unknown, all), evidence, missing);
    }

    /// <summary>A share in percent, 6 decimals.</summary>
    public static decimal Percent(decimal part, decimal whole) => decimal.Round(part / whole * 100, 6, MidpointRounding.AwayFromZero);
}
