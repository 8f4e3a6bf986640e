using System.Diagnostics.CodeAnalysis;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Services.Queues;

/// <summary>Works off queues where no platform does: the part of the Functions host on one machine.</summary>
public sealed class QueueWorker(IQueues queues)
{
    private static readonly TimeSpan RestsAfterFailure = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Works off what waits in a queue; returns how many messages were done. One that fails is told to <paramref name="failed"/>, rests a while longer
    /// each time, and comes again; after five deliveries it goes to the poison queue.
    /// </summary>
    public async Task<int> RunWaitingAsync(QueueJob job, Action<string, Exception> failed, CancellationToken cancel)
    {
        var done = 0;
        while (await queues.ReceiveAsync(job.Queue, 1, job.RunsAtMost, cancel) is [var message])
        {
            if (message.DequeueCount > QueueJob.MostDeliveries)
            {
                await queues.SendAsync(job.Poison, message.Body, TimeSpan.Zero, cancel);
            }
            else if (await TryRunAsync(job, message.Body, failed, cancel))
            {
                done++;
            }
            else
            {
                await queues.HideAsync(job.Queue, message, RestsAfterFailure * message.DequeueCount, cancel);
                continue;
            }
            await queues.DeleteAsync(job.Queue, message, cancel);
        }
        return done;
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever a message runs into, the others are worked off; the caller is told, and the message comes again.")]
    private static async Task<bool> TryRunAsync(QueueJob job, string body, Action<string, Exception> failed, CancellationToken cancel)
    {
        try
        {
            await job.RunAsync(body, cancel);
            return true;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            failed(body, fault);
            return false;
        }
    }
}
