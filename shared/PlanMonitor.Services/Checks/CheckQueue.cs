using System.Text.Json.Serialization;
using PlanMonitor.Core.Json;
using PlanMonitor.Core.Plans;
using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Plans;
using PlanMonitor.Services.Queues;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Services.Checks;

/// <summary>A check that waits to be run.</summary>
public sealed record CheckRequest(string Plan, int Year, DateOnly? AsOf, string Cause)
{
    /// <summary>Names the run that is asked for: a timer that fired twice and an event that came twice ask under the same key. Older messages have none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Key { get; init; }
}

/// <summary>
/// The queue of checks. Timers and finished uploads only put requests in; a worker runs them. A request that was delivered twice runs twice and changes nothing.
/// </summary>
public sealed class CheckQueue(IQueues queues, CheckJob job, FindingStore findings, PlanShelf plans, TimeProvider time, string by, OneAtATime turn)
{
    /// <summary>The queue.</summary>
    public const string Name = "check-runs";

    /// <summary>What is done with a request.</summary>
    public QueueJob Job => new(Name, TimeSpan.FromMinutes(10), RunAsync);

    /// <summary>Puts a request in.</summary>
    public Task SendAsync(CheckRequest request, CancellationToken cancel) => queues.SendAsync(Name, CanonicalJson.Write(request), TimeSpan.Zero, cancel);

    /// <summary>Requests the yearly check of every plan for the year that has ended; returns how many.</summary>
    public Task<int> SendYearlyAsync(CancellationToken cancel) => SendTimedAsync("yearly", Today.Year - 1, null, cancel);

    /// <summary>Requests the check of the running year as of today of every plan whose period holds it, the early warning (预警); returns how many.</summary>
    public Task<int> SendMonthlyAsync(CancellationToken cancel) => SendTimedAsync("monthly", Today.Year, Today, cancel);

    /// <summary>
    /// Requests the checks that an upload touches: that of its year and those of later years that were checked before and look back, or, where it is for no year
    /// (plans, rights, layers), those of all years that were checked before.
    /// </summary>
    public async Task SendForAsync(UploadRecord upload, CancellationToken cancel)
    {
        if (upload.Receipt.IsRejected)
        {
            return;
        }
        var plan = upload.Target.Plan;
        var before = await findings.RunsAsync(plan, cancel).Select(run => run.Run.Year).Distinct().ToListAsync(cancel);
        foreach (var each in upload.Target.Year is { } year ? [year, .. before.Where(later => later > year && ReadLater(upload.Target.Kind))] : before)
        {
            await SendAsync(new(plan, each, null, upload.Id) { Key = $"upload|{plan}|{each}|{upload.Id}|{Version(plan, each, null)?.Version.Id}" }, cancel);
        }
    }

    /// <summary>Requests the check of a year that no run has seen as it is now; false where no version covers it.</summary>
    internal async Task<bool> SendMissedAsync(string plan, int year, string inputs, CancellationToken cancel)
    {
        if (Version(plan, year, null) is not { } version)
        {
            return false;
        }
        await SendAsync(new(plan, year, null, "reconcile") { Key = $"reconcile|{plan}|{year}|{version.Version.Id}|{inputs}" }, cancel);
        return true;
    }

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().ToOffset(Schedules.CronSchedule.Shanghai).DateTime);

    private Plan? Version(string plan, int year, DateOnly? asOf) => plans.Library.Find(plan, year, asOf ?? CheckJob.DefaultAsOf(year, time));

    // As of which day a run judges is written into the request: one that is worked off a day later is still the same run.
    private async Task<int> SendTimedAsync(string timer, int year, DateOnly? asOf, CancellationToken cancel)
    {
        // Another process may have taken in a plan.
        await plans.RefreshAsync(cancel);
        var sent = 0;
        foreach (var plan in plans.Library.Ids)
        {
            if (Version(plan, year, asOf) is { } version && version.Period.Contains(year))
            {
                var key = string.Join('|', [timer, plan, $"{year}", .. asOf is { } day ? [$"{day:yyyy-MM-dd}"] : Array.Empty<string>(), version.Version.Id]);
                await SendAsync(new(plan, year, asOf, "timer") { Key = key }, cancel);
                sent++;
            }
        }
        return sent;
    }

    /// <summary>True for uploads of a year that the checks of later years read as well.</summary>
    internal static bool ReadLater(string kind) => kind is "reports" or CheckUploads.FootprintKind || Ingest.UploadTarget.YearAllowed.Contains(kind);

    /// <summary>Runs one request; one for a plan or a year that nothing covers, or for a day before that of the newest run, is done with.</summary>
    private async Task RunAsync(string body, CancellationToken cancel)
    {
        var request = CanonicalJson.Read<CheckRequest>(body);
        // Another process may have taken in a plan.
        await plans.RefreshAsync(cancel);
        var asOf = request.AsOf ?? CheckJob.DefaultAsOf(request.Year, time);
        if (request.AsOf is not null && await findings.NewestDayAsync(request.Plan, request.Year, cancel) > asOf)
        {
            // It comes late, and a later day has been judged since: a look back must not close what was raised.
            return;
        }
        plans.ThrowIfDamaged(request.Plan);
        for (Plan? judged = null; Version(request.Plan, request.Year, asOf) is { } plan && plan != judged; judged = plan)
        {
            await turn.RunAsync(() => job.RunAsync(plan, request.Year, asOf, by, cancel), cancel);
            // A version that was taken in meanwhile may have been judged by elsewhere, and written over here.
            await plans.RefreshAsync(cancel);
        }
    }
}
