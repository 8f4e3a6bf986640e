using PlanMonitor.Core.Alerts;
using PlanMonitor.Services.Plans;
using PlanMonitor.Services.Checks;
using PlanMonitor.Services.Ledger;

namespace PlanMonitor.Services.Api;

/// <summary>What the HTTP API answers, as plain values: both hosts serve these.</summary>
public sealed class ApiQueries(PlanLedger ledger, FindingStore findings, PlanShelf plans)
{
    /// <summary>Alerts or findings on one page at most.</summary>
    public const int LargestPage = 500;

    /// <summary>Alerts, in order of plan and id; <paramref name="after"/> is the <c>next</c> of the page before.</summary>
    public async Task<AlertPage> AlertsAsync(string? plan, AlertState? state, string? after, int? limit, CancellationToken cancel)
    {
        var ordered = (await AllAsync(plan, state, cancel)).OrderBy(KeyOf, StringComparer.Ordinal).ToList();
        var page = ordered.Where(alert => after is null || StringComparer.Ordinal.Compare(KeyOf(alert), after) > 0).Take(Math.Clamp(limit ?? 100, 1, LargestPage)).ToList();
        var next = page.Count > 0 && page[^1] != ordered[^1] ? KeyOf(page[^1]) : null;
        return new(ordered.Count, [.. page.Select(AlertItem.Of)], next);
    }

    /// <summary>All alerts of one plan or of every plan; those that operators have to see to stand under the plan <c>-</c>.</summary>
    public async Task<IReadOnlyList<Alert>> AllAsync(string? plan, AlertState? state, CancellationToken cancel)
    {
        var all = new List<Alert>();
        foreach (var each in plans.Library.Ids.Prepend(PlanLedger.NoPlan).Where(each => plan is null || each == plan))
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
                return new(alert, await findings.FindAsync(plan, alert.Period, alert.Finding, cancel));
            }
        }
        return null;
    }

    /// <summary>The stored findings of a plan and year in order of rule and subject; <paramref name="after"/> is the <c>next</c> of the page before. Null where the newest run no longer says that one.</summary>
    public async Task<FindingPage?> FindingsAsync(string plan, int year, string? after, int? limit, CancellationToken cancel)
    {
        if (await findings.OpenAsync(plan, year, cancel) is not { } pack)
        {
            return new([], null);
        }
        var most = Math.Clamp(limit ?? 100, 1, LargestPage);
        if ((after is null ? pack.ReadAsync(cancel) : await pack.AfterAsync(after, cancel)) is not { } rest)
        {
            return null;
        }
        var found = await rest.Take(most + 1).ToListAsync(cancel);
        return found.Count > most ? new(found[..most], found[most - 1].Id) : new(found, null);
    }

    /// <summary>Every rule, with the plans whose newest versions ask for it.</summary>
    public RuleList Rules() => RuleList.Of(plans.Library);

    /// <summary>The runs of all plans.</summary>
    public async Task<RunPage> RunsAsync(string? plan, CancellationToken cancel)
    {
        var runs = new List<RunSummary>();
        foreach (var each in plans.Library.NewestOfEach.Where(each => plan is null || each.Id == plan))
        {
            runs.AddRange(await findings.RunsAsync(each.Id, cancel).ToListAsync(cancel));
        }
        return new(runs.Count, runs);
    }

    private static string KeyOf(Alert alert) => $"{alert.Plan}|{alert.Id}";
}

/// <summary>A page of alerts.</summary>
public sealed record AlertPage(int Total, IReadOnlyList<AlertItem> Alerts, string? Next);

/// <summary>An alert and its newest finding: the shape of <c>alerts show --json</c>.</summary>
public sealed record AlertDetail(Alert Alert, Core.Findings.Finding? Finding);

/// <summary>A page of findings.</summary>
public sealed record FindingPage(IReadOnlyList<Core.Findings.Finding> Findings, string? Next);

/// <summary>All runs.</summary>
public sealed record RunPage(int Total, IReadOnlyList<RunSummary> Runs);

/// <summary>An alert as lists print it.</summary>
public sealed record AlertItem(
    string Id, string Rule, string Plan, Core.Findings.Severity Severity, AlertState State, Core.Findings.Subject Subject, DateTimeOffset OpenedAt, DateTimeOffset ChangedAt, string? Verdict, string? Handling)
{
    /// <summary>The alert without what only its own page shows.</summary>
    public static AlertItem Of(Alert alert) =>
        new(alert.Id, alert.Rule, alert.Plan, alert.Severity, alert.State, alert.Subject, alert.OpenedAt, alert.ChangedAt, alert.Verdict, alert.Handling);
}
