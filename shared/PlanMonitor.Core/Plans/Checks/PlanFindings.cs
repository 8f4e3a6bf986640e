using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Plans.Schema;

namespace PlanMonitor.Core.Plans;

/// <summary>Collects what the checks after the schema find, each with pointer and line.</summary>
internal sealed class PlanFindings(JsonItem root)
{
    private readonly List<Problem> _problems = [];

    /// <summary>The findings in order of their lines.</summary>
    public IReadOnlyList<Problem> Problems => [.. _problems.OrderBy(problem => problem.Line)];

    /// <summary>Records one.</summary>
    public void Add(string code, string pointer, string? value, params (string Name, object? Value)[] arguments) =>
        _problems.Add(Problem.Of(code, root.LineOf(pointer), pointer, value, arguments));
}
