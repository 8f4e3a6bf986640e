using PlanMonitor.Core.Alerts;
using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Json;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Quotas;
using PlanMonitor.Core.Rules;
using PlanMonitor.Services.Deliveries;
using PlanMonitor.Services.Ledger;

namespace PlanMonitor.Services.Checks;

/// <summary>
/// One check of a plan and year: inputs, findings, alerts. The same inputs give the same findings and the same alert ids, and a second run changes nothing.
/// A run that is cut off is done again from the start: every step only moves the stored state towards the same end. Two runs at once may write over each other;
/// each looks, after it has written, whether its inputs are still the newest, and runs again where they are not: so the newest inputs have the last word.
/// </summary>
public sealed class CheckJob(CheckInputs inputs, FindingStore store, PlanLedger ledger, TimeProvider time, OutboxPump outbox, IReadOnlyList<IRule> rules)
{
    private const int MostAttempts = 20;

    /// <summary>Runs the check as of a day (see <see cref="DefaultAsOf"/>), makes the stored findings those of this run, and reconciles the alerts.</summary>
    public async Task<CheckResult> RunAsync(Plan plan, int year, DateOnly asOf, string by, CancellationToken cancel)
    {
        var alerts = AlertCounts.None;
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var (run, findings) = await EvaluateAsync(plan, year, asOf, [], cancel);
            await store.ReplaceAsync(plan.Id, year, findings, cancel);
            alerts = alerts.Then(await ReconcileAsync(run, findings, by, cancel));
            await store.AddRunAsync(RunSummary.Of(run, time.GetUtcNow(), findings), cancel);
            // Only now: an upload that comes after this look finds the run in the list, and asks for the check itself.
            if (await inputs.HashAsync(plan.Id, year, cancel) == run.Inputs)
            {
                await outbox.RunAsync(plan.Id, cancel);
                return new(run, findings, alerts);
            }
        }
        throw new IOException($"Uploads for {plan.Id} and {year} came in during {MostAttempts} runs in a row; run the check again.");
    }

    /// <summary>The findings that <see cref="RunAsync"/> would give; nothing is stored and no alert changes.</summary>
    public Task<CheckResult> TryOutAsync(Plan plan, int year, DateOnly asOf, CancellationToken cancel) => TryOutAsync(plan, year, asOf, [], cancel);

    /// <summary>The same with some quotas of the year added, or in the place of those with their scope, region, licence, mineral and batch.</summary>
    public async Task<CheckResult> TryOutAsync(Plan plan, int year, DateOnly asOf, IReadOnlyList<Quota> quotas, CancellationToken cancel)
    {
        var (run, findings) = await EvaluateAsync(plan, year, asOf, quotas, cancel);
        return new(run, findings, AlertCounts.None);
    }

    /// <summary>The day as of which a year is judged unless the user says otherwise.</summary>
    public static DateOnly DefaultAsOf(int year, TimeProvider time)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().ToOffset(Schedules.CronSchedule.Shanghai).DateTime);
        var march = new DateOnly(year + 1, 3, 31);
        return march < today ? march : today;
    }

    /// <summary>All rules over one input, in order of rule and subject.</summary>
    public static IReadOnlyList<Finding> Evaluate(CheckInput input, IReadOnlyList<IRule> rules) =>
        [.. rules
            .Where(rule => rule.AskedBy(input.Plan))
            .AsParallel().AsOrdered()
            .Select(rule => rule.Evaluate(input).OrderBy(finding => finding.Subject.Key, StringComparer.Ordinal).ToArray())
            .AsEnumerable()
            .SelectMany(findings => findings)];

    private async Task<(RunInfo Run, IReadOnlyList<Finding> Findings)> EvaluateAsync(Plan plan, int year, DateOnly asOf, IReadOnlyList<Quota> quotas, CancellationToken cancel)
    {
        var (input, inputHash) = await inputs.ReadAsync(plan, year, asOf, cancel);
        string[] parts = [plan.Id, plan.Version.Id, $"{year}", $"{asOf:yyyy-MM-dd}", inputHash, StableHash.Of(CanonicalJson.Write(plan))];
        if (quotas.Count > 0)
        {
            parts = [.. parts, StableHash.Of(CanonicalJson.Write(quotas))];
            input = input with { Quotas = [.. input.Quotas.ExceptBy(quotas.Select(KeyOf), KeyOf), .. quotas] };
        }
        var id = StableHash.Id(parts);
        return (new(id, plan.Id, plan.Version.Id, plan.Version.Status, year, asOf, inputHash), Evaluate(input, rules));
    }

    private static (QuotaScope Scope, string Region, string? Licence, string Mineral, int Batch) KeyOf(Quota quota) => (quota.Scope, quota.Region, quota.Licence, quota.Mineral, quota.Batch);

    private async Task<AlertCounts> ReconcileAsync(RunInfo run, IReadOnlyList<Finding> findings, string by, CancellationToken cancel)
    {
        var counts = new Dictionary<AlertChange, int>();
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var stored = await ledger.AlertsAsync(run.Plan, cancel);
            var changes = Reconciler.Reconcile(run.Plan, run.Year, findings, stored.ToDictionary(pair => pair.Key, pair => pair.Value.Alert, StringComparer.Ordinal), time.GetUtcNow());
            foreach (var group in changes.GroupBy(change => change.Change))
            {
                counts.TryAdd(group.Key, group.Count());
            }
            var writes = changes.Where(change => change.Change != AlertChange.Unchanged).Select(change => Write(change, stored));
            if (await ledger.AppendAsync(run.Plan, by, run.Id, writes, cancel))
            {
                int Of(AlertChange change) => counts.GetValueOrDefault(change);
                return new(Of(AlertChange.Opened) + Of(AlertChange.Reopened), Of(AlertChange.Updated), Of(AlertChange.Closed), Of(AlertChange.Unchanged)) { Reopened = Of(AlertChange.Reopened) };
            }
        }
        throw new IOException($"The alerts of {run.Plan} were changed by others {MostAttempts} times in a row; run the check again.");
    }

    private static LedgerChange Write(ReconciledAlert change, IReadOnlyDictionary<string, (Alert Alert, string ETag)> stored) =>
        AlertChanges.Of(change, stored.TryGetValue(change.Alert.Id, out var before) ? before.ETag : null);
}
