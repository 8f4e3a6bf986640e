using PlanMonitor.Core.Findings;

namespace PlanMonitor.Core.Alerts;

/// <summary>What becomes of an alert in a check run.</summary>
public enum AlertChange
{
    /// <summary>Raised for the first time.</summary>
    Opened,

    /// <summary>Still there, with other figures.</summary>
    Updated,

    /// <summary>The condition is gone.</summary>
    Closed,

    /// <summary>The condition has come back.</summary>
    Reopened,

    /// <summary>As it was.</summary>
    Unchanged,
}

/// <summary>An alert as it is after the run, and what happened to it.</summary>
public sealed record ReconciledAlert(Alert Alert, AlertChange Change);

/// <summary>Holds findings against the stored alerts. Pure: the same findings and alerts always give the same changes, in order of alert ids.</summary>
public static class Reconciler
{
    /// <summary>True for a finding that needs a person.</summary>
    public static bool NeedsPerson(Finding finding) => finding.Status is FindingStatus.Fail or FindingStatus.Warn;

    /// <summary>
    /// The changes of one run. Raised: fail and warn. Closed: what passes now, and what was raised for the same year and is no longer found, unless a person has
    /// given a verdict on it: that stays, a person closes it, and that the condition went is noted. What comes back after it went opens again without the old verdict.
    /// A finding that cannot be evaluated any more leaves its alert as it is: nothing passes in silence. So does a finding of an earlier year
    /// than the alert already tells of: years may be checked in any order.
    /// </summary>
    public static IReadOnlyList<ReconciledAlert> Reconcile(string plan, int year, IEnumerable<Finding> findings, IReadOnlyDictionary<string, Alert> stored, DateTimeOffset at)
    {
        var found = findings.ToDictionary(finding => finding.AlertId, StringComparer.Ordinal);
        var raised = found.Values.Where(NeedsPerson).Select(finding => Raise(plan, finding, stored.GetValueOrDefault(finding.AlertId), at));
        // A rule that could not judge all of its subjects says nothing about those that it no longer names.
        var partly = found.Values.Where(finding => finding.Status == FindingStatus.NotEvaluable).Select(finding => finding.Rule).ToHashSet(StringComparer.Ordinal);
        var gone = stored.Values
            .Where(alert => alert.Period <= year && (found.TryGetValue(alert.Id, out var finding) ? finding.Status == FindingStatus.Pass : alert.Period == year && !partly.Contains(alert.Rule)))
            .Select(alert => Gone(alert, found.GetValueOrDefault(alert.Id), at)).OfType<ReconciledAlert>();
        return [.. raised.Concat(gone).OrderBy(change => change.Alert.Id, StringComparer.Ordinal)];
    }

    private static ReconciledAlert? Gone(Alert alert, Finding? finding, DateTimeOffset at) => alert switch
    {
        { Verdict: not null, GoneAt: null } => new(Passed(alert, finding) with { GoneAt = at, ChangedAt = at }, AlertChange.Updated),
        { Verdict: not null } or { State: AlertState.Closed } => null,
        _ => new(Passed(alert, finding) with { State = AlertState.Closed, ChangedAt = at }, AlertChange.Closed),
    };

    // What it says when it closes is what the newest finding says; otherwise a second check of an earlier year would open it again.
    private static Alert Passed(Alert alert, Finding? finding) => finding is null ? alert : alert.With(finding);

    private static ReconciledAlert Raise(string plan, Finding finding, Alert? before, DateTimeOffset at)
    {
        if (before is null)
        {
            return new(Alert.Raised(finding, plan, at), AlertChange.Opened);
        }
        if (finding.Period < before.Period)
        {
            return new(before, AlertChange.Unchanged);
        }
        var after = before.With(finding);
        if (before is { State: AlertState.Closed } and ({ Verdict: null } or { GoneAt: not null }))
        {
            return new(after.Again(at), AlertChange.Reopened);
        }
        after = after with { GoneAt = null };
        return after == before ? new(before, AlertChange.Unchanged) : new(after with { ChangedAt = at }, AlertChange.Updated);
    }
}
