using Microsoft.Azure.Functions.Worker;
using PlanMonitor.Services.Schedules;

namespace PlanMonitor.Functions.Timers;

/// <summary>Asks for the check of the year that has ended, for every plan.</summary>
public sealed class YearlyCheck(Clock clock)
{
    /// <summary>Fires as the setting YEARLY_CHECK says, in UTC.</summary>
    [Function(nameof(YearlyCheck))]
    [ExponentialBackoffRetry(Clock.Retries, Clock.FirstWait, Clock.LongestWait)]
    public Task RunAsync([TimerTrigger("%YEARLY_CHECK%")] TimerInfo timer, CancellationToken cancel) => clock.RunAsync(NamedSchedules.Yearly, cancel);
}
