using PlanMonitor.Services.Ingest;
using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Services.Audit;

/// <summary>Holds the archived content of uploads against the hashes in their rows, which the chain proves.</summary>
internal static class ContentProof
{
    public static async Task<AuditBreak?> BreakAsync(PlanLedger ledger, IBlobs blobs, string plan, CancellationToken cancel)
    {
        await foreach (var upload in ledger.UploadsAsync(plan, cancel))
        {
            var container = upload.Receipt.IsRejected ? IngestJob.Quarantine : IngestJob.Archive;
            if (await blobs.OpenAsync(container, upload.Blob, 0, null, cancel) is not { } blob)
            {
                return new(plan, AuditFault.ContentMissing, null, $"{container}/{upload.Blob}");
            }
            await using (blob)
            {
                if (await HashedContent.HashAsync(blob.Stream, cancel) != upload.Sha256)
                {
                    return new(plan, AuditFault.ContentChanged, null, $"{container}/{upload.Blob}");
                }
            }
        }
        return null;
    }
}
