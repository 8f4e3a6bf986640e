using Microsoft.Azure.Functions.Worker;
using PlanMonitor.Services.Schedules;

namespace PlanMonitor.Functions.Timers;

/// <summary>Looks after deliveries, alerts that nobody took up, and poison queues.</summary>
public sealed class DeliveryRound(Clock clock)
{
    /// <summary>Fires as the setting DELIVERY says, in UTC.</summary>
    [Function(nameof(DeliveryRound))]
    public Task RunAsync([TimerTrigger("%DELIVERY%")] TimerInfo timer, CancellationToken cancel) => clock.RunAsync(NamedSchedules.Delivery, cancel);
}
