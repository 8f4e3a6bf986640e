using PlanMonitor.Services.Checks;
using PlanMonitor.Services.Checks.Chunks;
using PlanMonitor.Services.Ingest.Shapefiles;
using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Operations;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Services.Ingest;

/// <summary>What happens to everything that is put into the inbox, by whomever it is noticed: it is taken in, and what it touches is asked for.</summary>
public sealed class Intake
{
    private readonly IngestJob _ingest;
    private readonly CheckQueue _checks;
    private readonly ChunkQueue _chunks;
    private readonly IQueues _queues;
    private readonly LooseShapefiles _shapefiles;

    internal Intake(IngestJob ingest, CheckQueue checks, ChunkQueue chunks, IQueues queues, LooseShapefiles shapefiles) =>
        (_ingest, _checks, _chunks, _queues, _shapefiles) = (ingest, checks, chunks, queues, shapefiles);

    /// <summary>
    /// Takes one upload in; null where it is gone already, which is what a second event for it finds. A part of a loose shapefile is taken in with all its parts:
    /// null while it waits for them, and then the queue of uploads asks for it again.
    /// </summary>
    public async Task<UploadRecord?> TakeAsync(string blobName, string by, CancellationToken cancel)
    {
        var blob = LooseSet.IsPart(blobName)
            ? await _shapefiles.PackAsync(blobName, zip => TakeOneAsync(zip, by, cancel), (part, delay) => UploadQueue.SendAsync(_queues, part, delay, cancel), cancel)
            : blobName;
        return blob is null ? null : await TakeOneAsync(blob, by, cancel);
    }

    private Task<UploadRecord?> TakeOneAsync(string blobName, string by, CancellationToken cancel) =>
        _ingest.RunAsync(blobName, by, record => ChunkQueue.Takes(record) ? _chunks.SendForAsync(record, cancel) : _checks.SendForAsync(record, cancel), cancel);
}
