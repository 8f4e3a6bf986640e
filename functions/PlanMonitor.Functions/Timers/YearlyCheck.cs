using Microsoft.Azure.Functions.Worker;
using PlanMonitor.Services;

namespace PlanMonitor.Functions.Timers;

/// <summary>Asks for the check of the year that has ended, for every plan.</summary>
public sealed class YearlyCheck(Backend backend)
{
    /// <summary>Only enqueues; a second call asks for the same keyed runs again.</summary>
    [Function(nameof(YearlyCheck))]
    public Task RunAsync([TimerTrigger("%YEARLY_CHECK%")] TimerInfo timer, CancellationToken cancel) => backend.CheckQueue.SendYearlyAsync(cancel);
}
