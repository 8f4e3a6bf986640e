using System.Collections.Concurrent;
using PlanMonitor.Core.Alerts;
using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Json;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Quotas;
using PlanMonitor.Core.Rules;
using PlanMonitor.Services.Checks.Stored;
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
    private const int ManyFindings = 250_000;

    /// <summary>Runs the check as of a day (see <see cref="DefaultAsOf"/>), makes the stored findings those of this run, and reconciles the alerts.</summary>
    /// <remarks><paramref name="judged"/> is told each rule that has been judged, from any thread; where the run starts again, once more.</remarks>
    public async Task<StoredCheck> RunAsync(Plan plan, int year, DateOnly asOf, string by, CancellationToken cancel, Action<RuleInfo>? judged = null)
    {
        var alerts = AlertCounts.None;
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var before = await ledger.AlertIdsAsync(plan.Id, cancel);
            var (summary, pack, telling) = await StoreAsync(plan, year, asOf, before, judged, cancel);
            if (await ReconcileAsync(summary.Run, telling, before, by, cancel) is not { } changed)
            {
                continue;
            }
            alerts = alerts.Then(changed);
            summary = summary with { FinishedAt = time.GetUtcNow() };
            await store.AddRunAsync(summary, cancel);
            // Only now: an upload that comes after this look finds the run in the list, and asks for the check itself.
            if (await inputs.HashAsync(plan.Id, year, cancel) == summary.Run.Inputs)
            {
                await outbox.RunAsync(plan.Id, cancel);
                return new(summary, pack, alerts);
            }
        }
        throw new IOException($"Uploads or alerts of {plan.Id} and {year} changed during {MostAttempts} runs in a row; run the check again.");
    }

    /// <summary>The findings that <see cref="RunAsync"/> would give; nothing is stored and no alert changes.</summary>
    public Task<CheckResult> TryOutAsync(Plan plan, int year, DateOnly asOf, CancellationToken cancel) => TryOutAsync(plan, year, asOf, [], cancel);

    /// <summary>The same with some quotas of the year added, or in the place of those with their scope, region, licence, mineral and batch.</summary>
    public async Task<CheckResult> TryOutAsync(Plan plan, int year, DateOnly asOf, IReadOnlyList<Quota> quotas, CancellationToken cancel)
    {
        var (run, input) = await ReadAsync(plan, year, asOf, quotas, cancel);
        return new(run, Evaluate(input, rules), AlertCounts.None);
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
        [.. InParallel.Select([.. rules.Where(rule => rule.AskedBy(input.Plan))], (rule, _) => Judge(rule, input), CancellationToken.None).SelectMany(findings => findings)];

    private static Finding[] Judge(IRule rule, CheckInput input) => [.. rule.Evaluate(input).OrderBy(finding => finding.Subject.Key, StringComparer.Ordinal)];

    // What is left in memory is what the alerts are held against; the input is let go.
    private async Task<(RunSummary Summary, FindingPack Pack, List<Finding> Telling)> StoreAsync(Plan plan, int year, DateOnly asOf, HashSet<string> alerts, Action<RuleInfo>? told, CancellationToken cancel)
    {
        var (run, judged) = Judge(await ReadAsync(plan, year, asOf, [], cancel), alerts, told, cancel);
        // What runs after an await runs on top of what it waited for: only from here on nothing on the stack holds the input.
        await Task.Yield();
        using var pack = new PackWriter();
        var counts = new StatusCounts();
        var telling = new List<Finding>();
        foreach (var rule in judged)
        {
            pack.Add(rule);
            telling.AddRange(rule.Telling);
            counts.Add(rule.Counts);
        }
        if (counts.Sum > ManyFindings)
        {
            // The input of a province is a third of a gigabyte that is let go here, and the alerts would take as much again before the collector looks at it by itself.
            GC.Collect();
        }
        return (RunSummary.Of(run, default, counts), await store.ReplaceAsync(run.Plan, run.Year, pack, cancel), telling);
    }

    // As many rules at once as there are processors; those on footprints first, since they have the most to do.
    private (RunInfo Run, JudgedRule[] Judged) Judge((RunInfo Run, CheckInput Input) read, HashSet<string> alerts, Action<RuleInfo>? told, CancellationToken cancel)
    {
        List<IRule> asked = [.. rules.Where(rule => rule.AskedBy(read.Input.Plan))];
        var judged = new JudgedRule[asked.Count];
        var longestFirst = Enumerable.Range(0, asked.Count).OrderByDescending(place => asked[place].Info.Reads.Contains("footprints", StringComparer.Ordinal)).ToList();
        Parallel.ForEach(
            Partitioner.Create(longestFirst, EnumerablePartitionerOptions.NoBuffering),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancel },
            () => new FramePacker(),
            (place, _, packer) =>
            {
                judged[place] = JudgedRule.Of(asked[place], read.Input, packer, finding => alerts.Contains(finding.AlertId), cancel);
                told?.Invoke(asked[place].Info);
                return packer;
            },
            packer => packer.Release());
        return (read.Run, judged);
    }

    private async Task<(RunInfo Run, CheckInput Input)> ReadAsync(Plan plan, int year, DateOnly asOf, IReadOnlyList<Quota> quotas, CancellationToken cancel)
    {
        var planHash = Task.Run(() => PlanReader.HashOf(plan), cancel);
        var (input, inputHash) = await inputs.ReadAsync(plan, year, asOf, cancel);
        string[] parts = [plan.Id, plan.Version.Id, $"{year}", $"{asOf:yyyy-MM-dd}", inputHash, await planHash];
        if (quotas.Count > 0)
        {
            parts = [.. parts, StableHash.Of(CanonicalJson.Write(quotas))];
            input = input with { Quotas = [.. input.Quotas.ExceptBy(quotas.Select(KeyOf), KeyOf), .. quotas] };
        }
        return (new(StableHash.Id(parts), plan.Id, plan.Version.Id, plan.Version.Status, year, asOf, inputHash), input);
    }

    private static (QuotaScope Scope, string Region, string? Licence, string Mineral, int Batch) KeyOf(Quota quota) => (quota.Scope, quota.Region, quota.Licence, quota.Mineral, quota.Batch);

    // Null where others raised an alert meanwhile that the run did not look for: what it found of it was not kept.
    private async Task<AlertCounts?> ReconcileAsync(RunInfo run, List<Finding> findings, HashSet<string> before, string by, CancellationToken cancel)
    {
        before.UnionWith(findings.Select(finding => finding.AlertId));
        var counts = new Dictionary<AlertChange, int>();
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var stored = await ledger.AlertsAsync(run.Plan, cancel);
            if (!before.IsSupersetOf(stored.Keys))
            {
                return null;
            }
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
