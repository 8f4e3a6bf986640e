using System.Text.Json.Serialization;
using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Messages;

namespace PlanMonitor.Core.Alerts;

/// <summary>A finding that needs a person (预警). It keeps its id over its whole life, closed and reopened included.</summary>
/// <param name="Id">Hash of rule, subject, plan and, for yearly rules, the year.</param>
/// <param name="Rule">Rule that raised it.</param>
/// <param name="Plan">Plan.</param>
/// <param name="Severity">Weight of the newest finding.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="OpenedAt">When it was first raised.</param>
/// <param name="ChangedAt">When it last changed.</param>
/// <param name="Verdict">合法, 违法, 伪变化: recorded by a person only.</param>
/// <param name="Handling">立案, 非立案, 不处理.</param>
/// <param name="Finding">Id of the newest finding.</param>
/// <param name="Status">Status of the newest finding.</param>
/// <param name="Period">Year of the newest finding.</param>
/// <param name="PlanVersion">Version of the plan that the newest finding was judged by.</param>
/// <param name="Measured">What was measured.</param>
/// <param name="Limit">What it is held against.</param>
/// <param name="Unit">Unit of both.</param>
/// <param name="Message">What it says.</param>
/// <param name="Reopened">How often it came back.</param>
public sealed record Alert(
    string Id, string Rule, string Plan, Severity Severity, AlertState State, Subject Subject, DateTimeOffset OpenedAt, DateTimeOffset ChangedAt, string? Verdict, string? Handling,
    string Finding, FindingStatus Status, int Period, string PlanVersion, decimal? Measured, decimal? Limit, string? Unit, Text Message, int Reopened)
{
    /// <summary>What an operator's alert rests on, since no finding says it: the text of the message that failed, cut. Null for all others.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Evidence { get; init; }

    /// <summary>Code of the county (行政区代码) that it lies in, or of the wider region that it is about; null where nobody can tell.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? County { get; init; }

    /// <summary>When it came back last; null in its first life.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? ReopenedAt { get; init; }

    /// <summary>Who took note first, in this life.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AlertMark? Acknowledged { get; init; }

    /// <summary>Who is to see to it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AlertAssignment? Assigned { get; init; }

    /// <summary>On what the verdict rests.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AlertDecision? Decision { get; init; }

    /// <summary>Why the review sent it back; null once it is decided again.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AlertCorrection? Correction { get; init; }

    /// <summary>Who closed it; null where nobody did, or the system.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ClosedBy { get; init; }

    /// <summary>When the condition went although a verdict stood: the verdict stays, and what comes back later is a new matter.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? GoneAt { get; init; }

    /// <summary>Days that were missed and have been told; null where there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Missed { get; init; }

    /// <summary>How many things people did to it, in all its lives.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Actions { get; init; }

    /// <summary>When its present life began. Alerts that came back before that was kept: when they last changed, which is no earlier.</summary>
    [JsonIgnore]
    public DateTimeOffset Since => ReopenedAt ?? (Reopened == 0 ? OpenedAt : ChangedAt);

    /// <summary>True for what operators have to see to: it belongs to no plan, and nobody gives a verdict on it.</summary>
    [JsonIgnore]
    public bool IsOperators => Rule.StartsWith("operator.", StringComparison.Ordinal);

    /// <summary>A new alert.</summary>
    public static Alert Raised(Finding finding, string plan, DateTimeOffset at) => new(
        finding.AlertId, finding.Rule, plan, finding.Severity, AlertState.Open, finding.Subject, at, at, null, null,
        finding.Id, finding.Status, finding.Period, finding.PlanVersion, finding.Measured, finding.Limit, finding.Unit, finding.Message, 0)
    {
        County = finding.County,
    };

    /// <summary>The alert in a new life: what people did in the one before stays in their actions and in the chain.</summary>
    public Alert Again(DateTimeOffset at) => this with
    {
        State = AlertState.Open,
        ChangedAt = at,
        ReopenedAt = at,
        Reopened = Reopened + 1,
        Verdict = null,
        Handling = null,
        Acknowledged = null,
        Assigned = null,
        Decision = null,
        Correction = null,
        ClosedBy = null,
        GoneAt = null,
        Missed = null,
    };

    /// <summary>The alert with what a newer finding says.</summary>
    public Alert With(Finding finding) => this with
    {
        Severity = finding.Severity,
        Finding = finding.Id,
        Status = finding.Status,
        Period = finding.Period,
        PlanVersion = finding.PlanVersion,
        Measured = finding.Measured,
        Limit = finding.Limit,
        Unit = finding.Unit,
        Message = finding.Message,
        // What was raised before counties were kept gets its county with the next finding.
        County = finding.County ?? County,
    };
}
