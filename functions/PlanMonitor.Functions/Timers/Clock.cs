using Microsoft.Extensions.Logging;
using PlanMonitor.Services;
using PlanMonitor.Services.Schedules;

namespace PlanMonitor.Functions.Timers;

/// <summary>What every timer trigger calls: the job of its schedule, which only puts messages into queues or does a small piece of work.</summary>
public sealed class Clock(Backend backend, ILogger<Clock> log)
{
    /// <summary>How often a timer that failed is tried again: its next moment may be a year away. The timer that fires every few minutes needs none.</summary>
    public const int Retries = 10;

    /// <summary>The shortest and the longest wait before it is tried again, for the attribute of the trigger.</summary>
    public const string FirstWait = "00:00:10", LongestWait = "00:15:00";

    /// <summary>Does what a schedule is for; a timer that fires twice changes nothing.</summary>
    public async Task RunAsync(NamedSchedule schedule, CancellationToken cancel)
    {
        if (await backend.TimerJobs.Single(job => job.Schedule == schedule).RunAsync(cancel) is { } done)
        {
            log.LogInformation("{Timer}: {Done}", schedule.Name, done);
        }
    }
}
