using PlanMonitor.Services.Schedules;

namespace PlanMonitor.Local.Serve;

/// <summary>The timer of the yearly checks: it only puts requests into the queue.</summary>
internal static class YearlyTimer
{
    // A timer of the framework takes at most some 49 days: longer waits are cut into pieces.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    public static async Task RunAsync(Workspace work, CronSchedule schedule, CancellationToken cancel)
    {
        while (schedule.Next(work.Time.GetUtcNow()) is { } next)
        {
            for (var left = next - work.Time.GetUtcNow(); left > TimeSpan.Zero; left = next - work.Time.GetUtcNow())
            {
                await Task.Delay(left < Longest ? left : Longest, work.Time, cancel);
            }
            await work.Backend.CheckQueue.SendYearlyAsync(cancel);
        }
        await Task.Delay(Timeout.InfiniteTimeSpan, work.Time, cancel);
    }
}
