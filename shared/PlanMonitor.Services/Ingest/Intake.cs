using PlanMonitor.Services.Checks;
using PlanMonitor.Services.Checks.Chunks;
using PlanMonitor.Services.Ledger;

namespace PlanMonitor.Services.Ingest;

/// <summary>What happens to everything that is put into the inbox, by whomever it is noticed: it is taken in, and what it touches is asked for.</summary>
public sealed class Intake(IngestJob ingest, CheckQueue checks, ChunkQueue chunks)
{
    /// <summary>Takes one upload in; null where it is gone already, which is what a second event for it finds.</summary>
    public Task<UploadRecord?> TakeAsync(string blobName, string by, CancellationToken cancel) =>
        ingest.RunAsync(blobName, by, record => ChunkQueue.Takes(record) ? chunks.SendForAsync(record, cancel) : checks.SendForAsync(record, cancel), cancel);
}
