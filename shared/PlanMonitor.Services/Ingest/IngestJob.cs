using PlanMonitor.Core.Json;
using PlanMonitor.Core.Messages;
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

    private const string NoPlan = "-";

    /// <summary>Everything that lies in the inbox now, in the order in which kinds build on each other (rights before reports), with a receipt each.</summary>
    public async Task<IReadOnlyList<UploadRecord>> RunAllAsync(string by, Action<UploadRecord>? done, CancellationToken cancel)
    {
        var names = new List<string>();
        await foreach (var blob in blobs.ListAsync(Inbox, "", cancel))
        {
            names.Add(blob.Name);
        }
        var records = new List<UploadRecord>();
        foreach (var name in names.OrderBy(Rank).ThenBy(name => name, StringComparer.Ordinal))
        {
            if (await RunAsync(name, by, cancel) is { } record)
            {
                records.Add(record);
                done?.Invoke(record);
            }
        }
        return records;
    }

    /// <summary>One upload of the inbox; null where it is gone already.</summary>
    public async Task<UploadRecord?> RunAsync(string blobName, string by, CancellationToken cancel)
    {
        HashedContent? content;
        long length;
        await using (var open = await blobs.OpenAsync(Inbox, blobName, 0, null, cancel))
        {
            if (open is null)
            {
                return null;
            }
            length = open.Info.Length;
            content = await HashedContent.ReadAsync(open.Stream, length, cancel);
        }
        if (content is null)
        {
            return await TooLargeAsync(blobName, length, by, cancel);
        }
        var target = UploadTarget.Parse(blobName);
        var plan = target is not null && reader.HasLedger(target) ? target.Plan : NoPlan;
        var upload = target is null ? Unplaced(blobName) : target;
        var id = UploadRecord.IdOf(upload, content.Sha256);
        var record = await ledger.UploadAsync(plan, id, cancel) is { } known
            ? known with { Receipt = Again(known, upload.Name) }
            : await TakeAsync(upload, target is not null, plan, id, content, by, cancel);
        await blobs.DeleteAsync(Inbox, blobName, cancel);
        return record;
    }

    private static int Rank(string blobName) => UploadTarget.Parse(blobName) is { } target ? UploadTarget.Kinds.IndexOf(target.Kind) : -1;

    private static UploadTarget Unplaced(string blobName) => new("-", NoPlan, null, null, blobName);

    private static Receipt Again(UploadRecord known, string name) => known.Receipt with
    {
        File = name,
        Status = known.Receipt.IsRejected ? ReceiptStatus.Rejected : ReceiptStatus.AcceptedWithRemarks,
        Problems = [ReceiptProblem.Of(Problem.Of("file.already-imported", value: known.Receipt.File)), .. known.Receipt.Problems],
    };

    private async Task<UploadRecord> TakeAsync(UploadTarget target, bool placed, string plan, string id, HashedContent content, string by, CancellationToken cancel)
    {
        var read = placed
            ? await reader.ReadAsync(target, content, id, cancel)
            : ReadUpload.Refused(Problem.Of("path.unknown", value: target.Name, arguments: [("kinds", string.Join('|', UploadTarget.Kinds))]));
        var receipt = Receipt.Of(target.Name, content.Sha256, target.Kind, read.Accepted, read.Rejected, read.Problems);
        var container = receipt.IsRejected ? Quarantine : Archive;
        var blob = placed ? $"{(target with { Name = content.Sha256[..12] }).BlobName}/{target.Name}" : $"unplaced/{content.Sha256[..12]}/{target.Name}";
        await KeepAsync(container, blob, content.Bytes, cancel);
        if (receipt.IsRejected)
        {
            await KeepAsync(container, blob + ".receipt.json", System.Text.Encoding.UTF8.GetBytes(System.Text.Json.JsonSerializer.Serialize(receipt, CanonicalJson.Indented)), cancel);
        }
        else
        {
            await read.WriteAsync(id, cancel);
        }
        return await WriteDownAsync(plan, by, new UploadRecord(id, target, content.Sha256, blob, time.GetUtcNow(), by, 0, read.RejectedRows, receipt), cancel);
    }

    // The row in the ledger is the moment from which the upload counts; its order is the chain's.
    private async Task<UploadRecord> WriteDownAsync(string plan, string by, UploadRecord record, CancellationToken cancel)
    {
        while (true)
        {
            var ordered = record with { Order = (await ledger.HeadAsync(plan, cancel)).Sequence + 1 };
            var body = CanonicalJson.Write(ordered);
            var change = new LedgerChange(record.Target.Kind, record.Receipt.IsRejected ? "rejected" : "imported", record.Id, body, RowWrite.Insert(LedgerKeys.Upload(record.Id), body));
            if (await ledger.AppendAsync(plan, by, record.Id, [change], cancel))
            {
                return ordered;
            }
            if (await ledger.UploadAsync(plan, record.Id, cancel) is { } other)
            {
                return other;
            }
        }
    }

    private async Task KeepAsync(string container, string blob, byte[] content, CancellationToken cancel)
    {
        using var stream = new MemoryStream(content, writable: false);
        await blobs.WriteAsync(container, blob, stream, BlobCondition.Always, cancel);
    }

    // Too large to be read into memory: it is moved aside unread.
    private async Task<UploadRecord> TooLargeAsync(string blobName, long length, string by, CancellationToken cancel)
    {
        var problem = Problem.Of("file.too-large", arguments: [("size", length), ("limit", HashedContent.Largest)]);
        var target = UploadTarget.Parse(blobName) ?? Unplaced(blobName);
        var receipt = Receipt.Of(target.Name, "", target.Kind, 0, 0, [problem]);
        var id = UploadRecord.IdOf(target, $"{blobName}:{length}");
        await using (var open = await blobs.OpenAsync(Inbox, blobName, 0, null, cancel))
        {
            if (open is not null)
            {
                await blobs.WriteAsync(Quarantine, $"too-large/{blobName}", open.Stream, BlobCondition.Always, cancel);
            }
        }
        await KeepAsync(Quarantine, $"too-large/{blobName}.receipt.json", System.Text.Encoding.UTF8.GetBytes(CanonicalJson.Write(receipt)), cancel);
        var plan = reader.HasLedger(target) ? target.Plan : NoPlan;
        var record = await WriteDownAsync(plan, by, new UploadRecord(id, target, "", $"too-large/{blobName}", time.GetUtcNow(), by, 0, [], receipt), cancel);
        await blobs.DeleteAsync(Inbox, blobName, cancel);
        return record;
    }
}
