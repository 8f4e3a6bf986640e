using System.Diagnostics.CodeAnalysis;
using PlanMonitor.Core.Json;
using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Plans;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Services.Checks;

/// <summary>A check that waits to be run.</summary>
public sealed record CheckRequest(string Plan, int Year, DateOnly? AsOf, string Cause);

/// <summary>
/// The queue of checks. Timers and finished uploads only put requests in; a worker runs them. A request that was delivered twice runs twice and changes nothing.
/// </summary>
public sealed class CheckQueue(IQueues queues, CheckJob job, FindingStore findings, PlanShelf plans, TimeProvider time)
{
    /// <summary>The queue, and the one that takes what failed too often.</summary>
    public const string Name = "check-runs", Poison = Name + "-poison";

    private const int MostDeliveries = 5;
    private static readonly TimeSpan RunsAtMost = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan RestsAfterFailure = TimeSpan.FromSeconds(10);

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
    /// Requests the checks that an upload touches: that of its year, or, where it is for no year (plans, rights, layers), those of all years that were checked before.
    /// </summary>
    public async Task SendForAsync(UploadRecord upload, CancellationToken cancel)
    {
        if (upload.Receipt.IsRejected)
        {
            return;
        }
        var years = upload.Target.Year is { } year ? [year] : await findings.RunsAsync(upload.Target.Plan, cancel).Select(run => run.Run.Year).Distinct().ToListAsync(cancel);
        foreach (var each in years)
        {
            await SendAsync(new(upload.Target.Plan, each, null, upload.Id), cancel);
        }
    }

    /// <summary>
    /// Runs what waits; returns how many requests were done. One that fails is told to <paramref name="failed"/>, rests, and comes again;
    /// after five deliveries it goes to the poison queue.
    /// </summary>
    public async Task<int> RunWaitingAsync(string by, Action<string, Exception> failed, CancellationToken cancel)
    {
        var done = 0;
        while (await queues.ReceiveAsync(Name, 1, RunsAtMost, cancel) is [var message])
        {
            if (message.DequeueCount > MostDeliveries)
            {
                await queues.SendAsync(Poison, message.Body, TimeSpan.Zero, cancel);
            }
            else if (await TryRunAsync(message.Body, by, failed, cancel))
            {
                done++;
            }
            else
            {
                await queues.HideAsync(Name, message, RestsAfterFailure * message.DequeueCount, cancel);
                continue;
            }
            await queues.DeleteAsync(Name, message, cancel);
        }
        return done;
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever a request runs into, the others are run; the caller is told, and the request comes again.")]
    private async Task<bool> TryRunAsync(string body, string by, Action<string, Exception> failed, CancellationToken cancel)
    {
        try
        {
            var request = CanonicalJson.Read<CheckRequest>(body);
            // Another process may have taken in a plan.
            await plans.ReloadAsync(cancel);
            var asOf = request.AsOf ?? CheckJob.DefaultAsOf(request.Year, time);
            if (plans.Library.Find(request.Plan, request.Year, asOf) is { } plan)
            {
                await job.RunAsync(plan, request.Year, asOf, by, cancel);
            }
            return true;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            failed(body, fault);
            return false;
        }
    }
}
