using Microsoft.Azure.Functions.Worker;
using PlanMonitor.Services.Checks;

namespace PlanMonitor.Functions.Queues;

/// <summary>Checks that wait.</summary>
public sealed class CheckRun(Messages messages)
{
    /// <summary>Works off one message.</summary>
    [Function(nameof(CheckRun))]
    public Task RunAsync([QueueTrigger(CheckQueue.Name, Connection = Settings.Storage)] string message, CancellationToken cancel) => messages.RunAsync(CheckQueue.Name, message, cancel);
}
