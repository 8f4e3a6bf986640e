using System.Text.Json.Serialization;
using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Messages;

namespace PlanMonitor.Core.Alerts;

/// <summary>Where an alert stands in its life. People move it on from open; the system closes it when the condition is gone.</summary>
public enum AlertState
{
    /// <summary>Nobody has taken it up yet.</summary>
    Open,

    /// <summary>Someone has taken note.</summary>
    Acknowledged,

    /// <summary>Done with, by a person or because the condition is gone.</summary>
    Closed,
}

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

    /// <summary>A new alert.</summary>
    public static Alert Raised(Finding finding, string plan, DateTimeOffset at) => new(
        finding.AlertId, finding.Rule, plan, finding.Severity, AlertState.Open, finding.Subject, at, at, null, null,
        finding.Id, finding.Status, finding.Period, finding.PlanVersion, finding.Measured, finding.Limit, finding.Unit, finding.Message, 0);

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
    };
}
