using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Formats.Tables;

namespace PlanMonitor.Services.Ingest.Tabular;

/// <summary>The problems of one file, as many as a person would read.</summary>
internal sealed class ProblemList
{
    private readonly List<Problem> _problems = [];
    private int _notListed;

    public void AddRange(IEnumerable<Problem> problems)
    {
        foreach (var problem in problems)
        {
            Add(problem);
        }
    }

    public void Add(Problem problem)
    {
        // What decides over the whole file is always listed.
        if (_problems.Count < TableLimits.ListedProblems || problem.Level == ProblemLevel.File)
        {
            _problems.Add(problem);
        }
        else
        {
            _notListed++;
        }
    }

    /// <summary>Those of the file first, then by line; at the end how many are not listed.</summary>
    public IReadOnlyList<Problem> Ordered()
    {
        var ordered = _problems.OrderBy(problem => problem.Level == ProblemLevel.File ? -1 : problem.Line ?? 0);
        return _notListed == 0 ? [.. ordered] : [.. ordered, Problem.Of("table.more-problems", arguments: [("count", _notListed)])];
    }
}
