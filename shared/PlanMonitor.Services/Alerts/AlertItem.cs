using System.Text.Json.Serialization;
using PlanMonitor.Core.Alerts;
using PlanMonitor.Core.Findings;

namespace PlanMonitor.Services.Alerts;

/// <summary>An alert as lists print it.</summary>
public sealed record AlertItem(
    string Id, string Rule, string Plan, Severity Severity, AlertState State, Subject Subject, DateTimeOffset OpenedAt, DateTimeOffset ChangedAt, string? Verdict, string? Handling)
{
    /// <summary>Code of the county.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? County { get; init; }

    /// <summary>Who is to see to it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? AssignedTo { get; init; }

    /// <summary>By which day it is to be seen to, or corrected.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateOnly? Due { get; init; }

    /// <summary>The alert without what only its own page shows.</summary>
    public static AlertItem Of(Alert alert) =>
        new(alert.Id, alert.Rule, alert.Plan, alert.Severity, alert.State, alert.Subject, alert.OpenedAt, alert.ChangedAt, alert.Verdict, alert.Handling)
        {
            County = alert.County,
            AssignedTo = alert.Assigned?.To,
            Due = alert.State switch { AlertState.Assigned => alert.Assigned?.Due, AlertState.Returned => alert.Correction?.Due, _ => null },
        };
}
