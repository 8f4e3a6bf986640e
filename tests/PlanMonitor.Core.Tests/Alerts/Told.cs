using PlanMonitor.Core.Alerts;
using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Footprints;

namespace PlanMonitor.Core.Tests.Alerts;

/// <summary>The alerts of one plan as a store keeps them, and findings to hold them against.</summary>
internal sealed class Told
{
    private readonly Dictionary<string, Alert> alerts = new(StringComparer.Ordinal);
    private DateTimeOffset now = new(2025, 4, 1, 2, 0, 0, TimeSpan.Zero);

    /// <summary>The stored alerts by id.</summary>
    public IReadOnlyDictionary<string, Alert> Alerts => alerts;

    /// <summary>The alert, where there is only one.</summary>
    public Alert Only => alerts.Values.Single();

    /// <summary>One run: reconciles an hour later than the run before and applies the changes.</summary>
    public IReadOnlyList<ReconciledAlert> Run(int year, params IEnumerable<Finding> findings)
    {
        now += TimeSpan.FromHours(1);
        var changes = Reconciler.Reconcile("dandong", year, findings, alerts, now);
        foreach (var change in changes)
        {
            alerts[change.Alert.Id] = change.Alert;
        }
        return changes;
    }

    /// <summary>What a person does to the only alert.</summary>
    public void Record(Func<Alert, Alert> change) => alerts[Only.Id] = change(Only);

    /// <summary>A finding about a site; its alert is the same in every year.</summary>
    public static Finding Site(FindingStatus status, int year, string site = "TB01", decimal area = 2000) => new(
        $"{site}-{year}", site, "space.no-right", status, Severity.H, new("footprint", Footprint: site), year, "2021",
        area, 0, "平方米", null, null, [], [], status == FindingStatus.NotEvaluable ? ["rights:boundary"] : [], [], new($"{Mu.Of(area)}亩", $"{Mu.Of(area)} mu"));
}
