using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Storage;
using PlanMonitor.Spatial.Formats;
using PlanMonitor.Spatial.Formats.Attributes;

namespace PlanMonitor.Services.Ingest;

/// <summary>The content of an upload that was accepted, as it was archived.</summary>
internal static class ArchivedUpload
{
    /// <summary>Opens it; one that is gone is a damaged store. The caller disposes it.</summary>
    public static async Task<BlobContent> OpenAsync(IBlobs blobs, UploadRecord upload, CancellationToken cancel) =>
        await blobs.OpenAsync(IngestJob.Archive, upload.Blob, 0, null, cancel)
            ?? throw new FileNotFoundException($"The archived upload {upload.Blob} is gone; restore it from a backup, or upload the file again.", upload.Blob);

    /// <summary>The usable features of one in their order.</summary>
    public static async Task<IReadOnlyList<Feature>> UsableAsync(IBlobs blobs, UploadRecord upload, AttributeNames names, CancellationToken cancel)
    {
        await using var content = await OpenAsync(blobs, upload, cancel);
        var bytes = new byte[content.Info.Length];
        await content.Stream.ReadExactlyAsync(bytes, cancel);
        return [.. FeatureUpload.Usable(upload.Target, bytes, names)];
    }
}
