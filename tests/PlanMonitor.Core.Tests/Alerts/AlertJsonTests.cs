using PlanMonitor.Core.Alerts;
using PlanMonitor.Core.Audit;
using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Json;
using Xunit;

namespace PlanMonitor.Core.Tests.Alerts;

/// <summary>Alerts and links of the chain written by hand are the bytes of <see cref="CanonicalJson"/>: hashes rest on them.</summary>
public sealed class AlertJsonTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 29, 3, 5, 7, TimeSpan.FromHours(8));

    private static readonly Alert Plain = new(
        "04e4c137c95c85cd5a94", "volume.cap", "dandong", Severity.H, AlertState.Open, new("total", "菱镁矿", "丹东市"), At, At, null, null,
        "04e4c137c95c85cd5a94-2024", FindingStatus.Fail, 2024, "v1", 22.50m, 20, "万吨", new("超过\"总量\"　控制", "over <the> cap\u2028"), 0);

    /// <summary>An alert, and itself with each of its members set to something else.</summary>
    public static TheoryData<string, Alert> Alerts => new()
    {
        { "plain", Plain },
        { "nothing", Plain with { Measured = null, Limit = null, Unit = null } },
        { "severity", Plain with { Severity = Severity.L, Status = FindingStatus.Warn } },
        { "not evaluable", Plain with { Severity = Severity.M, Status = FindingStatus.NotEvaluable } },
        { "name", Plain with { Subject = Plain.Subject with { Name = "queue" } } },
        { "state", Plain with { State = AlertState.Closed } },
        { "verdict", Plain with { Verdict = "违法" } },
        { "handling", Plain with { Handling = "立案" } },
        { "reopened", Plain with { Reopened = 2, ReopenedAt = At } },
        { "evidence", Plain with { Evidence = "text" } },
        { "county", Plain with { County = "210624" } },
        { "acknowledged", Plain with { Acknowledged = new("li", At) } },
        { "assigned", Plain with { Assigned = new("li", new(2026, 12, 1)) } },
        { "decision", Plain with { Decision = new("reason", null, [], "li", At) } },
        { "correction", Plain with { Correction = new("reason", "text", new(2026, 12, 1), "li", At) } },
        { "closed by", Plain with { ClosedBy = "li" } },
        { "gone", Plain with { GoneAt = At } },
        { "missed", Plain with { Missed = ["review"] } },
        { "actions", Plain with { Actions = 3 } },
    };

    [Theory]
    [MemberData(nameof(Alerts))]
    public void An_alert(string what, Alert alert)
    {
        Assert.Equal(CanonicalJson.Write(alert), AlertJson.Write(alert));
        Assert.NotEmpty(what);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 8)]
    [InlineData(1_230_000, 0)]
    [InlineData(5_000_000, -5)]
    [InlineData(9_999_999, 14)]
    public void A_moment(long ticks, int hours)
    {
        var moment = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(hours)).AddTicks(ticks);
        Assert.Equal(CanonicalJson.Write(Plain with { OpenedAt = moment, ChangedAt = moment.AddYears(-2000) }), AlertJson.Write(Plain with { OpenedAt = moment, ChangedAt = moment.AddYears(-2000) }));
    }

    [Fact]
    public void A_link_of_the_chain()
    {
        var first = AuditEntry.After(AuditHead.Start, "dandong", At, "李\"四\"", "alert", "opened", "04e4c137c95c85cd5a94", "run", "content");
        Assert.Equal(CanonicalJson.Write(first), first.ToJson());
        var second = AuditEntry.After(new(first.Sequence, first.Hash()), "-", At.AddTicks(1), "system", "upload", "imported", "", "", "");
        Assert.Equal(CanonicalJson.Write(second), second.ToJson());
    }
}
