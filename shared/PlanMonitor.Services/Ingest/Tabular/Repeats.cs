using PlanMonitor.Core.Messages;

namespace PlanMonitor.Services.Ingest.Tabular;

/// <summary>Rows of one file that speak of one thing: the same again is taken once, a contradiction is taken not at all.</summary>
internal static class Repeats
{
    private const int LinesNamed = 5;

    /// <summary>The rows to take, in their order, and how many contradict each other.</summary>
    public static (List<T> Taken, int Contradicting) Sort<T>(TableKind<T> kind, List<T> rows, ProblemList problems)
        where T : class
    {
        HashSet<T> left = new(ReferenceEqualityComparer.Instance);
        var contradicting = 0;
        foreach (var group in rows.GroupBy(kind.Key).Select(group => group.ToList()).Where(group => group.Count > 1))
        {
            var first = group[0];
            if (group.TrueForAll(row => kind.WithSource(row, kind.SourceOf(first)).Equals(first)))
            {
                foreach (var row in group.Skip(1))
                {
                    problems.Add(Problem.Of("table.same-row-twice", Line(kind, row), arguments: [("others", Line(kind, first))]));
                    _ = left.Add(row);
                }
                continue;
            }
            contradicting += group.Count;
            foreach (var row in group)
            {
                var others = group.Where(other => !ReferenceEquals(other, row)).Take(LinesNamed).Select(other => Line(kind, other));
                problems.Add(Problem.Of(kind.TwoRows, Line(kind, row), arguments: [("others", Lists.Of(others))]).WithLists());
                _ = left.Add(row);
            }
        }
        return ([.. rows.Where(row => !left.Contains(row))], contradicting);
    }

    private static int Line<T>(TableKind<T> kind, T row)
        where T : class => kind.SourceOf(row).Line;
}
