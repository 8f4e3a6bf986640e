using Microsoft.Azure.Functions.Worker;
using PlanMonitor.Services.Checks.Chunks;

namespace PlanMonitor.Functions.Queues;

/// <summary>Slices of large uploads of footprints.</summary>
public sealed class Chunk(Messages messages)
{
    /// <summary>Works off one message.</summary>
    [Function(nameof(Chunk))]
    public Task RunAsync([QueueTrigger(ChunkQueue.Name, Connection = Settings.Storage)] string message, CancellationToken cancel) => messages.RunAsync(ChunkQueue.Name, message, cancel);
}
