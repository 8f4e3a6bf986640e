using PlanMonitor.Core.Json;
using PlanMonitor.Services.Plans;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Services.Checks;

/// <summary>A check that waits to be run.</summary>
public sealed record CheckRequest(string Plan, int Year, DateOnly? AsOf, string Cause);

/// <summary>
/// The queue of checks. Timers and finished uploads only put requests in; a worker runs them. A request that was delivered twice runs twice and changes nothing.
/// </summary>
public sealed class CheckQueue(IQueues queues, CheckJob job, PlanShelf plans, TimeProvider time)
{
    private const string Name = "check-runs";
    private const int MostDeliveries = 5;
    private static readonly TimeSpan RunsAtMost = TimeSpan.FromMinutes(10);

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

    /// <summary>Runs what waits; returns how many requests were done. A request that fails five times goes to the poison queue.</summary>
    public async Task<int> RunWaitingAsync(string by, CancellationToken cancel)
    {
        var done = 0;
        while (await queues.ReceiveAsync(Name, 1, RunsAtMost, cancel) is [var message])
        {
            if (message.DequeueCount > MostDeliveries)
            {
                await queues.SendAsync(Name + "-poison", message.Body, TimeSpan.Zero, cancel);
            }
            else
            {
                await RunAsync(CanonicalJson.Read<CheckRequest>(message.Body), by, cancel);
            }
            await queues.DeleteAsync(Name, message, cancel);
            done++;
        }
        return done;
    }

    private async Task RunAsync(CheckRequest request, string by, CancellationToken cancel)
    {
        var asOf = request.AsOf ?? CheckJob.DefaultAsOf(request.Year, time);
        if (plans.Library.Find(request.Plan, request.Year, asOf) is { } plan)
        {
            await job.RunAsync(plan, request.Year, asOf, by, cancel);
        }
    }
}
