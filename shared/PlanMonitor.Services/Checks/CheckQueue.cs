using PlanMonitor.Core.Json;
using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Plans;
using PlanMonitor.Services.Queues;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Services.Checks;

/// <summary>A check that waits to be run.</summary>
public sealed record CheckRequest(string Plan, int Year, DateOnly? AsOf, string Cause);

/// <summary>
/// The queue of checks. Timers and finished uploads only put requests in; a worker runs them. A request that was delivered twice runs twice and changes nothing.
/// </summary>
public sealed class CheckQueue(IQueues queues, CheckJob job, FindingStore findings, PlanShelf plans, TimeProvider time, string by)
{
    /// <summary>The queue.</summary>
    public const string Name = "check-runs";

    /// <summary>What is done with a request.</summary>
    public QueueJob Job => new(Name, TimeSpan.FromMinutes(10), RunAsync);

    /// <summary>Puts a request in.</summary>
    public Task SendAsync(CheckRequest request, CancellationToken cancel) => queues.SendAsync(Name, CanonicalJson.Write(request), TimeSpan.Zero, cancel);

    /// <summary>Requests the yearly check of every plan for the year that has ended.</summary>
    public async Task SendYearlyAsync(CancellationToken cancel)
    {
        var year = time.GetUtcNow().ToOffset(Schedules.CronSchedule.Shanghai).Year - 1;
        foreach (var plan in plans.Library.NewestOfEach.Where(plan => plan.Period.Contains(year)))
        {
            await SendAsync(new(plan.Id, year, null, "timer"), cancel);
        }
    }

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
        var before = await findings.RunsAsync(upload.Target.Plan, cancel).Select(run => run.Run.Year).Distinct().ToListAsync(cancel);
        foreach (var each in upload.Target.Year is { } year ? [year, .. before.Where(later => later > year && ReadLater(upload.Target.Kind))] : before)
        {
            await SendAsync(new(upload.Target.Plan, each, null, upload.Id), cancel);
        }
    }

    /// <summary>True for uploads of a year that the checks of later years read as well.</summary>
    internal static bool ReadLater(string kind) => kind == "reports" || Ingest.UploadTarget.YearAllowed.Contains(kind);

    /// <summary>Runs one request; one for a plan or a year that nothing covers is done with.</summary>
    private async Task RunAsync(string body, CancellationToken cancel)
    {
        var request = CanonicalJson.Read<CheckRequest>(body);
        // Another process may have taken in a plan.
        await plans.ReloadAsync(cancel);
        var asOf = request.AsOf ?? CheckJob.DefaultAsOf(request.Year, time);
        if (plans.Library.Find(request.Plan, request.Year, asOf) is { } plan)
        {
            await job.RunAsync(plan, request.Year, asOf, by, cancel);
        }
    }
}
