using System.Collections.Concurrent;
using System.Net;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Azure;
using Azure.Data.Tables;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Azure;

/// <summary>The port for tables on Azure Table storage.</summary>
/// <remarks>
/// A write whose answer was lost is sent again by the client's pipeline and then meets its own rows. Every write carries a random mark; where a conflict comes
/// back, the row is read, and if it bears the mark of this write the write was taken.
/// </remarks>
public sealed class AzureTables(TableServiceClient service) : ITables
{
    private const int MarkBytes = 12;
    private const string TableMissing = "TableNotFound";
    private readonly ConcurrentDictionary<string, TableClient> _clients = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public async Task<Row?> GetAsync(string table, string partition, string key, CancellationToken cancel)
    {
        TableRules.CheckKey(partition);
        TableRules.CheckKey(key);
        return await FindAsync(Client(table), partition, key, cancel) is { } entity ? RowEntity.Read(entity) : null;
    }

    /// <inheritdoc/>
    public async Task<WriteOutcome> WriteAsync(string table, string partition, IReadOnlyList<RowWrite> writes, CancellationToken cancel)
    {
        TableRules.CheckKey(partition);
        TableRules.CheckWrites(writes);
        var client = Client(table);
        if (writes.Count == 0)
        {
            return new(WriteStatus.Done, [], null);
        }
        var mark = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(MarkBytes));
        var actions = writes.Select(write => Action(partition, write, mark)).ToList();
        while (true)
        {
            try
            {
                var answer = await client.SubmitTransactionAsync(actions, cancel);
                return new(WriteStatus.Done, [.. answer.Value.Select((each, i) => writes[i].Kind == WriteKind.Delete ? "" : each.Headers.ETag?.ToString() ?? "")], null);
            }
            catch (RequestFailedException fault) when (fault.ErrorCode == TableMissing)
            {
                if (writes[0].Kind is WriteKind.Replace or WriteKind.Delete)
                {
                    return new(WriteStatus.Missing, [], 0);
                }
                await client.CreateIfNotExistsAsync(cancel);
            }
            catch (RequestFailedException fault) when (StatusOf(fault) is not null)
            {
                return await TakenAsync(client, partition, writes, mark, cancel)
                    ?? new(StatusOf(fault)!.Value, [], fault is TableTransactionFailedException { FailedTransactionActionIndex: { } index } ? index : 0);
            }
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<Row> QueryAsync(string table, string partition, string? from, string? to, [EnumeratorCancellation] CancellationToken cancel)
    {
        TableRules.CheckKey(partition);
        TableRules.CheckBound(from);
        TableRules.CheckBound(to);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {TableKey.Escape(partition)}");
        if (!string.IsNullOrEmpty(from))
        {
            filter += " and " + TableClient.CreateQueryFilter($"RowKey ge {TableKey.Escape(from)}");
        }
        if (!string.IsNullOrEmpty(to))
        {
            filter += " and " + TableClient.CreateQueryFilter($"RowKey lt {TableKey.Escape(to)}");
        }
        await foreach (var entity in ReadAsync(Client(table), filter, null, cancel))
        {
            yield return RowEntity.Read(entity);
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> PartitionsAsync(string table, [EnumeratorCancellation] CancellationToken cancel)
    {
        // One short query a partition: the first row after the last partition seen.
        var client = Client(table);
        for (string? last = null; ;)
        {
            var filter = last is null ? "" : TableClient.CreateQueryFilter($"PartitionKey gt {last}");
            last = await ReadAsync(client, filter, 1, cancel).Select(entity => entity.PartitionKey).FirstOrDefaultAsync(cancel);
            if (last is null)
            {
                yield break;
            }
            yield return TableKey.Unescape(last);
        }
    }

    private static TableTransactionAction Action(string partition, RowWrite write, string mark)
    {
        var entity = RowEntity.Of(partition, write.Key, write.Body, mark);
        return write.Kind switch
        {
            WriteKind.Insert => new(TableTransactionActionType.Add, entity),
            WriteKind.Replace => new(TableTransactionActionType.UpdateReplace, entity, new ETag(write.ETag!)),
            WriteKind.Upsert => new(TableTransactionActionType.UpsertReplace, entity),
            _ => new(TableTransactionActionType.Delete, entity, write.ETag is null ? ETag.All : new ETag(write.ETag)),
        };
    }

    private static WriteStatus? StatusOf(RequestFailedException fault) => (HttpStatusCode)fault.Status switch
    {
        HttpStatusCode.Conflict => WriteStatus.Exists,
        HttpStatusCode.NotFound => WriteStatus.Missing,
        HttpStatusCode.PreconditionFailed => WriteStatus.Changed,
        _ => null,
    };

    // The outcome of a write that was taken although its answer was lost; null where it was not.
    private static async Task<WriteOutcome?> TakenAsync(TableClient client, string partition, IReadOnlyList<RowWrite> writes, string mark, CancellationToken cancel)
    {
        var etags = new List<string>(writes.Count);
        foreach (var write in writes)
        {
            var entity = await FindAsync(client, partition, write.Key, cancel);
            if (write.Kind == WriteKind.Delete ? entity is not null : entity?.GetString(RowEntity.Mark) != mark)
            {
                return null;
            }
            etags.Add(entity?.ETag.ToString() ?? "");
        }
        // Deletions alone leave no mark: they count as taken only beside a row that bears it.
        return writes.All(write => write.Kind == WriteKind.Delete) ? null : new(WriteStatus.Done, etags, null);
    }

    private static async Task<TableEntity?> FindAsync(TableClient client, string partition, string key, CancellationToken cancel)
    {
        try
        {
            var found = await client.GetEntityIfExistsAsync<TableEntity>(TableKey.Escape(partition), TableKey.Escape(key), cancellationToken: cancel);
            return found.HasValue ? found.Value : null;
        }
        catch (RequestFailedException fault) when (fault.ErrorCode == TableMissing)
        {
            return null;
        }
    }

    private static async IAsyncEnumerable<TableEntity> ReadAsync(TableClient client, string filter, int? page, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var rows = client.QueryAsync<TableEntity>(filter, page, cancellationToken: cancel).GetAsyncEnumerator(cancel);
        while (true)
        {
            try
            {
                if (!await rows.MoveNextAsync())
                {
                    yield break;
                }
            }
            catch (RequestFailedException fault) when (fault.ErrorCode == TableMissing)
            {
                yield break;
            }
            yield return rows.Current;
        }
    }

    private TableClient Client(string table) => _clients.GetOrAdd(TableRules.Table(table), service.GetTableClient);
}
