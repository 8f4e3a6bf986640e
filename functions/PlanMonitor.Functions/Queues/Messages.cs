using PlanMonitor.Services;

namespace PlanMonitor.Functions.Queues;

/// <summary>What every queue trigger calls: the job of its queue works off the message.</summary>
public sealed class Messages(Backend backend)
{
    /// <summary>Works off one message; a fault brings it back, and after five tries the host puts it into the poison queue.</summary>
    public Task RunAsync(string queue, string body, CancellationToken cancel) => backend.QueueJobs.Single(job => job.Queue == queue).RunAsync(body, cancel);
}
