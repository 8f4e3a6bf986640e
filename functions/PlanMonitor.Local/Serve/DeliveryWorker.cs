using PlanMonitor.Services.Queues;

namespace PlanMonitor.Local.Serve;

/// <summary>Sends what waits on the queue of deliveries, several at once: as soon as this process has put something there, and now and then what others have.</summary>
internal static class DeliveryWorker
{
    // A receiver that hangs holds one of them for 20 seconds.
    private const int AtOnce = 4;

    /// <summary>How often it looks for what other processes have sent, and for what failed and rests.</summary>
    public static readonly TimeSpan LooksEvery = TimeSpan.FromSeconds(5);

    // In the cloud every look is paid for.
    private static readonly TimeSpan LooksEveryInTheCloud = TimeSpan.FromSeconds(10);

    /// <summary>Runs until it is cancelled; a fault of the queue ends it.</summary>
    public static Task RunAsync(Workspace work, TextWriter talk, CancellationToken cancel) =>
        RunAsync(work.Signal, work.Backend.Deliveries.Job.Job, work.Folder is null ? LooksEveryInTheCloud : LooksEvery, work.Time, talk, cancel);

    /// <summary>The same over queues that tell what was sent.</summary>
    public static Task RunAsync(QueueSignal signal, QueueJob job, TimeSpan looksEvery, TimeProvider time, TextWriter talk, CancellationToken cancel)
    {
        var told = TextWriter.Synchronized(talk);
        return Parallel.ForEachAsync(
            Enumerable.Range(0, AtOnce), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel }, async (_, stop) => await SendAsync(signal, job, looksEvery, time, told, stop));
    }

    private static async Task SendAsync(QueueSignal signal, QueueJob job, TimeSpan looksEvery, TimeProvider time, TextWriter talk, CancellationToken cancel)
    {
        var queues = new QueueWorker(signal);
        while (true)
        {
            var next = signal.Next;
            if (await queues.RunWaitingAsync(job, (body, fault) => talk.WriteLine($"{body} failed and will be tried again: {fault.Message}"), cancel) is > 0 and var done)
            {
                await talk.WriteLineAsync($"{job.Queue}: {done} done");
            }
            // That the time is over is no fault.
            await next.WaitAsync(looksEvery, time, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancel.ThrowIfCancellationRequested();
        }
    }
}
