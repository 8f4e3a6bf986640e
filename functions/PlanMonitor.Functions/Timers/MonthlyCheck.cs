using Microsoft.Azure.Functions.Worker;
using PlanMonitor.Services.Schedules;

namespace PlanMonitor.Functions.Timers;

/// <summary>Asks for the early warning (预警) of the running year, for every plan.</summary>
public sealed class MonthlyCheck(Clock clock)
{
    /// <summary>Fires as the setting MONTHLY_CHECK says, in UTC.</summary>
    [Function(nameof(MonthlyCheck))]
    [ExponentialBackoffRetry(Clock.Retries, Clock.FirstWait, Clock.LongestWait)]
    public Task RunAsync([TimerTrigger("%MONTHLY_CHECK%")] TimerInfo timer, CancellationToken cancel) => clock.RunAsync(NamedSchedules.Monthly, cancel);
}
