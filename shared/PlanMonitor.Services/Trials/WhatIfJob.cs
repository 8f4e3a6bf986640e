using System.Security.Cryptography;
using System.Text.Json.Serialization;
using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Names;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Quotas;
using PlanMonitor.Services.Checks;
using PlanMonitor.Services.Ingest.Quotas;
using PlanMonitor.Services.Ingest.Tabular;
using PlanMonitor.Services.Plans;

namespace PlanMonitor.Services.Trials;

/// <summary>A finding that other figures change; a new one has no before, one that is gone no after.</summary>
public sealed record FindingChange(string Id, Finding? Before, Finding? After);

/// <summary>A check with other figures: the shape of <c>check --with --json</c>.</summary>
/// <param name="Run">What it was about; it is stored nowhere.</param>
/// <param name="Findings">What it found.</param>
/// <param name="Changes">How that differs from the check with the figures as they are.</param>
public sealed record WhatIfResult(RunInfo Run, IReadOnlyList<Finding> Findings, IReadOnlyList<FindingChange> Changes)
{
    /// <summary>The findings that it is held against.</summary>
    [JsonIgnore]
    public IReadOnlyList<Finding> Before { get; init; } = [];

    /// <summary>The stored run that they come from; null where there is none as of that day and they were made now.</summary>
    [JsonIgnore]
    public RunInfo? Stored { get; init; }
}

/// <summary>What came of such a check: the result, or what is wrong with the file.</summary>
public sealed record WhatIfAnswer(WhatIfResult? Result, IReadOnlyList<Problem> Problems);

/// <summary>What if: a check with other figures of the plan or other quotas, and how it differs from the stored one. Nothing is stored.</summary>
public sealed class WhatIfJob(CheckJob checks, FindingStore store, PlanShelf shelf, MineralCatalogue minerals, RegionCatalogue regions)
{
    /// <summary>Runs it as of a day; without one, as of that of the newest stored run of the year, else of <paramref name="otherwise"/>.</summary>
    public async Task<WhatIfAnswer> RunAsync(Plan plan, int year, DateOnly? asOf, DateOnly otherwise, string fileName, byte[] content, CancellationToken cancel)
    {
        var trial = TrialFile.Read(content, await shelf.TextAsync(plan, cancel));
        if (trial.Plan is null)
        {
            return new(null, trial.Problems);
        }
        var (quotas, problems) = Quotas(trial, plan, year, fileName, content);
        if (problems.Count > 0)
        {
            return new(null, problems);
        }
        var runs = await store.RunsAsync(plan.Id, cancel).Where(run => run.Run.Year == year).ToListAsync(cancel);
        // The stored findings are those of the newest day, and of two runs as of one day those of the later one.
        var newest = runs.OrderBy(run => run.Run.AsOf).ThenBy(run => run.FinishedAt).LastOrDefault()?.Run;
        var day = asOf ?? newest?.AsOf ?? otherwise;
        var isStored = newest?.AsOf == day;
        var before = isStored ? await store.ReadAsync(plan.Id, year, cancel).ToListAsync(cancel) : (await checks.TryOutAsync(plan, year, day, cancel)).Findings;
        var after = await checks.TryOutAsync(trial.Plan, year, day, quotas, cancel);
        return new(new(after.Run, after.Findings, Changes(before, after.Findings)) { Before = before, Stored = isStored ? newest : null }, []);
    }

    // A trial without one of its rows would answer another question.
    private (IReadOnlyList<Quota> Rows, List<Problem> Problems) Quotas(TrialFile trial, Plan plan, int year, string fileName, byte[] content)
    {
        if (trial.Quotas is null)
        {
            return ([], []);
        }
        var context = new ReadContext { PlanAdcode = plan.Adcode, Period = plan.Period, Minerals = minerals, Regions = regions.With(plan.Regions), Year = year };
        var read = QuotaTable.Read(fileName, trial.Quotas, Convert.ToHexStringLower(SHA256.HashData(content)), context);
        return (read.Rows, [.. read.Problems.Where(problem => problem.Level != ProblemLevel.Remark)]);
    }

    private static List<FindingChange> Changes(IReadOnlyList<Finding> before, IReadOnlyList<Finding> after)
    {
        var (old, now) = (before.ToDictionary(finding => finding.Id, StringComparer.Ordinal), after.ToDictionary(finding => finding.Id, StringComparer.Ordinal));
        return
        [
            .. after.Where(finding => !old.TryGetValue(finding.Id, out var known) || Differs(known, finding)).Select(finding => new FindingChange(finding.Id, old.GetValueOrDefault(finding.Id), finding)),
            .. before.Where(finding => !now.ContainsKey(finding.Id)).Select(finding => new FindingChange(finding.Id, finding, null)),
        ];
    }

    private static bool Differs(Finding one, Finding other) =>
        (one.Status, one.Severity, one.Measured, one.Limit, one.Unit) != (other.Status, other.Severity, other.Measured, other.Limit, other.Unit);
}
