using System.Diagnostics.CodeAnalysis;
using PlanMonitor.Services.Schedules;

namespace PlanMonitor.Local.Serve;

/// <summary>Fires one timer at its moments: the part of the Functions host on one machine.</summary>
internal static class TimerLoop
{
    // A timer of the framework takes at most some 49 days: longer waits are cut into pieces.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private static readonly TimeSpan RestsAfterFailure = TimeSpan.FromMinutes(1);

    /// <summary>Runs until it is cancelled. A run that fails is told and tried again each minute: the next moment may be a year away.</summary>
    public static async Task RunAsync(TimerJob job, CronSchedule schedule, TimeProvider time, TextWriter talk, CancellationToken cancel)
    {
        while (schedule.Next(time.GetUtcNow()) is { } next)
        {
            for (var left = next - time.GetUtcNow(); left > TimeSpan.Zero; left = next - time.GetUtcNow())
            {
                await Task.Delay(left < Longest ? left : Longest, time, cancel);
            }
            while (!await TryAsync(job, talk, cancel))
            {
                await Task.Delay(RestsAfterFailure, time, cancel);
            }
        }
        await Task.Delay(Timeout.InfiniteTimeSpan, time, cancel);
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever a timer runs into, the host goes on; it is told, and the timer is tried again.")]
    private static async Task<bool> TryAsync(TimerJob job, TextWriter talk, CancellationToken cancel)
    {
        try
        {
            if (await job.RunAsync(cancel) is { } done)
            {
                await talk.WriteLineAsync($"timer {job.Schedule.Name}: {done}");
            }
            return true;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            await talk.WriteLineAsync($"timer {job.Schedule.Name} failed and will be tried again: {fault.Message}");
            return false;
        }
    }
}
