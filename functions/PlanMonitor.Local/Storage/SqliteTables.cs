using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Local.Storage;

/// <summary>The port for tables on SQLite.</summary>
public sealed class SqliteTables(SqliteFile file) : ITables
{
    private const int PageRows = 1000;
    private const int PageCharacters = 1024 * 1024;

    /// <inheritdoc/>
    /// <remarks>A commit waits for the disk: a first check writes a hundred thousand alerts. What bounds a transaction is its bytes.</remarks>
    public int MostRows => 4_000;

    /// <inheritdoc/>
    public int MostBytes => 12 * 1024 * 1024;

    /// <inheritdoc/>
    public Task<Row?> GetAsync(string table, string partition, string key, CancellationToken cancel)
    {
        var tab = TableRules.Table(table);
        TableRules.CheckKey(partition);
        TableRules.CheckKey(key);
        cancel.ThrowIfCancellationRequested();
        return Task.FromResult(file.Read(connection =>
        {
            using var command = connection.Command(
                "SELECT body, version FROM rows WHERE tab = $tab AND partition = $partition AND key = $key",
                ("$tab", tab), ("$partition", KeyOrder.Store(partition)), ("$key", KeyOrder.Store(key)));
            using var reader = command.ExecuteReader();
            return reader.Read() ? new Row(partition, key, reader.GetString(0), ETag(reader.GetInt64(1))) : null;
        }));
    }

    /// <inheritdoc/>
    public async Task<WriteOutcome> WriteAsync(string table, string partition, IReadOnlyList<RowWrite> writes, CancellationToken cancel)
    {
        var tab = TableRules.Table(table);
        TableRules.CheckKey(partition);
        TableRules.CheckWrites(writes, MostRows, MostBytes);
        return writes.Count == 0
            ? new(WriteStatus.Done, [], null)
            : await file.ChangeAsync(
                connection =>
                {
                    var outcome = Write(connection, tab, KeyOrder.Store(partition), writes);
                    return (outcome.Done, outcome);
                },
                cancel);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<Row> QueryAsync(string table, string partition, string? from, string? to, [EnumeratorCancellation] CancellationToken cancel)
    {
        var tab = TableRules.Table(table);
        TableRules.CheckKey(partition);
        TableRules.CheckBound(from);
        TableRules.CheckBound(to);
        var end = string.IsNullOrEmpty(to) ? KeyOrder.End : KeyOrder.Store(to);
        (List<Row> Rows, string? Next) Read(string start) => file.Read(connection => Page(connection, tab, partition, start, end));
        cancel.ThrowIfCancellationRequested();
        var page = Read(KeyOrder.Store(from ?? ""));
        Task<(List<Row> Rows, string? Next)>? ahead = null;
        try
        {
            while (true)
            {
                foreach (var row in page.Rows)
                {
                    yield return row;
                }
                cancel.ThrowIfCancellationRequested();
                if (page.Next is not { } next)
                {
                    yield break;
                }
                // Who asks for a second page asks for all of them: one is read while the one before is looked through.
                page = await (ahead ?? Task.Run(() => Read(next), cancel));
                ahead = page.Next is { } after ? Task.Run(() => Read(after), CancellationToken.None) : null;
            }
        }
        finally
        {
            if (ahead is not null)
            {
                // Nobody waits for it, and nothing is read after the storage is closed.
                await ((Task)ahead).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> PartitionsAsync(string table, [EnumeratorCancellation] CancellationToken cancel)
    {
        var tab = TableRules.Table(table);
        var last = "";
        while (true)
        {
            cancel.ThrowIfCancellationRequested();
            var found = file.Read(connection => (string?)connection.Scalar(
                "SELECT partition FROM rows WHERE tab = $tab AND partition > $last ORDER BY partition LIMIT 1", ("$tab", tab), ("$last", last)));
            if (found is null)
            {
                yield break;
            }
            last = found;
            yield return KeyOrder.Load(found);
            await Task.Yield();
        }
    }

    // A page, and where the next one begins; null where there is none.
    private static (List<Row> Rows, string? Next) Page(SqliteConnection connection, string tab, string partition, string next, string end)
    {
        using var command = connection.Command(
            "SELECT key, body, version FROM rows WHERE tab = $tab AND partition = $partition AND key >= $next AND key < $end ORDER BY key LIMIT $rows",
            ("$tab", tab), ("$partition", KeyOrder.Store(partition)), ("$next", next), ("$end", end), ("$rows", PageRows));
        using var reader = command.ExecuteReader();
        var page = new List<Row>();
        var characters = 0;
        while (characters < PageCharacters && reader.Read())
        {
            page.Add(new(partition, KeyOrder.Load(reader.GetString(0)), reader.GetString(1), ETag(reader.GetInt64(2))));
            characters += page[^1].Body.Length;
        }
        // No key holds a control character: nothing lies between a key and this.
        return (page, page.Count == PageRows || characters >= PageCharacters ? KeyOrder.Store(page[^1].Key) + '\u0001' : null);
    }

    private static WriteOutcome Write(SqliteConnection connection, string tab, string partition, IReadOnlyList<RowWrite> writes)
    {
        using var find = connection.Command(
            "SELECT version FROM rows WHERE tab = $tab AND partition = $partition AND key = $key", ("$tab", tab), ("$partition", partition), ("$key", ""));
        using var insert = new RowStatement(connection, "INSERT INTO rows (tab, partition, key, body, version) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING", tab, partition);
        using var put = new RowStatement(
            connection,
            """
            INSERT INTO rows (tab, partition, key, body, version) VALUES (?1, ?2, ?3, ?4, ?5)
            ON CONFLICT DO UPDATE SET body = excluded.body, version = excluded.version
            """,
            tab, partition);
        using var delete = new RowStatement(connection, "DELETE FROM rows WHERE tab = ?1 AND partition = ?2 AND key = ?3", tab, partition);

        var version = SqliteSchema.Take(connection, writes.Count);
        var etags = new string[writes.Count];
        for (var i = 0; i < writes.Count; i++, version++)
        {
            var write = writes[i];
            var key = KeyOrder.Store(write.Key);
            // What is written whatever is there need not look, and what must not be there shows when it is written.
            if (write.Kind is WriteKind.Replace or WriteKind.Delete)
            {
                find.Parameters["$key"].Value = key;
                if (Fault(write, (long?)find.ExecuteScalar()) is { } fault)
                {
                    return new(fault, [], i);
                }
            }
            var deletes = write.Kind == WriteKind.Delete;
            var changed = deletes ? delete.Run(key) : (write.Kind == WriteKind.Insert ? insert : put).Run(key, write.Body!, version);
            if (changed == 0 && write.Kind == WriteKind.Insert)
            {
                return new(WriteStatus.Exists, [], i);
            }
            etags[i] = deletes ? "" : ETag(version);
        }
        return new(WriteStatus.Done, etags, null);
    }

    /// <summary>Why a write cannot be done on what is there (its version, or null), or null where it can.</summary>
    private static WriteStatus? Fault(RowWrite write, long? found) => write.Kind switch
    {
        WriteKind.Replace or WriteKind.Delete when found is null => WriteStatus.Missing,
        WriteKind.Replace or WriteKind.Delete when write.ETag is not null && write.ETag != ETag(found.Value) => WriteStatus.Changed,
        _ => null,
    };

    private static string ETag(long version) => version.ToString(CultureInfo.InvariantCulture);
}
