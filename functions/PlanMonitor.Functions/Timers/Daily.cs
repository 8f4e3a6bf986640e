using Microsoft.Azure.Functions.Worker;
using PlanMonitor.Services.Schedules;

namespace PlanMonitor.Functions.Timers;

/// <summary>Looks after deadlines, and anchors the audit chains (每日锚定).</summary>
public sealed class Daily(Clock clock)
{
    /// <summary>Fires as the setting DAILY says, in UTC.</summary>
    [Function(nameof(Daily))]
    [ExponentialBackoffRetry(Clock.Retries, Clock.FirstWait, Clock.LongestWait)]
    public Task RunAsync([TimerTrigger("%DAILY%")] TimerInfo timer, CancellationToken cancel) => clock.RunAsync(NamedSchedules.Daily, cancel);
}
