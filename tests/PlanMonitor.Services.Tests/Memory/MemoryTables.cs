using System.Globalization;
using System.Runtime.CompilerServices;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Services.Tests.Memory;

/// <summary>The port for tables in memory, for simulations that need thousands of runs. It passes the contract suite of the adapters.</summary>
internal sealed class MemoryTables : ITables
{
    private readonly Lock gate = new();
    private readonly SortedDictionary<(string Table, string Partition), Kept> rows =
        new(Comparer<(string Table, string Partition)>.Create((a, b) => string.CompareOrdinal(a.Table, b.Table) is not 0 and var table ? table : string.CompareOrdinal(a.Partition, b.Partition)));

    private long etags;

    public Task<Row?> GetAsync(string table, string partition, string key, CancellationToken cancel)
    {
        table = Checked(table, partition);
        TableRules.CheckKey(key);
        cancel.ThrowIfCancellationRequested();
        lock (gate)
        {
            return Task.FromResult(rows.TryGetValue((table, partition), out var found) ? found.Rows.GetValueOrDefault(key) : null);
        }
    }

    public Task<WriteOutcome> WriteAsync(string table, string partition, IReadOnlyList<RowWrite> writes, CancellationToken cancel)
    {
        table = Checked(table, partition);
        TableRules.CheckWrites(writes);
        cancel.ThrowIfCancellationRequested();
        lock (gate)
        {
            var found = rows.GetValueOrDefault((table, partition)) ?? new();
            for (var i = 0; i < writes.Count; i++)
            {
                if (Conflict(writes[i], found.Rows.GetValueOrDefault(writes[i].Key)) is { } status)
                {
                    return Task.FromResult(new WriteOutcome(status, [], i));
                }
            }
            string[] given = [.. writes.Select(write => Apply(partition, write, found))];
            if (found.Rows.Count == 0)
            {
                rows.Remove((table, partition));
            }
            else
            {
                rows[(table, partition)] = found;
            }
            return Task.FromResult(new WriteOutcome(WriteStatus.Done, given, null));
        }
    }

    public async IAsyncEnumerable<Row> QueryAsync(string table, string partition, string? from, string? to, [EnumeratorCancellation] CancellationToken cancel)
    {
        table = Checked(table, partition);
        TableRules.CheckBound(from);
        TableRules.CheckBound(to);
        await Task.CompletedTask;
        Row[] found;
        lock (gate)
        {
            found = rows.TryGetValue((table, partition), out var all) ? [.. all.Between(from, to)] : [];
        }
        foreach (var row in found)
        {
            cancel.ThrowIfCancellationRequested();
            yield return row;
        }
    }

    public async IAsyncEnumerable<string> PartitionsAsync(string table, [EnumeratorCancellation] CancellationToken cancel)
    {
        table = TableRules.Table(table);
        await Task.CompletedTask;
        string[] found;
        lock (gate)
        {
            found = [.. rows.Keys.Where(key => key.Table == table).Select(key => key.Partition)];
        }
        foreach (var partition in found)
        {
            cancel.ThrowIfCancellationRequested();
            yield return partition;
        }
    }

    private static string Checked(string table, string partition)
    {
        TableRules.CheckKey(partition);
        return TableRules.Table(table);
    }

    private static WriteStatus? Conflict(RowWrite write, Row? row) => write.Kind switch
    {
        WriteKind.Insert => row is null ? null : WriteStatus.Exists,
        WriteKind.Upsert => null,
        _ => row is null ? WriteStatus.Missing : write.ETag is null || write.ETag == row.ETag ? null : WriteStatus.Changed,
    };

    private string Apply(string partition, RowWrite write, Kept found)
    {
        if (write.Kind == WriteKind.Delete)
        {
            found.Rows.Remove(write.Key);
            found.Keys.Remove(write.Key);
            return "";
        }
        var etag = (++etags).ToString(CultureInfo.InvariantCulture);
        found.Rows[write.Key] = new(partition, write.Key, write.Body, etag);
        found.Keys.Add(write.Key);
        return etag;
    }

    private sealed class Kept
    {
        public Dictionary<string, Row> Rows { get; } = new(StringComparer.Ordinal);

        public SortedSet<string> Keys { get; } = new(StringComparer.Ordinal);

        public IEnumerable<Row> Between(string? from, string? to)
        {
            var last = Keys.Max!;
            var (low, high) = (string.IsNullOrEmpty(from) ? Keys.Min! : from, string.IsNullOrEmpty(to) ? last : to);
            var keys = string.CompareOrdinal(low, high) > 0 ? Enumerable.Empty<string>() : Keys.GetViewBetween(low, high);
            return keys.Where(key => string.IsNullOrEmpty(to) || key != to).Select(key => Rows[key]);
        }
    }
}
