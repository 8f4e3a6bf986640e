using System.Runtime.CompilerServices;
using PlanMonitor.Core.Alerts;
using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Reports;
using PlanMonitor.Core.Rights;
using PlanMonitor.Services.Alerts;
using PlanMonitor.Services.Plans;
using PlanMonitor.Services.Checks;
using PlanMonitor.Services.Ledger;

namespace PlanMonitor.Services.Api;

/// <summary>What the HTTP API answers, as plain values: both hosts serve these.</summary>
public sealed class ApiQueries(PlanLedger ledger, FindingStore findings, PlanShelf plans, AlertIndex index, CheckInputs inputs)
{
    /// <summary>Alerts or findings on one page at most.</summary>
    public const int LargestPage = 500;

    /// <summary>Alerts, in order of plan and id; <paramref name="after"/> is the <c>next</c> of the page before.</summary>
    public async Task<AlertPage> AlertsAsync(AlertFilter filter, string? after, int? limit, CancellationToken cancel)
    {
        var shown = new List<AlertItem>();
        foreach (var plan in Plans(filter.Plan))
        {
            shown.AddRange((await index.OfPlanAsync(plan, cancel)).Where(filter.Shows));
        }
        var page = shown.Where(alert => after is null || StringComparer.Ordinal.Compare(KeyOf(alert), after) > 0).Take(Math.Clamp(limit ?? 100, 1, LargestPage)).ToList();
        var next = page.Count > 0 && page[^1] != shown[^1] ? KeyOf(page[^1]) : null;
        return new(shown.Count, page, next);
    }

    /// <summary>All alerts of one plan or of every plan; those that operators have to see to stand under the plan <c>-</c>.</summary>
    public async Task<IReadOnlyList<Alert>> AllAsync(string? plan, AlertState? state, CancellationToken cancel)
    {
        var all = new List<Alert>();
        foreach (var each in Plans(plan))
        {
            all.AddRange((await ledger.AlertsAsync(each, cancel)).Values.Select(pair => pair.Alert).Where(alert => state is null || alert.State == state));
        }
        return all;
    }

    /// <summary>One alert with its newest finding, which is null where the findings of its year were replaced by a run that no longer says it; null where there is no such alert.</summary>
    public async Task<AlertDetail?> AlertAsync(string id, CancellationToken cancel)
    {
        foreach (var plan in plans.Library.Ids.Prepend(PlanLedger.NoPlan))
        {
            if (await ledger.AlertAsync(plan, id, cancel) is { } alert)
            {
                return new(alert, await findings.FindAsync(plan, alert.Period, alert.Finding, cancel), await ledger.ActionsAsync(plan, id, cancel));
            }
        }
        return null;
    }

    /// <summary>
    /// The stored findings of a plan and year in order of rule and subject, those in some regions only where regions are given; <paramref name="after"/> is the <c>next</c> of the page before.
    /// Null where the newest run no longer says that one.
    /// </summary>
    public async Task<FindingPage?> FindingsAsync(string plan, int year, IReadOnlyList<string>? regions, string? after, int? limit, CancellationToken cancel)
    {
        if (await findings.OpenAsync(plan, year, cancel) is not { } pack)
        {
            return new([], null);
        }
        var most = Math.Clamp(limit ?? 100, 1, LargestPage);
        var shows = await ShowsAsync(plan, regions, cancel);
        // Where a page begins tells that the finding is there: one of a foreign region is not.
        if ((after is null ? pack.ReadAsync(cancel) : regions is null || (await pack.FindAsync(after, cancel) is { } last && shows(last)) ? await pack.AfterAsync(after, cancel) : null) is not { } rest)
        {
            return null;
        }
        var found = await rest.Where(shows).Take(most + 1).ToListAsync(cancel);
        return found.Count > most ? new(found[..most], found[most - 1].Id) : new(found, null);
    }

    /// <summary>All of them.</summary>
    public async IAsyncEnumerable<Finding> FindingsAsync(string plan, int year, IReadOnlyList<string>? regions, [EnumeratorCancellation] CancellationToken cancel)
    {
        var shows = await ShowsAsync(plan, regions, cancel);
        await foreach (var finding in findings.ReadAsync(plan, year, cancel).Where(shows).WithCancellation(cancel))
        {
            yield return finding;
        }
    }

    /// <summary>Every rule, with the plans whose newest versions ask for it.</summary>
    public RuleList Rules() => RuleList.Of(plans.Library);

    /// <summary>The runs of all plans. What they counted is told where some regions take in the whole plan, or where none are given.</summary>
    public async Task<RunPage> RunsAsync(string? plan, IReadOnlyList<string>? regions, CancellationToken cancel)
    {
        var runs = new List<RunItem>();
        foreach (var each in plans.Library.NewestOfEach.Where(each => plan is null || each.Id == plan))
        {
            var counts = regions is null || AlertFilter.IsIn(each.Adcode, regions);
            runs.AddRange(await findings.RunsAsync(each.Id, cancel).Select(run => counts ? RunItem.Of(run) : new(run.Run, run.FinishedAt, null, null, null, null, null)).ToListAsync(cancel));
        }
        return new(runs.Count, runs);
    }

    /// <summary>What mines reported for a year (年报), as checks read it, those of some regions only where regions are given; <paramref name="after"/> is the <c>next</c> of the page before.</summary>
    public async Task<ReportPage> ReportsAsync(string plan, int year, IReadOnlyList<string>? regions, string? after, int? limit, CancellationToken cancel)
    {
        var shown = (await inputs.ReportsAsync(plan, year, cancel)).Where(report => regions is null || AlertFilter.IsIn(report.Region, regions)).OrderBy(KeyOf, StringComparer.Ordinal).ToList();
        var page = shown.Where(report => after is null || StringComparer.Ordinal.Compare(KeyOf(report), after) > 0).Take(Math.Clamp(limit ?? 100, 1, LargestPage)).ToList();
        return new(shown.Count, page, page.Count > 0 && page[^1] != shown[^1] ? KeyOf(page[^1]) : null);
    }

    // Where a finding lies is told by its alert, else by its own words; one of which nobody can tell is shown to those only who may see everything.
    private async Task<Func<Finding, bool>> ShowsAsync(string plan, IReadOnlyList<string>? regions, CancellationToken cancel)
    {
        if (regions is null)
        {
            return _ => true;
        }
        var (names, counties) = (plans.Library.Regions, (await index.OfPlanAsync(plan, cancel)).ToDictionary(alert => alert.Id, alert => alert.County, StringComparer.Ordinal));
        return finding => AlertFilter.IsIn(counties.GetValueOrDefault(finding.AlertId) ?? names.CodeOf(finding.Subject.Region) ?? LicenceNumber.RegionOf(finding.Subject.Right), regions);
    }

    private IEnumerable<string> Plans(string? plan) => plans.Library.Ids.Prepend(PlanLedger.NoPlan).Where(each => plan is null || each == plan);

    private static string KeyOf(MineYear report) => $"{report.Licence}|{report.Mineral}";

    private static string KeyOf(AlertItem alert) => $"{alert.Plan}|{alert.Id}";
}

/// <summary>A page of alerts.</summary>
public sealed record AlertPage(int Total, IReadOnlyList<AlertItem> Alerts, string? Next);

/// <summary>An alert, its newest finding and what people did to it: the shape of <c>alerts show --json</c>.</summary>
public sealed record AlertDetail(Alert Alert, Finding? Finding, IReadOnlyList<AlertAction> Actions);

/// <summary>A page of findings.</summary>
public sealed record FindingPage(IReadOnlyList<Finding> Findings, string? Next);

/// <summary>A page of reports of mines.</summary>
public sealed record ReportPage(int Total, IReadOnlyList<MineYear> Reports, string? Next);

/// <summary>All runs.</summary>
public sealed record RunPage(int Total, IReadOnlyList<RunItem> Runs);

/// <summary>A run as lists show it. What it counted is null for those who may see a part of the plan's region only: it tells of all of it.</summary>
public sealed record RunItem(RunInfo Run, DateTimeOffset FinishedAt, int? Checks, int? Passed, int? Warned, int? Failed, int? NotEvaluable)
{
    /// <summary>The whole run.</summary>
    public static RunItem Of(RunSummary run) => new(run.Run, run.FinishedAt, run.Checks, run.Passed, run.Warned, run.Failed, run.NotEvaluable);
}
