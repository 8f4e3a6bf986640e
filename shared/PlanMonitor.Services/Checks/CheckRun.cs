using PlanMonitor.Core.Findings;
using PlanMonitor.Services.Checks.Stored;

namespace PlanMonitor.Services.Checks;

/// <summary>What a run was about. Its id is a hash of plan, version, year, as-of date and input state: the same inputs are the same run.</summary>
/// <param name="Id">Id of the run.</param>
/// <param name="Plan">Plan.</param>
/// <param name="PlanVersion">Version of the plan that was used.</param>
/// <param name="PlanStatus">in-force, draft (草案) ...</param>
/// <param name="Year">Year that was judged.</param>
/// <param name="AsOf">Day as of which it was judged.</param>
/// <param name="Inputs">Hash of every upload that was read.</param>
public sealed record RunInfo(string Id, string Plan, string PlanVersion, string PlanStatus, int Year, DateOnly AsOf, string Inputs);

/// <summary>How many alerts a run changed in which way.</summary>
public sealed record AlertCounts(int Opened, int Updated, int Closed, int Unchanged)
{
    /// <summary>Alerts that were closed and came back; counted under opened as well.</summary>
    public int Reopened { get; init; }

    /// <summary>Nothing was changed.</summary>
    public static AlertCounts None { get; } = new(0, 0, 0, 0);

    /// <summary>These changes and those of a run right after them.</summary>
    public AlertCounts Then(AlertCounts later) => new(Opened + later.Opened, Updated + later.Updated, Closed + later.Closed, later.Unchanged) { Reopened = Reopened + later.Reopened };
}

/// <summary>A finished check with its findings: the shape of <c>check --json</c>.</summary>
public sealed record CheckResult(RunInfo Run, IReadOnlyList<Finding> Findings, AlertCounts Alerts);

/// <summary>A finished check whose findings are stored.</summary>
/// <param name="Summary">What was checked and how it came out.</param>
/// <param name="Findings">Its findings.</param>
/// <param name="Alerts">What it changed.</param>
public sealed record StoredCheck(RunSummary Summary, FindingPack Findings, AlertCounts Alerts)
{
    /// <summary>The check with its findings in memory.</summary>
    public async Task<CheckResult> LoadAsync(CancellationToken cancel) => new(Summary.Run, await Findings.ReadAsync(cancel).ToListAsync(cancel), Alerts);
}

/// <summary>One run in the list of runs.</summary>
public sealed record RunSummary(RunInfo Run, DateTimeOffset FinishedAt, int Checks, int Passed, int Warned, int Failed, int NotEvaluable)
{
    /// <summary>The summary of findings.</summary>
    public static RunSummary Of(RunInfo run, DateTimeOffset at, IReadOnlyList<Finding> findings)
    {
        var counts = new StatusCounts();
        foreach (var finding in findings)
        {
            counts.Add(finding.Status);
        }
        return Of(run, at, counts);
    }

    /// <summary>The summary of findings that were counted.</summary>
    internal static RunSummary Of(RunInfo run, DateTimeOffset at, StatusCounts counts) => new(
        run, at, counts.Sum, counts.Of(FindingStatus.Pass), counts.Of(FindingStatus.Warn), counts.Of(FindingStatus.Fail), counts.Of(FindingStatus.NotEvaluable));
}
