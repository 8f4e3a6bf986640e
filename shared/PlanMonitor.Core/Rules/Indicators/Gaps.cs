namespace PlanMonitor.Core.Rules.Indicators;

/// <summary>What keeps a total over the period from being whole. A year in which nothing was done is told by a row with a zero.</summary>
internal static class Gaps
{
    /// <summary>Years of the period up to the year that is judged for which no row of a kind of upload is there, and rows of it that were rejected.</summary>
    public static IReadOnlyList<string> Of(CheckInput input, string kind, IEnumerable<int> years)
    {
        var first = input.Plan.Period.From;
        return
        [
            .. Enumerable.Range(first, Math.Max(0, input.Year - first + 1)).Except(years).Select(year => $"{kind}:{year}"),
            .. Rejected(input, kind),
        ];
    }

    /// <summary>Rows of a kind of upload that were rejected.</summary>
    public static IReadOnlyList<string> Rejected(CheckInput input, string kind) => input.Rejected.Any(row => row.Kind == kind) ? [$"{kind}:rejected-rows"] : [];
}
