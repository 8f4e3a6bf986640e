using Microsoft.Azure.Functions.Worker;
using PlanMonitor.Services.Schedules;

namespace PlanMonitor.Functions.Timers;

/// <summary>Compares inbox and archive with the ledger: what an event was lost for is found within a day.</summary>
public sealed class Reconcile(Clock clock)
{
    /// <summary>Fires as the setting RECONCILE says, in UTC.</summary>
    [Function(nameof(Reconcile))]
    [ExponentialBackoffRetry(Clock.Retries, Clock.FirstWait, Clock.LongestWait)]
    public Task RunAsync([TimerTrigger("%RECONCILE%")] TimerInfo timer, CancellationToken cancel) => clock.RunAsync(NamedSchedules.Reconcile, cancel);
}
