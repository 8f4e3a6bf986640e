using Microsoft.Azure.Functions.Worker;
using PlanMonitor.Services.Operations;

namespace PlanMonitor.Functions.Queues;

/// <summary>Uploads that the daily reconcile found in the inbox.</summary>
public sealed class WaitingUpload(Messages messages)
{
    /// <summary>Works off one message.</summary>
    [Function(nameof(WaitingUpload))]
    public Task RunAsync([QueueTrigger(UploadQueue.Name, Connection = Settings.Storage)] string message, CancellationToken cancel) => messages.RunAsync(UploadQueue.Name, message, cancel);
}
