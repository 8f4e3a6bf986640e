namespace PlanMonitor.Services.Queues;

/// <summary>What is done with the messages of one queue. On Azure a trigger calls it, on one machine <see cref="QueueWorker"/> does.</summary>
/// <param name="Queue">Name of the queue.</param>
/// <param name="RunsAtMost">How long one message may take before it is given to someone else.</param>
/// <param name="RunAsync">Works off one body; doing it twice changes nothing. A fault brings the message back.</param>
public sealed record QueueJob(string Queue, TimeSpan RunsAtMost, Func<string, CancellationToken, Task> RunAsync)
{
    /// <summary>Deliveries after which a message that still fails is poison, as the Functions host counts them.</summary>
    public const int MostDeliveries = 5;

    /// <summary>The queue that takes what failed too often; the Functions host uses the same name.</summary>
    public string Poison => PoisonOf(Queue);

    /// <summary>The queue that takes what failed too often in another.</summary>
    public static string PoisonOf(string queue) => queue + "-poison";
}
