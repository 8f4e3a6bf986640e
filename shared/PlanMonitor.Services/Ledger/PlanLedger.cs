using System.Runtime.CompilerServices;
using PlanMonitor.Core.Alerts;
using PlanMonitor.Core.Audit;
using PlanMonitor.Core.Json;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Services.Ledger;

/// <summary>What is written down with one link of the chain: the entry's words and the row that changes with it.</summary>
/// <param name="What">Kind of thing that changes.</param>
/// <param name="Change">What happens to it.</param>
/// <param name="Id">Its id.</param>
/// <param name="Content">What it is now; its hash goes into the entry.</param>
/// <param name="Write">The row that changes.</param>
/// <param name="Outbox">Body of an outbox row for the officials, or null.</param>
public sealed record LedgerChange(string What, string Change, string Id, string Content, RowWrite Write, string? Outbox = null)
{
    /// <summary>A second row that changes with the first, or null.</summary>
    public RowWrite? Also { get; init; }
}

/// <summary>A message in the outbox.</summary>
/// <param name="Sequence">Place in the plan's chain of the entry that it tells of.</param>
/// <param name="Body">Its content.</param>
public sealed record OutboxRow(long Sequence, string Body);

/// <summary>The one place where a plan's chain, uploads, alerts and outbox change, each change whole or not at all.</summary>
public sealed class PlanLedger(ITables tables, TimeProvider time)
{
    /// <summary>Where uploads and alerts of no plan stand: what names no plan, and what operators have to see to.</summary>
    public const string NoPlan = "-";

    // Row, second row, entry, outbox.
    private const int RowsPerChange = 4;
    private const int EntryBytes = 2_048;
    private const int BytesPerCharacter = 3;

    /// <summary>
    /// Appends changes in their order, as many in a transaction as the store takes. Returns false as soon as a row is no longer as the caller read it:
    /// what was appended before stays, and the caller reads again and goes on from there.
    /// </summary>
    public async Task<bool> AppendAsync(string plan, string by, string cause, IEnumerable<LedgerChange> changes, CancellationToken cancel)
    {
        using var transactions = Together(changes).GetEnumerator();
        // The next ones are put into words and chained while these are written.
        Task<Links?> NextAsync(AuditHead head) => Task.Run(() => transactions.MoveNext() ? Chain(head, plan, by, cause, [.. transactions.Current.Select(As)]) : null, cancel);
        var (last, etag) = await ReadHeadAsync(plan, cancel);
        var next = NextAsync(last);
        while (await next is { } links)
        {
            next = NextAsync(links.Head);
            var outcome = await WriteAsync(plan, links, etag, cancel);
            if (outcome.Done)
            {
                etag = outcome.ETags[0];
                continue;
            }
            var after = await next;
            // Someone else moved the head: what was chained is chained again.
            if (outcome.Failed != 0 || !await AppendSomeAsync(plan, by, cause, links.Changes, cancel) || (after is not null && !await AppendSomeAsync(plan, by, cause, after.Changes, cancel)))
            {
                return false;
            }
            (last, etag) = await ReadHeadAsync(plan, cancel);
            next = NextAsync(last);
        }
        return true;
    }

    /// <summary>Appends one change that is made from its own place in the chain; false where its row is no longer as the caller read it.</summary>
    public Task<bool> AppendAsync(string plan, string by, string cause, Func<long, LedgerChange> change, CancellationToken cancel) =>
        AppendSomeAsync(plan, by, cause, [change], cancel);

    /// <summary>The alerts of a plan by id, with the ETags of their rows.</summary>
    public async Task<IReadOnlyDictionary<string, (Alert Alert, string ETag)>> AlertsAsync(string plan, CancellationToken cancel)
    {
        var alerts = new Dictionary<string, (Alert, string)>(StringComparer.Ordinal);
        await foreach (var row in RowsAsync(plan, LedgerKeys.AlertPrefix, cancel))
        {
            var alert = CanonicalJson.Read<Alert>(row.Body);
            alerts.Add(alert.Id, (alert, row.ETag));
        }
        return alerts;
    }

    /// <summary>The ids of a plan's alerts.</summary>
    public async Task<HashSet<string>> AlertIdsAsync(string plan, CancellationToken cancel) =>
        await RowsAsync(plan, LedgerKeys.AlertPrefix, cancel).Select(row => row.Key[LedgerKeys.AlertPrefix.Length..]).ToHashSetAsync(StringComparer.Ordinal, cancel);

    /// <summary>One alert with the ETag of its row; nulls where there is none.</summary>
    public async Task<(Alert? Alert, string? ETag)> AlertRowAsync(string plan, string id, CancellationToken cancel) =>
        await tables.GetAsync(LedgerKeys.Table, plan, LedgerKeys.Alert(id), cancel) is { } row ? (CanonicalJson.Read<Alert>(row.Body), row.ETag) : (null, null);

    /// <summary>The plans that the ledger holds anything of, <see cref="NoPlan"/> included, in ordinal order.</summary>
    public IAsyncEnumerable<string> PlansAsync(CancellationToken cancel) => tables.PartitionsAsync(LedgerKeys.Table, cancel);

    /// <summary>One alert, or null.</summary>
    public async Task<Alert?> AlertAsync(string plan, string id, CancellationToken cancel) =>
        await tables.GetAsync(LedgerKeys.Table, plan, LedgerKeys.Alert(id), cancel) is { } row ? CanonicalJson.Read<Alert>(row.Body) : null;

    /// <summary>Alerts of a plan whose ids begin with a text.</summary>
    public async IAsyncEnumerable<Alert> AlertsFromAsync(string plan, string prefix, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var row in RowsAsync(plan, LedgerKeys.Alert(prefix), cancel))
        {
            yield return CanonicalJson.Read<Alert>(row.Body);
        }
    }

    /// <summary>What people did to an alert, in order.</summary>
    public async Task<IReadOnlyList<AlertAction>> ActionsAsync(string plan, string alert, CancellationToken cancel) =>
        await RowsAsync(plan, LedgerKeys.ActionsOf(alert), cancel).Select(row => CanonicalJson.Read<AlertAction>(row.Body)).ToListAsync(cancel);

    /// <summary>Writes down that someone sent an upload which lies in the inbox now; one that was taken in already is written down once for each sender.</summary>
    public async Task SentAsync(SentUpload sent, bool taken, CancellationToken cancel)
    {
        var (plan, key, body) = (sent.Target.Plan, LedgerKeys.Sent(sent.Id, sent.By), CanonicalJson.Write(sent));
        if (!taken || await tables.GetAsync(LedgerKeys.Table, plan, key, cancel) is null)
        {
            await AppendAsync(plan, sent.By, sent.Id, [new("sending", "received", key[LedgerKeys.SentPrefix.Length..], body, RowWrite.Upsert(key, body))], cancel);
        }
    }

    /// <summary>Who sent an upload last, since a moment if one is given; null where nobody did.</summary>
    public async Task<string?> SenderAsync(string plan, string upload, DateTimeOffset? since, CancellationToken cancel)
    {
        SentUpload? newest = null;
        await foreach (var row in RowsAsync(plan, LedgerKeys.SentBy(upload), cancel))
        {
            var sent = CanonicalJson.Read<SentUpload>(row.Body);
            newest = (since is null || sent.At >= since) && (newest is null || sent.At > newest.At) ? sent : newest;
        }
        return newest?.By;
    }

    /// <summary>The uploads of a plan.</summary>
    public async IAsyncEnumerable<UploadRecord> UploadsAsync(string plan, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var row in RowsAsync(plan, LedgerKeys.UploadPrefix, cancel))
        {
            yield return CanonicalJson.Read<UploadRecord>(row.Body);
        }
    }

    /// <summary>One upload, or null.</summary>
    public async Task<UploadRecord?> UploadAsync(string plan, string id, CancellationToken cancel) => (await UploadRowAsync(plan, id, cancel)).Record;

    /// <summary>One upload with the ETag of its row; nulls where there is none.</summary>
    public async Task<(UploadRecord? Record, string? ETag)> UploadRowAsync(string plan, string id, CancellationToken cancel) =>
        await tables.GetAsync(LedgerKeys.Table, plan, LedgerKeys.Upload(id), cancel) is { } row ? (CanonicalJson.Read<UploadRecord>(row.Body), row.ETag) : (null, null);

    /// <summary>The chain of a plan from its first entry on.</summary>
    public async IAsyncEnumerable<AuditEntry> EntriesAsync(string plan, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var row in RowsAsync(plan, LedgerKeys.AuditPrefix, cancel))
        {
            yield return CanonicalJson.Read<AuditEntry>(row.Body);
        }
    }

    /// <summary>The chain of a plan from the entry after a place on.</summary>
    public IAsyncEnumerable<AuditEntry> EntriesAfterAsync(string plan, long sequence, CancellationToken cancel) =>
        tables.QueryAsync(LedgerKeys.Table, plan, LedgerKeys.Audit(sequence + 1), LedgerKeys.After(LedgerKeys.AuditPrefix), cancel).Select(row => CanonicalJson.Read<AuditEntry>(row.Body));

    /// <summary>Messages that wait for delivery.</summary>
    public async IAsyncEnumerable<string> OutboxAsync(string plan, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var row in RowsAsync(plan, LedgerKeys.OutboxPrefix, cancel))
        {
            yield return row.Body;
        }
    }

    /// <summary>Messages that wait for delivery, in the order of the chain, with their places in it.</summary>
    public IAsyncEnumerable<OutboxRow> OutboxRowsAsync(string plan, CancellationToken cancel) =>
        RowsAsync(plan, LedgerKeys.OutboxPrefix, cancel).Select(row => new OutboxRow(LedgerKeys.SequenceOf(row.Key), row.Body));

    /// <summary>Takes messages out of the outbox that were handed on; one that is gone already is no fault.</summary>
    public async Task RemoveOutboxAsync(string plan, IReadOnlyList<long> sequences, CancellationToken cancel)
    {
        foreach (var some in sequences.Select(sequence => RowWrite.Delete(LedgerKeys.Outbox(sequence))).Chunk(TableLimits.TransactionRows))
        {
            if ((await tables.WriteAsync(LedgerKeys.Table, plan, some, cancel)).Done)
            {
                continue;
            }
            foreach (var one in some)
            {
                await tables.WriteAsync(LedgerKeys.Table, plan, [one], cancel);
            }
        }
    }

    /// <summary>The end of a plan's chain.</summary>
    public async Task<AuditHead> HeadAsync(string plan, CancellationToken cancel) => (await ReadHeadAsync(plan, cancel)).Head;

    private IAsyncEnumerable<Row> RowsAsync(string plan, string prefix, CancellationToken cancel) =>
        tables.QueryAsync(LedgerKeys.Table, plan, prefix, LedgerKeys.After(prefix), cancel);

    private IEnumerable<LedgerChange[]> Together(IEnumerable<LedgerChange> changes)
    {
        var (some, bytes, most) = (new List<LedgerChange>(), 0L, (tables.MostRows - 1) / RowsPerChange);
        foreach (var change in changes)
        {
            var size = EntryBytes + ((long)BytesPerCharacter * (change.Write.Body.Length + (change.Also?.Body.Length ?? 0) + (change.Outbox?.Length ?? 0)));
            if (some.Count == most || (some.Count > 0 && bytes + size > tables.MostBytes))
            {
                yield return [.. some];
                some.Clear();
                bytes = 0;
            }
            some.Add(change);
            bytes += size;
        }
        if (some.Count > 0)
        {
            yield return [.. some];
        }
    }

    private async Task<bool> AppendSomeAsync(string plan, string by, string cause, Func<long, LedgerChange>[] changes, CancellationToken cancel)
    {
        while (true)
        {
            var (head, etag) = await ReadHeadAsync(plan, cancel);
            var outcome = await WriteAsync(plan, Chain(head, plan, by, cause, changes), etag, cancel);
            if (outcome.Done)
            {
                return true;
            }
            if (outcome.Failed != 0)
            {
                return false;
            }
            // Someone else moved the head: chain onto the new one.
        }
    }

    private static Func<long, LedgerChange> As(LedgerChange change) => _ => change;

    // The rows of some changes, after that of the head.
    private Links Chain(AuditHead head, string plan, string by, string cause, Func<long, LedgerChange>[] changes)
    {
        var at = time.GetUtcNow();
        var rows = new List<RowWrite>(RowsPerChange * changes.Length);
        foreach (var make in changes)
        {
            var change = make(head.Sequence + 1);
            var entry = AuditEntry.After(head, plan, at, by, change.What, change.Change, change.Id, cause, change.Content);
            var link = entry.ToJson();
            head = new(entry.Sequence, AuditEntry.HashOf(link));
            rows.Add(change.Write);
            if (change.Also is not null)
            {
                rows.Add(change.Also);
            }
            rows.Add(RowWrite.Insert(LedgerKeys.Audit(entry.Sequence), link));
            if (change.Outbox is not null)
            {
                rows.Add(RowWrite.Insert(LedgerKeys.Outbox(entry.Sequence), change.Outbox));
            }
        }
        return new(changes, head, rows);
    }

    private Task<WriteOutcome> WriteAsync(string plan, Links links, string? etag, CancellationToken cancel)
    {
        var body = CanonicalJson.Write(links.Head);
        return tables.WriteAsync(LedgerKeys.Table, plan, [etag is null ? RowWrite.Insert(LedgerKeys.Head, body) : RowWrite.Replace(LedgerKeys.Head, body, etag), .. links.Rows], cancel);
    }

    private async Task<(AuditHead Head, string? ETag)> ReadHeadAsync(string plan, CancellationToken cancel)
    {
        var row = await tables.GetAsync(LedgerKeys.Table, plan, LedgerKeys.Head, cancel);
        return row is null ? (AuditHead.Start, null) : (CanonicalJson.Read<AuditHead>(row.Body), row.ETag);
    }

    // Changes, the end of the chain after them, and their rows.
    private sealed record Links(Func<long, LedgerChange>[] Changes, AuditHead Head, List<RowWrite> Rows);
}
