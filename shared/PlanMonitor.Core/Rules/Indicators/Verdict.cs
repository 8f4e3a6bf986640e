using PlanMonitor.Core.Findings;

namespace PlanMonitor.Core.Rules.Indicators;

/// <summary>Holds what an indicator came to against what the plan wants of it.</summary>
internal static class Verdict
{
    /// <summary>
    /// Decided where both bounds say the same. Two printed values: beyond one warns, beyond both fails. Before its day a target passes or warns.
    /// </summary>
    public static FindingDraft Of(RuleInfo rule, CheckInput input, Target target, Tally tally, Wording wording)
    {
        var draft = new FindingDraft(rule, input, target.Subject)
        {
            Citations = target.Citations,
            Readings = target.Readings,
            Evidence = tally.Evidence,
            Severity = Severity.M,
        };
        if (target.Goals.Count == 0)
        {
            return draft with { Status = FindingStatus.NotEvaluable, Missing = [$"plan:{target.Id}"], Message = IndicatorText.NoFigure(target) };
        }
        var unit = target.Goals[0].Amount.Unit;
        var (least, most) = (Compare(target.Goals, tally.Least), tally.Most is { } upper ? Compare(target.Goals, upper) : target.Goals[0].Floor ? FindingStatus.Pass : FindingStatus.Fail);
        if (!tally.IsKnown)
        {
            return draft with
            {
                Status = FindingStatus.NotEvaluable,
                Limit = target.Goals[^1].Value,
                Unit = unit.Symbol,
                Basis = wording.Basis,
                Missing = tally.Missing,
                Message = IndicatorText.NotEvaluable(target, tally, wording),
            };
        }
        var (decided, due) = (least == most, target.IsDue(input));
        var status = !decided ? FindingStatus.Warn : least == FindingStatus.Fail && !due ? FindingStatus.Warn : least;
        var goal = decided && least == FindingStatus.Fail && due ? target.Goals[0]
            : decided && least == FindingStatus.Pass ? target.Goals[^1]
            : target.Goals.FirstOrDefault(each => !each.Holds(tally.Shown)) ?? target.Goals[^1];
        return draft with
        {
            Status = status,
            Severity = status == FindingStatus.Warn && !due ? Severity.L : target.Binding ? Severity.H : Severity.M,
            Measured = tally.Shown,
            Limit = goal.Value,
            Unit = unit.Symbol,
            Basis = wording.Basis,
            // What is missing cannot undo what holds already; that there is no register is said all the same.
            Missing = status == FindingStatus.Pass ? tally.Missing.Where(missing => missing == "rights") : tally.Missing,
            Message = IndicatorText.Of(input, target, tally, goal, decided ? least : null, due, wording),
        };
    }

    private static FindingStatus Compare(IReadOnlyList<Goal> goals, decimal measured) =>
        goals.All(goal => goal.Holds(measured)) ? FindingStatus.Pass
        : goals.All(goal => goal.IsBroken(measured)) ? FindingStatus.Fail
        : FindingStatus.Warn;
}
