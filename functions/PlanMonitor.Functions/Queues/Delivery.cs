using Microsoft.Azure.Functions.Worker;
using PlanMonitor.Services.Deliveries;

namespace PlanMonitor.Functions.Queues;

/// <summary>Deliveries to subscribers.</summary>
public sealed class Delivery(Messages messages)
{
    /// <summary>Works off one message.</summary>
    [Function(nameof(Delivery))]
    public Task RunAsync([QueueTrigger(DeliveryJob.Queue, Connection = Settings.Storage)] string message, CancellationToken cancel) => messages.RunAsync(DeliveryJob.Queue, message, cancel);
}
