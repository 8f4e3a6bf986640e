using PlanMonitor.Services.Ingest;
using PlanMonitor.Services.Queues;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Services.Operations;

/// <summary>Uploads that nobody was told of: the body of a message is the name of a blob in the inbox. One that is gone is done with.</summary>
public sealed class UploadQueue(IQueues queues, Intake intake, string by)
{
    /// <summary>The queue.</summary>
    public const string Name = "uploads";

    /// <summary>What is done with a name.</summary>
    public QueueJob Job => new(Name, TimeSpan.FromMinutes(10), (blob, cancel) => intake.TakeAsync(blob, by, cancel));

    /// <summary>Asks for a blob to be taken in.</summary>
    public Task SendAsync(string blob, CancellationToken cancel) => SendAsync(queues, blob, TimeSpan.Zero, cancel);

    /// <summary>Asks for a blob to be taken in after a while.</summary>
    internal static Task SendAsync(IQueues queues, string blob, TimeSpan delay, CancellationToken cancel) => queues.SendAsync(Name, blob, delay, cancel);
}
