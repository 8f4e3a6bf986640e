using PlanMonitor.Core.Json;
using PlanMonitor.Services.Records.Rows;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Services.Records;

/// <summary>
/// Typed rows in a table. Every upload's rows stay; which of them counts is decided when they are read: the newest accepted upload wins.
/// </summary>
/// <param name="tables">The port.</param>
/// <param name="table">Name of the table.</param>
/// <param name="identity">What two rows share when one corrects the other, for example licence and mineral.</param>
/// <param name="line">Line that the row came from; tells rows of one upload apart.</param>
/// <param name="reader">Reads rows fast where there are many; null for rows that are read like any JSON.</param>
internal sealed class RecordTable<T>(ITables tables, string table, Func<T, string> identity, Func<T, int> line, RowReader<T>? reader = null)
{
    /// <summary>Writes the rows of an upload; writing them again changes nothing.</summary>
    public async Task WriteAsync(string partition, string upload, IEnumerable<T> rows, CancellationToken cancel)
    {
        foreach (var writes in Transactions.Of(rows.Select(row => RowWrite.Upsert(Key(row, upload), CanonicalJson.Write(new StoredRow<T>(upload, row))))))
        {
            var outcome = await tables.WriteAsync(table, partition, writes, cancel);
            if (!outcome.Done)
            {
                throw new IOException($"Rows of upload {upload} could not be written to {table}: {outcome.Status}.");
            }
        }
    }

    /// <summary>The newest row of each identity among the uploads given (id to order), in order of identities.</summary>
    public async Task<IReadOnlyList<T>> NewestAsync(string partition, IReadOnlyDictionary<string, long> orders, CancellationToken cancel)
    {
        var (newest, memory) = (new NewestRows<T>(identity), new RowMemory());
        await foreach (var row in tables.QueryAsync(table, partition, null, null, cancel))
        {
            var stored = Read(row.Body, memory);
            if (orders.TryGetValue(stored.Upload, out var order))
            {
                newest.Add(order, IdentityOf(row.Key), stored.Value);
            }
        }
        return newest.InOrder();
    }

    /// <summary>How many of these rows stand under another upload already.</summary>
    public async Task<int> CountCorrectedAsync(string partition, string upload, IReadOnlySet<string> accepted, IEnumerable<T> rows, CancellationToken cancel)
    {
        var identities = rows.Select(identity).ToHashSet(StringComparer.Ordinal);
        var corrected = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var row in tables.QueryAsync(table, partition, null, null, cancel))
        {
            var stored = CanonicalJson.Read<StoredRow<T>>(row.Body);
            if (stored.Upload != upload && accepted.Contains(stored.Upload) && identities.Contains(identity(stored.Value)))
            {
                corrected.Add(identity(stored.Value));
            }
        }
        return corrected.Count;
    }

    private StoredRow<T> Read(string body, RowMemory memory)
    {
        if (reader is not null)
        {
            var text = new RowText(body, memory);
            var value = reader(ref text);
            text.End();
            if (!text.Failed)
            {
                return new(text.Upload, value);
            }
        }
        return CanonicalJson.ReadRow<StoredRow<T>>(body);
    }

    // A key is what Key made of it.
    private static ReadOnlyMemory<char> IdentityOf(string key) => key.AsMemory(0, key.AsSpan(0, key.LastIndexOf('|')).LastIndexOf('|'));

    private string Key(T row, string upload) => $"{identity(row)}|{upload}|{line(row):D7}";
}
