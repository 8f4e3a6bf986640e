using System.Text.Json;
using PlanMonitor.Core.Json;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Sources;
using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Receipts;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Services.Ingest;

/// <summary>
/// Takes an upload from the inbox into the tables and gives its receipt. Nothing is dropped: what is taken lies in the container <c>archive</c>,
/// what is not lies in <c>quarantine</c> beside its receipt. The upload counts from the moment its ledger row is written; a run that is
/// cut off before is simply done again, and the inbox is emptied last.
/// </summary>
public sealed class IngestJob(IBlobs blobs, PlanLedger ledger, UploadReader reader, TimeProvider time)
{
    /// <summary>Containers that the job works on.</summary>
    public const string Inbox = "inbox", Archive = "archive", Quarantine = "quarantine";

    private const string NoPlan = PlanLedger.NoPlan;
    /// <summary>Most rejected rows that a record of an upload names one by one.</summary>
    internal const int MostRejectedRows = 1_000;


    /// <summary>Everything that lies in the inbox now, in the order in which kinds build on each other (rights before reports).</summary>
    public async Task<IReadOnlyList<BlobInfo>> WaitingAsync(CancellationToken cancel) =>
        [.. (await blobs.ListAsync(Inbox, "", cancel).ToListAsync(cancel)).OrderBy(blob => Rank(blob.Name)).ThenBy(blob => blob.Name, StringComparer.Ordinal)];

    /// <summary>The ledger that an upload belongs into.</summary>
    internal string LedgerOf(UploadTarget target) => reader.HasLedger(target) ? target.Plan : NoPlan;

    /// <summary>What is wrong with the place of an upload, as far as that can be said without its content; null where nothing is.</summary>
    public Problem? Misplaced(UploadTarget target) => reader.Misplaced(target);

    /// <summary>The upload that content is for a target, or null where it was not taken in yet.</summary>
    public Task<UploadRecord?> FindAsync(UploadTarget target, string sha256, CancellationToken cancel) =>
        ledger.UploadAsync(LedgerOf(target), UploadRecord.IdOf(target, sha256), cancel);

    /// <summary>
    /// One upload of the inbox; null where it is gone already. <paramref name="taken"/> is called before the inbox is emptied: what it asks for is asked for
    /// again when the job is cut off in between.
    /// </summary>
    public async Task<UploadRecord?> RunAsync(string blobName, string by, Func<UploadRecord, Task>? taken, CancellationToken cancel)
    {
        HashedContent? content;
        long length;
        string etag;
        DateTimeOffset? uploaded;
        await using (var open = await blobs.OpenAsync(Inbox, blobName, 0, null, cancel))
        {
            if (open is null)
            {
                return null;
            }
            (length, etag, uploaded) = (open.Info.Length, open.Info.ETag, blobs.KeepsTime ? open.Info.Modified : null);
            content = await HashedContent.ReadAsync(open.Stream, length, cancel);
        }
        var record = content is null ? await TooLargeAsync(blobName, length, by, uploaded, cancel) : await TakeAsync(blobName, content, by, uploaded, cancel);
        await reader.TakenAsync(record, cancel);
        if (record is { Target.Kind: "plan", Receipt.IsRejected: false })
        {
            await ReturnAsync(record.Target.Plan, cancel);
        }
        if (taken is not null)
        {
            await taken(record);
        }
        // What was dropped over it meanwhile is the next upload.
        await blobs.DeleteAsync(Inbox, blobName, etag, cancel);
        return record;
    }

    /// <summary>
    /// Puts uploads that were rejected because their plan was not there yet back into the inbox, once it is; returns how many. They are read again like all that
    /// is put there, in the order in which they came. One whose place in the inbox is taken waits for the next reconcile.
    /// </summary>
    /// <param name="plan">Only those for this plan; null for all.</param>
    /// <param name="cancel">Ends it.</param>
    internal async Task<int> ReturnAsync(string? plan, CancellationToken cancel)
    {
        var early = await ledger.UploadsAsync(NoPlan, cancel)
            .Where(upload => upload.Receipt.IsRejected && (plan is null || upload.Target.Plan == plan) && upload.Target.Kind != "plan" && reader.HasLedger(upload.Target))
            .ToListAsync(cancel);
        var returned = 0;
        foreach (var upload in early.Order(UploadRecord.Earlier))
        {
            // What was read again has a receipt in the plan's own ledger.
            if (await ledger.UploadAsync(upload.Target.Plan, upload.Id, cancel) is null && await blobs.OpenAsync(Quarantine, upload.Blob, 0, null, cancel) is { } content)
            {
                await using (content)
                {
                    returned += (await blobs.WriteAsync(Inbox, upload.Target.BlobName, content.Stream, BlobCondition.Absent, cancel)).Done ? 1 : 0;
                }
            }
        }
        return returned;
    }

    private static int Rank(string blobName) => UploadTarget.Parse(blobName) is { } target ? UploadTarget.Kinds.IndexOf(target.Kind) : -1;

    // A name that does not follow the rule says nothing but itself.
    private static UploadTarget TargetOf(string blobName) => UploadTarget.Parse(blobName) ?? new("-", NoPlan, null, null, blobName);

    private static UploadRecord Again(UploadRecord known, string name) => known with
    {
        Receipt = known.Receipt with
        {
            File = name,
            Status = known.Receipt.IsRejected ? ReceiptStatus.Rejected : ReceiptStatus.AcceptedWithRemarks,
            Problems = [ReceiptProblem.Of(Problem.Of(known.Receipt.IsRejected ? "file.rejected-before" : "file.already-imported", value: known.Receipt.File)), .. known.Receipt.Problems],
        },
    };

    private async Task<UploadRecord> TakeAsync(string blobName, HashedContent content, string by, DateTimeOffset? uploaded, CancellationToken cancel)
    {
        var target = TargetOf(blobName);
        var id = UploadRecord.IdOf(target, content.Sha256);
        var (known, etag) = await ledger.UploadRowAsync(LedgerOf(target), id, cancel);
        if (known is { Receipt.IsRejected: false })
        {
            await RestoreAsync(known, content, cancel);
            return Again(await NamedAsync(known, etag!, target.Name, cancel), target.Name);
        }
        // Who sent it knows more of it than who noticed it in the inbox.
        by = await ledger.SenderAsync(LedgerOf(target), id, known?.ReceivedAt, cancel) ?? by;
        using var read = await ReadAsync(blobName, target, content, id, cancel);
        var receipt = Receipt.Of(target.Name, content.Sha256, target.Kind, read.Accepted, read.Rejected, read.Problems);
        receipt = receipt with { Crs = receipt.IsRejected ? null : read.Crs };
        var record = new UploadRecord(id, target, content.Sha256, KeptNames.Of(target, content.Sha256), time.GetUtcNow(), by, 0, Rejected(target, content, read), receipt) { UploadedAt = uploaded };
        // What was rejected before is read again: a plan, a register or a name may have come in meanwhile.
        if (known is not null && CanonicalJson.Write(known.Receipt with { File = receipt.File }) == CanonicalJson.Write(receipt.Cut()))
        {
            return Again(known, target.Name);
        }
        await using var bytes = content.Open();
        await KeepAsync(record, bytes, cancel);
        if (!receipt.IsRejected)
        {
            await read.WriteAsync(id, cancel);
        }
        return await WriteDownAsync(record, etag, cancel);
    }

    // What was lost from the archive comes back with the same file.
    private async Task RestoreAsync(UploadRecord known, HashedContent content, CancellationToken cancel)
    {
        if (await blobs.FindAsync(Archive, known.Blob, cancel) is null)
        {
            await using var bytes = content.Open();
            await blobs.WriteAsync(Archive, known.Blob, bytes, BlobCondition.Absent, cancel);
        }
    }

    // The same content under another name: the name is kept, since a file of that name may replace rejected rows.
    private async Task<UploadRecord> NamedAsync(UploadRecord known, string etag, string name, CancellationToken cancel)
    {
        var plan = LedgerOf(known.Target);
        while (!known.IsNamed(name))
        {
            var named = known with { AlsoAs = [.. known.AlsoAs, name] };
            var body = CanonicalJson.Write(named);
            if (await ledger.AppendAsync(plan, known.By, known.Id, [new(known.Target.Kind, "named", known.Id, body, RowWrite.Replace(LedgerKeys.Upload(known.Id), body, etag))], cancel))
            {
                return named;
            }
            (known, etag) = await ledger.UploadRowAsync(plan, known.Id, cancel) is ({ } newest, { } now) ? (newest, now) : throw new InvalidOperationException($"The upload {known.Id} has left the ledger.");
        }
        return known;
    }

    // More bad rows than anybody would look up one by one, or than the receipt lists: the whole file stands for them.
    private static IReadOnlyList<Source> Rejected(UploadTarget target, HashedContent content, ReadUpload read) =>
        read.Rejected > 0 && read.RejectedRows.Count is 0 or > MostRejectedRows ? [new(target.Name, content.Sha256, Source.WholeFile)] : read.RejectedRows;

    // Too large to be read into memory: it is moved aside unread.
    private async Task<UploadRecord> TooLargeAsync(string blobName, long length, string by, DateTimeOffset? uploaded, CancellationToken cancel)
    {
        await using var hashed = await blobs.OpenAsync(Inbox, blobName, 0, null, cancel) ?? throw new FileNotFoundException($"{blobName} was removed from the inbox while it was read.", blobName);
        var (target, sha256) = (TargetOf(blobName), await HashedContent.HashAsync(hashed.Stream, cancel));
        if (await FindAsync(target, sha256, cancel) is { } known)
        {
            return Again(known, target.Name);
        }
        var receipt = Receipt.Of(target.Name, sha256, target.Kind, 0, 0, [Problem.Of("file.too-large", arguments: [("size", length), ("limit", HashedContent.Largest)])]);
        var record = new UploadRecord(UploadRecord.IdOf(target, sha256), target, sha256, KeptNames.Of(target, sha256), time.GetUtcNow(), by, 0, [], receipt) { UploadedAt = uploaded };
        await using var content = await blobs.OpenAsync(Inbox, blobName, 0, null, cancel) ?? throw new FileNotFoundException($"{blobName} was removed from the inbox while it was read.", blobName);
        await KeepAsync(record, content.Stream, cancel);
        return await WriteDownAsync(record, null, cancel);
    }

    // A rejected upload lies beside its receipt; so does one whose receipt is longer than the ledger has room for.
    private async Task KeepAsync(UploadRecord record, Stream content, CancellationToken cancel)
    {
        var container = record.Receipt.IsRejected ? Quarantine : Archive;
        await blobs.WriteAsync(container, record.Blob, content, BlobCondition.Always, cancel);
        if (record.Receipt.IsRejected || record.Receipt.Cut() != record.Receipt)
        {
            using var receipt = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(record.Receipt, CanonicalJson.Indented), writable: false);
            await blobs.WriteAsync(container, record.Blob + ".receipt.json", receipt, BlobCondition.Always, cancel);
        }
    }

    private async Task<ReadUpload> ReadAsync(string blobName, UploadTarget target, HashedContent content, string id, CancellationToken cancel)
    {
        if (UploadTarget.Parse(blobName) is null)
        {
            return ReadUpload.Refused(Problem.Of("path.unknown", value: blobName, arguments: [("kinds", string.Join('|', UploadTarget.Kinds))]));
        }
        return await reader.ReadAsync(target, content, id, cancel);
    }

    // The row in the ledger is the moment from which the upload counts; its order is its place in the chain.
    private async Task<UploadRecord> WriteDownAsync(UploadRecord record, string? etag, CancellationToken cancel)
    {
        var plan = LedgerOf(record.Target);
        var written = record;
        LedgerChange Change(long order)
        {
            written = record with { Order = order };
            var body = CanonicalJson.Write(written with { Receipt = record.Receipt.Cut() });
            return new(record.Target.Kind, record.Receipt.IsRejected ? "rejected" : "imported", record.Id, body,
                etag is null ? RowWrite.Insert(LedgerKeys.Upload(record.Id), body) : RowWrite.Replace(LedgerKeys.Upload(record.Id), body, etag));
        }
        return await ledger.AppendAsync(plan, record.By, record.Id, Change, cancel)
            ? written
            : await ledger.UploadAsync(plan, record.Id, cancel) ?? throw new InvalidOperationException($"The upload {record.Id} is neither in the ledger nor can it be added.");
    }
}
