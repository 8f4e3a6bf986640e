using PlanMonitor.Services.Queues;

namespace PlanMonitor.Local.Serve;

/// <summary>Sends what waits on the queue of deliveries, several at once.</summary>
internal static class DeliveryWorker
{
    // A receiver that hangs holds one of them for 20 seconds.
    private const int AtOnce = 4;
    private static readonly TimeSpan LooksEvery = TimeSpan.FromSeconds(1);

    /// <summary>Runs until it is cancelled; a fault of the queue ends it.</summary>
    public static Task RunAsync(Workspace work, TextWriter talk, CancellationToken cancel)
    {
        var told = TextWriter.Synchronized(talk);
        return Parallel.ForEachAsync(
            Enumerable.Range(0, AtOnce), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel }, async (_, stop) => await SendAsync(work, told, stop));
    }

    private static async Task SendAsync(Workspace work, TextWriter talk, CancellationToken cancel)
    {
        var (queues, job) = (new QueueWorker(work.Ports.Queues), work.Backend.Deliveries.Job.Job);
        while (true)
        {
            if (await queues.RunWaitingAsync(job, (body, fault) => talk.WriteLine($"{body} failed and will be tried again: {fault.Message}"), cancel) is > 0 and var done)
            {
                await talk.WriteLineAsync($"{job.Queue}: {done} done");
            }
            await Task.Delay(LooksEvery, work.Time, cancel);
        }
    }
}
