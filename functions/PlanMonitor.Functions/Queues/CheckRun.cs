using Microsoft.Azure.Functions.Worker;
using PlanMonitor.Services;
using PlanMonitor.Services.Checks;

namespace PlanMonitor.Functions.Queues;

/// <summary>Checks that wait.</summary>
public sealed class CheckRun(Backend backend)
{
    /// <summary>Works off one message; a fault brings it back, and after five tries it is poison.</summary>
    [Function(nameof(CheckRun))]
    public Task RunAsync([QueueTrigger(CheckQueue.Name, Connection = Settings.Storage)] string body, CancellationToken cancel) => backend.CheckQueue.Job.RunAsync(body, cancel);
}
