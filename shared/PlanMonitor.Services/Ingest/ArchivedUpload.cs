using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Services.Ingest;

/// <summary>The content of an upload that was accepted, as it was archived.</summary>
internal static class ArchivedUpload
{
    /// <summary>Opens it; one that is gone is a damaged store. The caller disposes it.</summary>
    public static async Task<BlobContent> OpenAsync(IBlobs blobs, UploadRecord upload, CancellationToken cancel) =>
        await blobs.OpenAsync(IngestJob.Archive, upload.Blob, 0, null, cancel)
            ?? throw new FileNotFoundException($"The archived upload {upload.Blob} is gone; restore it from a backup, or upload the file again.", upload.Blob);

    /// <summary>Reads it.</summary>
    public static async Task<HashedContent> ReadAsync(IBlobs blobs, UploadRecord upload, CancellationToken cancel)
    {
        await using var content = await OpenAsync(blobs, upload, cancel);
        return await HashedContent.ReadAsync(content.Stream, content.Info.Length, cancel) ?? throw new InvalidDataException($"The archived upload {upload.Blob} is larger than any that is taken.");
    }
}
