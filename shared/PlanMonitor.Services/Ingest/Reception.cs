using System.Diagnostics.CodeAnalysis;
using PlanMonitor.Core.Messages;
using PlanMonitor.Services.Ingest.Shapefiles;
using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Services.Ingest;

/// <summary>
/// Takes what a caller sends into the inbox, where it is noticed like everything that is put there. The content is streamed and never held whole.
/// The same content sent again, at whatever moment, gives the same upload.
/// </summary>
public sealed class Reception(IBlobs blobs, PlanLedger ledger, IngestJob ingest, TimeProvider time)
{
    /// <summary>Streams an upload into the inbox. A stream that fails, is too large or ends too early leaves nothing behind.</summary>
    /// <param name="target">What it is for.</param>
    /// <param name="content">Its content, read from where it stands to its end.</param>
    /// <param name="length">Bytes that were announced, or null.</param>
    /// <param name="limit">Most bytes that are taken; no more than <see cref="HashedContent.Largest"/> makes sense.</param>
    /// <param name="by">Who sends it.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task<Outcome<ReceivedUpload>> ReceiveAsync(UploadTarget target, Stream content, long? length, long limit, string by, CancellationToken cancel)
    {
        if (Refusal(target, length, limit) is { } refusal)
        {
            return refusal;
        }
        await using var upload = new UploadStream(content, length, limit);
        var (write, problem) = await WriteAsync(target, upload, cancel);
        if (problem is not null)
        {
            return problem;
        }
        var sha256 = await upload.HashAsync(cancel);
        var known = await ingest.FindAsync(target, sha256, cancel);
        var taken = known is { Receipt.IsRejected: false };
        if (!taken && !write!.Done && !await WaitsAsync(target, upload.Count, sha256, cancel))
        {
            return Problem.Of("upload.waiting", value: target.Name);
        }
        var id = UploadRecord.IdOf(target, sha256);
        await ledger.SentAsync(new(id, target, sha256, by, time.GetUtcNow()), taken, cancel);
        if (taken && write!.Info is { } info && known!.IsNamed(target.Name))
        {
            // Nothing new in it. Under another name it stays: the intake writes the name down.
            await blobs.DeleteAsync(IngestJob.Inbox, target.BlobName, info.ETag, cancel);
        }
        return new ReceivedUpload(id, sha256, taken ? known : null);
    }

    /// <summary>An upload of a plan by its id, as far as it has come: what the ledger says of it, and whether it was sent through here.</summary>
    public async Task<(UploadRecord? Record, bool Waits)> FindAsync(string plan, string id, CancellationToken cancel)
    {
        var record = await ledger.UploadAsync(plan, id, cancel);
        if (record is { Receipt.IsRejected: true } && await blobs.FindAsync(IngestJob.Inbox, record.Target.BlobName, cancel) is not null)
        {
            // It was sent again and is about to be read again.
            return (record, true);
        }
        return (record, record is null && await ledger.SenderAsync(plan, id, null, cancel) is not null);
    }

    /// <summary>The upload that content with a hash is, where it was taken in under its name before: it need not be sent again. Null elsewhere.</summary>
    public async Task<ReceivedUpload?> TakenAsync(UploadTarget target, string sha256, CancellationToken cancel) =>
        await ingest.FindAsync(target, sha256, cancel) is { Receipt.IsRejected: false } known && known.IsNamed(target.Name) ? new(known.Id, sha256, known) : null;

    /// <summary>Why an upload is not taken, as far as that can be said without its content; null where nothing speaks against it.</summary>
    public Problem? Refusal(UploadTarget target, long? length, long limit) =>
        !BlobRules.IsNewName(target.BlobName) || target.Name.Contains('/', StringComparison.Ordinal)
            ? Problem.Of("upload.name", value: target.Name, arguments: [("limit", BlobRules.SegmentBytes)])
            : LooseSet.IsPart(target.BlobName) ? Problem.Of("upload.shapefile-part", value: target.Name)
            : length > limit ? Problem.Of("upload.too-large", arguments: [("limit", limit)])
            : ingest.Misplaced(target);

    [SuppressMessage("Design", "CA1031", Justification = "However a store reports that its stream failed: why it failed is known here.")]
    private async Task<(BlobWrite? Write, Problem? Problem)> WriteAsync(UploadTarget target, UploadStream upload, CancellationToken cancel)
    {
        try
        {
            var write = await blobs.WriteAsync(IngestJob.Inbox, target.BlobName, upload, BlobCondition.Absent, cancel);
            // Where the name is taken, the rest may not have been read yet.
            await upload.HashAsync(cancel);
            return (write, null);
        }
        catch (ArgumentException)
        {
            // The name itself was checked: a folder stands where the blob belongs.
            return (null, Problem.Of("upload.waiting", value: target.Name));
        }
        catch (Exception) when (upload.Problem is not null)
        {
            return (null, upload.Problem);
        }
        catch (Exception)
        {
            upload.ThrowIfBroken();
            throw;
        }
    }

    // True where the same content waits already: the caller sends again what came through the first time.
    private async Task<bool> WaitsAsync(UploadTarget target, long length, string sha256, CancellationToken cancel)
    {
        await using var waiting = await blobs.OpenAsync(IngestJob.Inbox, target.BlobName, 0, null, cancel);
        return waiting is not null && waiting.Info.Length == length && await HashedContent.HashAsync(waiting.Stream, cancel) == sha256;
    }
}

/// <summary>An upload that was received.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Sha256">Hash of its content.</param>
/// <param name="Taken">What became of it, where the same content was taken in before; null where it waits in the inbox.</param>
public sealed record ReceivedUpload(string Id, string Sha256, UploadRecord? Taken);
