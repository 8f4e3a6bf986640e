namespace PlanMonitor.Services.Storage;

/// <summary>
/// The port for tables. It maps one to one on Azure Table storage and on SQLite: rows named by partition key and row key,
/// optimistic concurrency by ETag, transactions inside one partition, range queries that stream in key order.
/// </summary>
/// <remarks>
/// Tables exist by being written to; reading one that does not exist finds nothing. Table names have 3 to 63 letters and digits, begin with
/// a letter, and differ by more than case. Keys have 1 to <see cref="TableLimits.KeyLength"/> characters (UTF-16 code units) of any well-formed Unicode text
/// without control characters. Order is ordinal by UTF-16 code units, as <see cref="string.CompareOrdinal(string, string)"/> gives it. An adapter escapes
/// what its store cannot hold and keeps that order; on Azure, which forbids / \ # ?, each of them and the character just before it
/// (. [ " &gt;) become two characters, which is why a key has only half of Azure's length. Bodies are well-formed Unicode. What breaks a rule is an
/// <see cref="ArgumentException"/> (<see cref="TableRules"/>). Expected conflicts are outcomes, I/O faults are exceptions.
/// </remarks>
public interface ITables
{
    /// <summary>Rows in one transaction of this store: <see cref="TableLimits.TransactionRows"/> everywhere, more where the store holds more.</summary>
    int MostRows => TableLimits.TransactionRows;

    /// <summary>Bytes of all bodies in one transaction of this store: <see cref="TableLimits.TransactionBytes"/> everywhere, more where the store holds more.</summary>
    int MostBytes => TableLimits.TransactionBytes;

    /// <summary>The row, or null.</summary>
    Task<Row?> GetAsync(string table, string partition, string key, CancellationToken cancel);

    /// <summary>
    /// Writes up to <see cref="MostRows"/> rows of one partition, all or none.
    /// A row may stand in it once, and its bodies have at most <see cref="MostBytes"/> together: more is an <see cref="ArgumentException"/>.
    /// The first write that cannot be done decides the outcome and nothing is written. No writes at all are done at once.
    /// Every write gives its row an ETag that the row never had before, not even in an earlier life.
    /// </summary>
    Task<WriteOutcome> WriteAsync(string table, string partition, IReadOnlyList<RowWrite> writes, CancellationToken cancel);

    /// <summary>
    /// The rows of a partition with from &lt;= key &lt; to (ordinal; null or empty is open) in ordinal order of their keys, streamed. It is no snapshot:
    /// a row that stands throughout is given once, one that is added or removed meanwhile at most once.
    /// </summary>
    IAsyncEnumerable<Row> QueryAsync(string table, string partition, string? from, string? to, CancellationToken cancel);

    /// <summary>The partition keys of a table in ordinal order.</summary>
    IAsyncEnumerable<string> PartitionsAsync(string table, CancellationToken cancel);
}

/// <summary>Limits that hold for every adapter, taken from Azure Table storage.</summary>
public static class TableLimits
{
    /// <summary>Rows in one transaction that every store takes.</summary>
    public const int TransactionRows = 100;

    /// <summary>Characters in a key: half of what Azure holds, since escaping may double it.</summary>
    public const int KeyLength = 256;

    /// <summary>Bytes of one row's <see cref="Row.Body"/> as UTF-8; longer values belong in a blob.</summary>
    public const int BodyBytes = 512 * 1024;

    /// <summary>Bytes of all bodies of one transaction that every store takes, as UTF-8: Azure takes 4 MiB with keys, framing and Base64.</summary>
    public const int TransactionBytes = 2 * 1024 * 1024;
}

/// <summary>One row: its keys, its body (one JSON document) and the ETag that the store gave it.</summary>
public sealed record Row(string Partition, string Key, string Body, string ETag);

/// <summary>What a write does with its row.</summary>
public enum WriteKind
{
    /// <summary>The row must not exist.</summary>
    Insert,

    /// <summary>The row must exist with the ETag given.</summary>
    Replace,

    /// <summary>Written whether it exists or not.</summary>
    Upsert,

    /// <summary>The row must exist, with the ETag given unless that is null.</summary>
    Delete,
}

/// <summary>One write of a transaction.</summary>
public sealed record RowWrite(WriteKind Kind, string Key, string Body, string? ETag)
{
    /// <summary>A row that must not exist yet.</summary>
    public static RowWrite Insert(string key, string body) => new(WriteKind.Insert, key, body, null);

    /// <summary>A row that must still be as it was read.</summary>
    public static RowWrite Replace(string key, string body, string etag) => new(WriteKind.Replace, key, body, etag);

    /// <summary>A row whatever was there.</summary>
    public static RowWrite Upsert(string key, string body) => new(WriteKind.Upsert, key, body, null);

    /// <summary>Removes a row; with an ETag, only as it was read.</summary>
    public static RowWrite Delete(string key, string? etag = null) => new(WriteKind.Delete, key, "", etag);
}

/// <summary>How a transaction ended.</summary>
public enum WriteStatus
{
    /// <summary>All rows were written.</summary>
    Done,

    /// <summary>A row to insert exists already.</summary>
    Exists,

    /// <summary>A row to replace or delete does not exist.</summary>
    Missing,

    /// <summary>A row has another ETag than the one given.</summary>
    Changed,
}

/// <summary>The outcome of a transaction.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="ETags">The new ETags in the order of the writes (empty strings for deletions); empty unless done.</param>
/// <param name="Failed">Position of the write that decided the outcome; null when done.</param>
public sealed record WriteOutcome(WriteStatus Status, IReadOnlyList<string> ETags, int? Failed)
{
    /// <summary>True when all rows were written.</summary>
    public bool Done => Status == WriteStatus.Done;
}
