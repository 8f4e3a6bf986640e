using PlanMonitor.Core.Alerts;
using PlanMonitor.Core.Findings;
using PlanMonitor.Services.Checks;
using PlanMonitor.Services.Receipts;

namespace PlanMonitor.Local.Demo;

/// <summary>What the demo found for one plan, over all years.</summary>
internal sealed record PlanSummary(string Plan, string Name, string Status, int Runs, int Checks, int Passed, int Warned, int Failed, int NotEvaluable, AlertsBySeverity Alerts, int Outbox);

/// <summary>Open alerts by weight.</summary>
internal sealed record AlertsBySeverity(int H, int M, int L)
{
    public static AlertsBySeverity Of(IEnumerable<Alert> alerts)
    {
        var open = alerts.Where(alert => alert.State != AlertState.Closed).ToLookup(alert => alert.Severity);
        return new(open[Severity.H].Count(), open[Severity.M].Count(), open[Severity.L].Count());
    }
}

/// <summary>What the demo did: counted uploads, and a summary per plan.</summary>
internal sealed record DemoSummary(int Uploads, int Accepted, int AcceptedWithRemarks, int Rejected, IReadOnlyList<PlanSummary> Plans);

/// <summary>Everything the demo made, for its files.</summary>
internal sealed record DemoResult(DemoSummary Summary, IReadOnlyList<Receipt> Receipts, IReadOnlyList<CheckResult> Checks, IReadOnlyList<Alert> Alerts);
