using PlanMonitor.Core.Alerts;
using PlanMonitor.Core.Findings;
using Xunit;

namespace PlanMonitor.Core.Tests.Alerts;

/// <summary>What people may do to an alert, in every state, and what an order must hold.</summary>
public sealed class AlertLifeTests
{
    private static readonly DateTimeOffset At = new(2025, 4, 10, 2, 0, 0, TimeSpan.Zero);

    /// <summary>An order of each kind that holds what it must.</summary>
    internal static AlertOrder Order(AlertTransition transition) => transition switch
    {
        AlertTransition.Assign => new(transition) { To = "东港市执法队", Due = new(2025, 5, 1) },
        AlertTransition.Decide => new(transition) { Verdict = "违法", Handling = "立案", Reason = "no-licence" },
        AlertTransition.Return => new(transition) { Reason = "evidence-insufficient", Text = "缺少现场照片" },
        _ => new(transition),
    };

    [Theory]
    // State, verdict on it, and what may be done: A acknowledge, S assign, D decide, R return, C close.
    [InlineData(AlertState.Open, false, "ASD")]
    [InlineData(AlertState.Acknowledged, false, "SD")]
    [InlineData(AlertState.Assigned, false, "SD")]
    [InlineData(AlertState.Decided, true, "DRC")]
    [InlineData(AlertState.Returned, true, "SD")]
    [InlineData(AlertState.Closed, true, "R")]
    [InlineData(AlertState.Closed, false, "")]
    public void Every_transition_is_in_the_table_or_refused(AlertState state, bool decided, string allowed)
    {
        var alert = Alert() with { State = state, Verdict = decided ? "违法" : null, Handling = decided ? "立案" : null };
        foreach (var (transition, letter) in Enum.GetValues<AlertTransition>().Zip("ASDRC"))
        {
            var outcome = AlertLife.Apply(alert, Order(transition), "李工", At, EnforcementCalendar.BuiltIn);
            Assert.Equal((transition, allowed.Contains(letter, StringComparison.Ordinal)), (transition, outcome.Ok));
            Assert.Equal(outcome.Ok, AlertLife.Allowed(alert).Contains(transition));
            Assert.Equal(outcome.Ok ? null : "alert.transition-illegal", outcome.Problem?.Code);
        }
    }

    [Theory]
    [InlineData(AlertState.Open, "ASC")]
    [InlineData(AlertState.Acknowledged, "SC")]
    [InlineData(AlertState.Assigned, "SC")]
    [InlineData(AlertState.Closed, "")]
    public void Nobody_judges_a_queue_and_the_operator_closes_it(AlertState state, string allowed)
    {
        var alert = Alert() with { Rule = "operator.poison", Plan = "-", State = state };
        Assert.Equal(allowed, string.Concat(AlertLife.Allowed(alert).Select(transition => "ASDRC"[(int)transition])));
    }

    [Fact]
    public void A_whole_life_leaves_its_marks_and_a_record_of_each_act()
    {
        var alert = Alert();
        AlertAction Act(AlertTransition transition)
        {
            var step = AlertLife.Apply(alert, Order(transition), "李工", At, EnforcementCalendar.BuiltIn).Value;
            alert = step.Alert;
            return step.Action;
        }

        Assert.Equal(("ack", AlertState.Open, AlertState.Acknowledged, "noted", 1), Short(Act(AlertTransition.Acknowledge)));
        var assigned = Act(AlertTransition.Assign);
        Assert.Equal(("东港市执法队", new DateOnly(2025, 5, 1), new("东港市执法队", new(2025, 5, 1))), (assigned.Assignee, assigned.Due, alert.Assigned));
        Assert.Equal(("verdict", AlertState.Assigned, AlertState.Decided, "no-licence", 3), Short(Act(AlertTransition.Decide)));
        Assert.Equal(("违法", "立案", "李工"), (alert.Verdict, alert.Handling, alert.Decision?.By));
        Assert.Equal(new DateOnly(2025, 5, 10), Act(AlertTransition.Return).Due);
        Assert.Equal(("缺少现场照片", new DateOnly(2025, 5, 10)), (alert.Correction?.Text, alert.Correction?.Due));
        Act(AlertTransition.Decide);
        Assert.Null(alert.Correction);
        Assert.Equal(("close", AlertState.Decided, AlertState.Closed, "handled", 6), Short(Act(AlertTransition.Close)));
        Assert.Equal(("李工", new("李工", At), 6), (alert.ClosedBy, alert.Acknowledged, alert.Actions));
    }

    [Fact]
    public void What_is_assigned_without_a_day_gets_that_of_the_calendar_or_of_the_correction()
    {
        var order = Order(AlertTransition.Assign) with { Due = null };
        Assert.Equal(new DateOnly(2025, 6, 30), AlertLife.Apply(Alert(), order, "李工", At, EnforcementCalendar.BuiltIn).Value.Alert.Assigned?.Due);
        var returned = Alert() with { State = AlertState.Returned, Correction = new("other", "x", new(2025, 4, 20), "王局", At) };
        Assert.Equal(new DateOnly(2025, 4, 20), AlertLife.Apply(returned, order, "李工", At, EnforcementCalendar.BuiltIn).Value.Alert.Assigned?.Due);
    }

    public static TheoryData<AlertOrder, string> Wrong => new()
    {
        { new(AlertTransition.Assign), "alert.assignee-missing" },
        { new(AlertTransition.Assign) { To = " " }, "alert.assignee-missing" },
        { new(AlertTransition.Assign) { To = "a\nb" }, "alert.assignee-missing" },
        { new(AlertTransition.Assign) { To = new('x', 201) }, "alert.assignee-missing" },
        // 10 April in Beijing begins at 16:00 on the 9th in Greenwich.
        { new(AlertTransition.Assign) { To = "x", Due = new(2025, 4, 9) }, "alert.due-past" },
        { Order(AlertTransition.Decide) with { Verdict = null }, "alert.verdict-unknown" },
        { Order(AlertTransition.Decide) with { Verdict = "疑似" }, "alert.verdict-unknown" },
        { Order(AlertTransition.Decide) with { Handling = "罚款" }, "alert.handling-unknown" },
        { Order(AlertTransition.Decide) with { Verdict = "合法", Reason = "within-licence" }, "alert.handling-unfit" },
        { Order(AlertTransition.Decide) with { Reason = null }, "alert.reason-missing" },
        { Order(AlertTransition.Decide) with { Reason = "because" }, "alert.reason-unknown" },
        { Order(AlertTransition.Decide) with { Reason = "within-licence" }, "alert.reason-unfit" },
        { Order(AlertTransition.Decide) with { Reason = "other" }, "alert.text-missing" },
        { Order(AlertTransition.Decide) with { Text = new('x', 2_001) }, "alert.text-invalid" },
        { Order(AlertTransition.Decide) with { Text = "a\0b" }, "alert.text-invalid" },
        { Order(AlertTransition.Decide) with { Handling = "非立案" }, "alert.explanation-missing" },
        { Order(AlertTransition.Decide) with { Handling = "不处理", Text = "说明" }, "alert.explanation-missing" },
        { Order(AlertTransition.Decide) with { Handling = "不处理", Documents = [new("照片", new('a', 64), null)] }, "alert.explanation-missing" },
        { Order(AlertTransition.Decide) with { Documents = [new("照片", null, null)] }, "alert.document-invalid" },
        { Order(AlertTransition.Decide) with { Documents = [new("照片", "abc", null)] }, "alert.document-invalid" },
        { Order(AlertTransition.Decide) with { Documents = [new("照片", new('g', 64), null)] }, "alert.document-invalid" },
        { Order(AlertTransition.Decide) with { Documents = [new("", null, "丹自然资罚〔2025〕1号")] }, "alert.document-invalid" },
        { Order(AlertTransition.Decide) with { Documents = [.. Enumerable.Repeat(new AlertDocument("照片", null, "1"), 21)] }, "alert.documents-many" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void An_order_that_lacks_something_is_refused_with_a_code(AlertOrder order, string code) =>
        Assert.Equal(code, AlertLife.Apply(Alert(), order, "李工", At, EnforcementCalendar.BuiltIn).Problem?.Code);

    [Fact]
    public void A_system_records_no_verdict_and_a_refusal_says_what_is_possible()
    {
        Assert.Equal("alert.person-needed", AlertLife.Apply(Alert(), Order(AlertTransition.Decide), AlertLife.System, At, EnforcementCalendar.BuiltIn).Problem?.Code);
        var problem = AlertLife.Apply(Alert(), Order(AlertTransition.Close), "李工", At, EnforcementCalendar.BuiltIn).Problem!;
        Assert.Equal(("预警当前状态为 open，不能执行 close。", "现在可以执行：ack, assign, verdict。"), (problem.Message.Zh, problem.Action.Zh));
        Assert.Equal(("The alert is open: close is not possible.", "Possible now: ack, assign, verdict."), (problem.Message.En, problem.Action.En));
    }

    [Fact]
    public void English_words_are_taken_and_Chinese_ones_are_kept()
    {
        var order = Order(AlertTransition.Decide) with { Verdict = "false-change", Handling = "no-action", Reason = "no-mining", Text = "修路", Documents = [new("照片", new('A', 64), null)] };
        var alert = AlertLife.Apply(Alert(), order, "李工", At, EnforcementCalendar.BuiltIn).Value.Alert;
        Assert.Equal(("伪变化", "不处理", new string('a', 64)), (alert.Verdict, alert.Handling, alert.Decision?.Documents[0].Sha256));
    }

    [Fact]
    public void Every_reason_has_both_languages_and_fits_something()
    {
        Assert.Equal(AlertReasons.All.Count, AlertReasons.All.Select(reason => reason.Code).Distinct().Count());
        Assert.All(AlertReasons.All, reason =>
        {
            Assert.Matches("^[a-z]+(-[a-z]+)*$", reason.Code);
            Assert.True(reason.Text is { Zh.Length: > 0, En.Length: > 0 } && reason.For.Count > 0);
            Assert.All(reason.For, word => Assert.NotNull(AlertTransitions.Parse(word)));
            Assert.All(reason.Verdicts, verdict => Assert.Equal(verdict, Verdicts.Verdict(verdict)));
        });
        Assert.All(Enum.GetValues<AlertTransition>(), transition => Assert.True(AlertReasons.Default(transition) is not { } code || AlertReasons.Find(code)!.Fits(transition, null)));
        Assert.All(new[] { "合法", "违法", "伪变化" }, verdict => Assert.Contains(AlertReasons.All, reason => reason.Verdicts.Contains(verdict)));
    }

    internal static Alert Alert() => Core.Alerts.Alert.Raised(Told.Site(FindingStatus.Fail, 2024), "dandong", At);

    private static (string, AlertState, AlertState, string, int) Short(AlertAction action) => (action.Transition, action.From, action.To, action.Reason, action.Number);
}
