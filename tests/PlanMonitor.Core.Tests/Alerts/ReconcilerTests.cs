using PlanMonitor.Core.Alerts;
using PlanMonitor.Core.Findings;
using Xunit;

namespace PlanMonitor.Core.Tests.Alerts;

/// <summary>What becomes of an alert from run to run.</summary>
public sealed class ReconcilerTests
{
    private const string Fail = "fail", Warn = "warn", Pass = "pass", Unknown = "unknown", Gone = "gone", Blind = "blind";

    [Theory]
    // Runs of one year after another check of the same year: what the last run does, and how the alert then stands.
    [InlineData("fail", AlertChange.Opened, AlertState.Open, 0)]
    [InlineData("warn", AlertChange.Opened, AlertState.Open, 0)]
    [InlineData("pass", null, null, 0)]
    [InlineData("unknown", null, null, 0)]
    [InlineData("fail fail", AlertChange.Unchanged, AlertState.Open, 0)]
    [InlineData("fail warn", AlertChange.Updated, AlertState.Open, 0)]
    [InlineData("fail pass", AlertChange.Closed, AlertState.Closed, 0)]
    [InlineData("fail gone", AlertChange.Closed, AlertState.Closed, 0)]
    [InlineData("fail unknown", null, AlertState.Open, 0)]
    // The rule could not judge at all, and names no site.
    [InlineData("fail blind", null, AlertState.Open, 0)]
    [InlineData("fail blind gone", AlertChange.Closed, AlertState.Closed, 0)]
    [InlineData("fail pass pass", null, AlertState.Closed, 0)]
    [InlineData("fail pass unknown", null, AlertState.Closed, 0)]
    [InlineData("fail pass fail", AlertChange.Reopened, AlertState.Open, 1)]
    [InlineData("fail gone warn", AlertChange.Reopened, AlertState.Open, 1)]
    [InlineData("fail unknown fail", AlertChange.Unchanged, AlertState.Open, 0)]
    [InlineData("fail pass fail pass fail", AlertChange.Reopened, AlertState.Open, 2)]
    public void A_run_opens_updates_closes_and_reopens(string runs, AlertChange? last, AlertState? state, int reopened)
    {
        var told = new Told();
        AlertChange? change = null;
        foreach (var run in runs.Split(' '))
        {
            var changes = told.Run(2024, Findings(run));
            change = changes.Count == 0 ? null : Assert.Single(changes).Change;
        }
        Assert.Equal(last, change);
        Assert.Equal(state, told.Alerts.Values.SingleOrDefault()?.State);
        Assert.Equal(reopened, told.Alerts.Values.SingleOrDefault()?.Reopened ?? 0);
    }

    [Fact]
    public void An_alert_keeps_its_id_and_its_day_of_opening()
    {
        var told = new Told();
        var first = Assert.Single(told.Run(2024, Findings(Fail))).Alert;
        told.Run(2024, Findings(Pass));
        told.Run(2024, Findings(Fail));
        Assert.Equal((first.Id, first.OpenedAt), (told.Only.Id, told.Only.OpenedAt));
        Assert.True(told.Only.ChangedAt > first.ChangedAt);
    }

    [Fact]
    public void A_finding_that_cannot_be_evaluated_leaves_every_word_of_the_alert()
    {
        var told = new Told();
        told.Run(2024, Findings(Fail));
        var before = told.Only;
        Assert.Empty(told.Run(2024, Findings(Unknown)));
        Assert.Equal(before, told.Only);
    }

    [Fact]
    public void What_a_person_has_acknowledged_stays_acknowledged_while_the_figures_change()
    {
        var told = new Told();
        told.Run(2024, Findings(Fail));
        told.Record(alert => alert with { State = AlertState.Acknowledged });
        var change = Assert.Single(told.Run(2024, Told.Site(FindingStatus.Fail, 2024, area: 9000)));
        Assert.Equal((AlertChange.Updated, AlertState.Acknowledged, 9000m, "13.5亩"), (change.Change, change.Alert.State, change.Alert.Measured, change.Alert.Message.Zh));
    }

    [Fact]
    public void What_a_person_has_decided_and_closed_does_not_open_again()
    {
        var told = new Told();
        told.Run(2024, Findings(Fail));
        told.Record(alert => alert with { State = AlertState.Closed, Verdict = "合法" });
        Assert.Equal(AlertChange.Unchanged, Assert.Single(told.Run(2024, Findings(Fail))).Change);
        told.Run(2025, Told.Site(FindingStatus.Fail, 2025));
        Assert.Equal((AlertState.Closed, "合法", 2025), (told.Only.State, told.Only.Verdict, told.Only.Period));
    }

    [Fact]
    public void What_was_decided_is_not_closed_by_the_system_and_what_comes_back_afterwards_is_a_new_matter()
    {
        var told = new Told();
        told.Run(2024, Findings(Fail));
        told.Record(alert => alert with { State = AlertState.Decided, Verdict = "违法", Handling = "立案" });
        Assert.Equal(AlertChange.Updated, Assert.Single(told.Run(2024, Findings(Pass))).Change);
        Assert.Equal((AlertState.Decided, "违法", true), (told.Only.State, told.Only.Verdict, told.Only.GoneAt is not null));
        Assert.Empty(told.Run(2024, Findings(Pass)));
        // Back before it was closed: the same matter.
        Assert.Equal(AlertChange.Updated, Assert.Single(told.Run(2024, Findings(Fail))).Change);
        Assert.Equal((AlertState.Decided, "违法", null), (told.Only.State, told.Only.Verdict, told.Only.GoneAt));
        told.Record(alert => alert with { State = AlertState.Closed, ClosedBy = "李工" });
        Assert.Equal(AlertChange.Unchanged, Assert.Single(told.Run(2024, Findings(Fail))).Change);
        told.Run(2024, Findings(Gone));
        Assert.Equal((AlertState.Closed, "违法", true), (told.Only.State, told.Only.Verdict, told.Only.GoneAt is not null));
        Assert.Equal(AlertChange.Reopened, Assert.Single(told.Run(2024, Findings(Fail))).Change);
        Assert.Equal((AlertState.Open, null, null, null, null, 1), (told.Only.State, told.Only.Verdict, told.Only.Handling, told.Only.GoneAt, told.Only.ClosedBy, told.Only.Reopened));
        Assert.Equal(told.Only.ChangedAt, told.Only.Since);
    }

    [Theory]
    [InlineData(AlertState.Acknowledged)]
    [InlineData(AlertState.Assigned)]
    public void What_nobody_has_decided_on_is_closed_when_the_condition_is_gone_and_begins_anew(AlertState state)
    {
        var told = new Told();
        told.Run(2024, Findings(Fail));
        told.Record(alert => alert with { State = state, Acknowledged = new("李工", default), Assigned = new("执法队", default), Missed = ["due 2025-01-01"] });
        Assert.Equal(AlertChange.Closed, Assert.Single(told.Run(2024, Findings(Pass))).Change);
        told.Run(2024, Findings(Fail));
        Assert.Equal((AlertState.Open, null, null, null), (told.Only.State, told.Only.Acknowledged, told.Only.Assigned, told.Only.Missed));
    }

    [Theory]
    // The alert tells of 2024; a check of 2023 comes later.
    [InlineData(Fail, Fail)]
    [InlineData(Fail, Warn)]
    [InlineData(Fail, Pass)]
    [InlineData(Fail, Gone)]
    [InlineData(Fail, Unknown)]
    public void A_check_of_an_earlier_year_changes_nothing(string newer, string older)
    {
        var told = new Told();
        told.Run(2024, Findings(newer));
        var before = told.Only;
        Assert.DoesNotContain(told.Run(2023, Findings(older, 2023)), change => change.Change != AlertChange.Unchanged);
        Assert.Equal(before, told.Only);
    }

    [Fact]
    public void What_passed_in_a_later_year_is_not_opened_by_an_earlier_one()
    {
        var told = new Told();
        told.Run(2023, Findings(Fail, 2023));
        told.Run(2024, Findings(Pass));
        Assert.Equal(AlertChange.Unchanged, Assert.Single(told.Run(2023, Findings(Fail, 2023))).Change);
        Assert.Equal((AlertState.Closed, 2024, FindingStatus.Pass), (told.Only.State, told.Only.Period, told.Only.Status));
    }

    [Fact]
    public void A_site_that_is_not_seen_in_a_later_year_stays_open_for_a_person()
    {
        var told = new Told();
        told.Run(2023, Findings(Fail, 2023));
        Assert.Empty(told.Run(2024, Findings(Gone)));
        Assert.Equal(AlertState.Open, told.Only.State);
    }

    private static IEnumerable<Finding> Findings(string run, int year = 2024) => run switch
    {
        Fail => [Told.Site(FindingStatus.Fail, year)],
        Warn => [Told.Site(FindingStatus.Warn, year)],
        Pass => [Told.Site(FindingStatus.Pass, year, area: 0)],
        Unknown => [Told.Site(FindingStatus.NotEvaluable, year)],
        Blind => [Told.Site(FindingStatus.NotEvaluable, year, "")],
        _ => [],
    };
}
