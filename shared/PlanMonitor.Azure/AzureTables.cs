using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Azure;

/// <summary>The port for tables on Azure Table storage.</summary>
/// <remarks>
/// A write whose answer was lost is sent again by the client's pipeline and then meets its own rows. Every row bears the random mark of the write that made
/// it; where a conflict comes after a try without a clear answer, the rows are read, and if one bears the mark the write was taken.
/// Where others have written all its rows since, the write counts as the conflict that it met.
/// </remarks>
public sealed class AzureTables(TableServiceClient service) : ITables
{
    private const int ShortPage = 100;

    // The most that the service gives at once.
    private const int LongPage = 1000;

    private readonly ConcurrentDictionary<string, TableClient> clients = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public async Task<Row?> GetAsync(string table, string partition, string key, CancellationToken cancel)
    {
        TableRules.CheckKey(partition);
        TableRules.CheckKey(key);
        return await TableWrite.FindAsync(Client(table), partition, key, cancel) is { } entity ? RowEntity.Read(entity) : null;
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
        var write = new TableWrite(client, partition, writes);
        using var tries = Tries.Watch();
        for (var created = false; ; created = true)
        {
            try
            {
                return await write.SendAsync(cancel);
            }
            catch (RequestFailedException fault) when (IsTableMissing(fault) && !created && writes[0].Kind is WriteKind.Insert or WriteKind.Upsert)
            {
                await client.CreateIfNotExistsAsync(cancel);
            }
            catch (RequestFailedException fault) when (TableWrite.Refusal(fault) is { } refusal)
            {
                return (tries.Unclear ? await write.TakenAsync(cancel) : null) ?? refusal;
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
        await foreach (var entity in ReadAsync(Client(table), filter, ShortPage, cancel))
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

    private static bool IsTableMissing(RequestFailedException fault) => fault.ErrorCode == TableErrorCode.TableNotFound;

    // A short first page, since many readers want no more than a screenful, and long ones after it.
    private static async IAsyncEnumerable<TableEntity> ReadAsync(TableClient client, string filter, int first, [EnumeratorCancellation] CancellationToken cancel)
    {
        string? next = null;
        for (var size = first; ; size = LongPage)
        {
            Page<TableEntity> page;
            try
            {
                page = await client.QueryAsync<TableEntity>(filter, cancellationToken: cancel).AsPages(next, size).FirstAsync(cancel);
            }
            catch (RequestFailedException fault) when (IsTableMissing(fault))
            {
                yield break;
            }
            foreach (var entity in page.Values)
            {
                yield return entity;
            }
            next = page.ContinuationToken;
            if (string.IsNullOrEmpty(next))
            {
                yield break;
            }
        }
    }

    private TableClient Client(string table) => clients.GetOrAdd(TableRules.Table(table), service.GetTableClient);
}
