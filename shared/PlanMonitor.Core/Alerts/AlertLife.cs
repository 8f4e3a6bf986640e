using PlanMonitor.Core.Messages;

namespace PlanMonitor.Core.Alerts;

/// <summary>
/// The life of an alert as a table (办理流程): which transition leads from which state to which. What is not in it is refused. Pure: time, calendar and
/// actor come in.
/// </summary>
public static class AlertLife
{
    /// <summary>What an actor is called where no person acts. A system says 疑似; a person records 违法.</summary>
    public const string System = "system";

    private static readonly (AlertTransition Transition, AlertState[] From, AlertState To)[] Rows =
    [
        (AlertTransition.Acknowledge, [AlertState.Open], AlertState.Acknowledged),
        (AlertTransition.Assign, [AlertState.Open, AlertState.Acknowledged, AlertState.Assigned, AlertState.Returned], AlertState.Assigned),
        // A verdict may be put right until the alert is closed.
        (AlertTransition.Decide, [AlertState.Open, AlertState.Acknowledged, AlertState.Assigned, AlertState.Returned, AlertState.Decided], AlertState.Decided),
        (AlertTransition.Return, [AlertState.Decided, AlertState.Closed], AlertState.Returned),
        (AlertTransition.Close, [AlertState.Decided], AlertState.Closed),
    ];

    // Nobody judges a queue or an upload: what the operator has seen to is closed without a verdict.
    private static readonly AlertState[] OperatorCloses = [AlertState.Open, AlertState.Acknowledged, AlertState.Assigned];

    /// <summary>What may be done to an alert as it stands, in the order of its life.</summary>
    public static IReadOnlyList<AlertTransition> Allowed(Alert alert) => [.. Enum.GetValues<AlertTransition>().Where(transition => IsAllowed(alert, transition))];

    /// <summary>The alert after an order, and the record of it; or why the order is refused. The day is that of China.</summary>
    public static Outcome<AlertStep> Apply(Alert alert, AlertOrder order, string by, DateTimeOffset at, EnforcementCalendar calendar)
    {
        var checkedOrder = IsAllowed(alert, order.Transition) ? OrderRules.Check(order, by, EnforcementCalendar.DayOf(at)) : Illegal(alert, order.Transition);
        if (!checkedOrder.TryGet(out var plain, out var problem))
        {
            return problem;
        }
        var after = Moved(alert, plain, by, at, calendar) with { ChangedAt = at, Actions = alert.Actions + 1 };
        var due = plain.Transition switch { AlertTransition.Assign => after.Assigned?.Due, AlertTransition.Return => after.Correction?.Due, _ => null };
        return new AlertStep(after, new(
            alert.Id, after.Actions, AlertTransitions.Word(plain.Transition), alert.State, after.State, by, at, plain.Reason!, plain.Text,
            plain.To, due, plain.Verdict, plain.Handling, plain.Documents));
    }

    private static Alert Moved(Alert alert, AlertOrder order, string by, DateTimeOffset at, EnforcementCalendar calendar)
    {
        var moved = alert with
        {
            State = Rows.Single(row => row.Transition == order.Transition).To,
            // Whoever assigns or decides has taken note.
            Acknowledged = alert.Acknowledged ?? new(by, at),
        };
        var today = EnforcementCalendar.DayOf(at);
        return order.Transition switch
        {
            AlertTransition.Assign => moved with { Assigned = new(order.To!, order.Due ?? alert.Correction?.Due ?? calendar.DueAfter(today)) },
            AlertTransition.Decide => moved with { Verdict = order.Verdict, Handling = order.Handling, Decision = new(order.Reason!, order.Text, order.Documents, by, at), Correction = null },
            AlertTransition.Return => moved with { Correction = new(order.Reason!, order.Text, today.AddMonths(calendar.CorrectionMonths), by, at), ClosedBy = null },
            AlertTransition.Close => moved with { ClosedBy = by },
            _ => moved,
        };
    }

    private static bool IsAllowed(Alert alert, AlertTransition transition) => (alert.IsOperators, transition) switch
    {
        (true, AlertTransition.Close) => OperatorCloses.Contains(alert.State),
        (true, AlertTransition.Decide or AlertTransition.Return) => false,
        _ => InTable(alert, transition),
    };

    // What the system closed has no verdict that the review could send back.
    private static bool InTable(Alert alert, AlertTransition transition) =>
        Rows.Single(row => row.Transition == transition).From.Contains(alert.State) && !(transition == AlertTransition.Return && alert.Verdict is null);

    private static Problem Illegal(Alert alert, AlertTransition transition) => Problem.Of(
        "alert.transition-illegal", value: AlertStates.Word(alert.State),
        arguments: [("transition", AlertTransitions.Word(transition)), ("allowed", Allowed(alert) is { Count: > 0 } allowed ? string.Join(", ", allowed.Select(AlertTransitions.Word)) : "-")]);
}
