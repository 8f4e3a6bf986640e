using System.Net;
using System.Security.Cryptography;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Azure;

/// <summary>One call of <see cref="ITables.WriteAsync"/>: one row by an operation of its own (the cheaper one), more as a transaction.</summary>
internal sealed class TableWrite(TableClient client, string partition, IReadOnlyList<RowWrite> writes)
{
    private const int MarkBytes = 12;

    private const string ETagForm = "W/\"datetime'";

    // Well formed, and no row ever has it.
    private const string Never = ETagForm + "1601-01-01T00%3A00%3A00Z'\"";
    private readonly string mark = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(MarkBytes));

    /// <summary>Sends the writes once; conflicts are exceptions.</summary>
    public Task<WriteOutcome> SendAsync(CancellationToken cancel) => writes.Count == 1 ? OneAsync(writes[0], cancel) : AllAsync(cancel);

    /// <summary>The outcome that a refusal means; null for a fault of another kind.</summary>
    public static WriteOutcome? Refusal(RequestFailedException fault)
    {
        WriteStatus? status = (HttpStatusCode)fault.Status switch
        {
            HttpStatusCode.Conflict when fault.ErrorCode != TableErrorCode.TableBeingDeleted => WriteStatus.Exists,
            HttpStatusCode.NotFound => WriteStatus.Missing,
            HttpStatusCode.PreconditionFailed => WriteStatus.Changed,
            _ => null,
        };
        return status is { } known ? new(known, [], fault is TableTransactionFailedException { FailedTransactionActionIndex: { } index } ? index : 0) : null;
    }

    /// <summary>
    /// The outcome of a write that was taken though its answer was lost; null where it was not. All or none were written, so one row that bears the mark
    /// of this write tells for all; a row that others have written since gets an ETag that no row has. Deletions leave no mark: where there is nothing
    /// else, they count as done when all the rows are gone, since this write may be what removed them (the price: deleting nothing may be called done when
    /// the first try had no clear answer).
    /// </summary>
    public async Task<WriteOutcome?> TakenAsync(CancellationToken cancel)
    {
        var (taken, gone) = (false, true);
        var etags = new List<string>(writes.Count);
        foreach (var write in writes)
        {
            var entity = await FindAsync(client, partition, write.Key, cancel);
            var own = write.Kind != WriteKind.Delete && entity?.GetString(RowEntity.Mark) == mark;
            taken |= own;
            gone &= write.Kind == WriteKind.Delete && entity is null;
            etags.Add(write.Kind == WriteKind.Delete ? "" : own ? entity!.ETag.ToString() : Never);
        }
        return taken || gone ? new(WriteStatus.Done, etags, null) : null;
    }

    /// <summary>The entity of a row, or null.</summary>
    public static async Task<TableEntity?> FindAsync(TableClient client, string partition, string key, CancellationToken cancel)
    {
        var found = await client.GetEntityIfExistsAsync<TableEntity>(TableKey.Escape(partition), TableKey.Escape(key), cancellationToken: cancel);
        return found.HasValue ? found.Value : null;
    }

    private async Task<WriteOutcome> OneAsync(RowWrite write, CancellationToken cancel)
    {
        var entity = RowEntity.Of(partition, write.Key, write.Body, mark);
        var answer = await (write.Kind switch
        {
            WriteKind.Insert => client.AddEntityAsync(entity, cancel),
            WriteKind.Replace => client.UpdateEntityAsync(entity, IfMatch(write), TableUpdateMode.Replace, cancel),
            WriteKind.Upsert => client.UpsertEntityAsync(entity, TableUpdateMode.Replace, cancel),
            _ => client.DeleteEntityAsync(entity.PartitionKey, entity.RowKey, IfMatch(write), cancel),
        });

        // The client gives "not found" as the answer to a deletion, not as an exception.
        return answer.Status == (int)HttpStatusCode.NotFound ? throw new RequestFailedException(answer) : new(WriteStatus.Done, [ETagOf(write, answer)], null);
    }

    private async Task<WriteOutcome> AllAsync(CancellationToken cancel)
    {
        var answer = await client.SubmitTransactionAsync(writes.Select(Action), cancel);
        return new(WriteStatus.Done, [.. answer.Value.Select((each, i) => ETagOf(writes[i], each))], null);
    }

    private TableTransactionAction Action(RowWrite write)
    {
        var entity = RowEntity.Of(partition, write.Key, write.Body, mark);
        return write.Kind switch
        {
            WriteKind.Insert => new(TableTransactionActionType.Add, entity),
            WriteKind.Replace => new(TableTransactionActionType.UpdateReplace, entity, IfMatch(write)),
            WriteKind.Upsert => new(TableTransactionActionType.UpsertReplace, entity),
            _ => new(TableTransactionActionType.Delete, entity, IfMatch(write)),
        };
    }

    // The service refuses an ETag of another form than its own as a faulty request; to the port it is one that no row has.
    private static ETag IfMatch(RowWrite write) =>
        write.ETag is null ? ETag.All : new(write.ETag.StartsWith(ETagForm, StringComparison.Ordinal) ? write.ETag : Never);

    private static string ETagOf(RowWrite write, Response answer) => write.Kind == WriteKind.Delete ? "" : answer.Headers.ETag?.ToString() ?? "";
}
