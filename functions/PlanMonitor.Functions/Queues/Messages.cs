using PlanMonitor.Azure;
using PlanMonitor.Services;

namespace PlanMonitor.Functions.Queues;

/// <summary>What every queue trigger calls: the job of its queue works off the message.</summary>
public sealed class Messages(Backend backend, LargeMessages large)
{
    /// <summary>Works off one message as the queue holds it; a fault brings it back, and after five tries the host puts it into the poison queue.</summary>
    public async Task RunAsync(string queue, string message, CancellationToken cancel)
    {
        if (await large.BodyAsync(message, cancel) is { } body)
        {
            await backend.QueueJobs.Single(job => job.Queue == queue).RunAsync(body, cancel);
            await large.RemoveAsync(message, cancel);
        }
    }
}
