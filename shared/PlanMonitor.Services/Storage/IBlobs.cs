namespace PlanMonitor.Services.Storage;

/// <summary>
/// The port for blobs, on Azure Blob storage or on folders. A blob appears whole or not at all; a reader of an open stream
/// sees the content it opened even when the blob is replaced meanwhile.
/// </summary>
/// <remarks>
/// Containers have 3 to 63 lower-case letters, digits and single hyphens, as in Azure. Names have 1 to 1,024 characters: segments parted by '/',
/// none empty, none "." or "..", no control characters, no backslash; any other well-formed Unicode text (Chinese included) is allowed. A segment that is
/// written has at most <see cref="BlobRules.SegmentBytes"/> bytes as UTF-8, so that folders can hold it. What breaks a rule is an
/// <see cref="ArgumentException"/> (<see cref="BlobRules"/>). Names differ by more than case, and none is the folder of another (<c>a</c> and
/// <c>a/b</c>): Azure would hold both, folders do not. Containers exist by being written to. Every write gives a blob an ETag that it never had before.
/// </remarks>
public interface IBlobs
{
    /// <summary>True where the store itself says when a blob was written and nobody can set that time; files of a folder keep the time that they had elsewhere.</summary>
    bool KeepsTime => false;

    /// <summary>Size, ETag and time of a blob, or null.</summary>
    Task<BlobInfo?> FindAsync(string container, string name, CancellationToken cancel);

    /// <summary>
    /// The content from an offset, at most <paramref name="length"/> bytes (null: to the end; beyond the end: empty); null where there is no blob.
    /// The stream is read once, forward; <see cref="BlobInfo.Length"/> is that of the whole blob. The caller disposes it.
    /// </summary>
    Task<BlobContent?> OpenAsync(string container, string name, long offset, long? length, CancellationToken cancel);

    /// <summary>
    /// Writes the content, read from where the stream stands to its end, under a condition; it may be read to the end even where the condition does not hold.
    /// A stream that fails leaves everything as it was. The caller disposes it.
    /// </summary>
    Task<BlobWrite> WriteAsync(string container, string name, Stream content, BlobCondition condition, CancellationToken cancel);

    /// <summary>Removes a blob, with an ETag only the content that bears it; false where there was none or, with an ETag, another.</summary>
    Task<bool> DeleteAsync(string container, string name, string? ifETag, CancellationToken cancel);

    /// <summary>
    /// Blobs whose names begin with a prefix (any text, empty for all), in ordinal order of their names (by UTF-16 code units; characters beyond
    /// U+FFFF in the store's own place), streamed. It is no snapshot: a blob that stands throughout is given once.
    /// </summary>
    IAsyncEnumerable<BlobInfo> ListAsync(string container, string prefix, CancellationToken cancel);
}

/// <summary>What is known of a blob without reading it.</summary>
public sealed record BlobInfo(string Container, string Name, long Length, string ETag, DateTimeOffset Modified);

/// <summary>An open blob.</summary>
public sealed record BlobContent(BlobInfo Info, Stream Stream) : IAsyncDisposable
{
    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Stream.DisposeAsync();
}

/// <summary>Under which condition a blob is written.</summary>
/// <param name="IfAbsent">Only where no blob has the name.</param>
/// <param name="IfETag">Only where the blob still has this ETag.</param>
public sealed record BlobCondition(bool IfAbsent, string? IfETag)
{
    /// <summary>Whatever was there.</summary>
    public static BlobCondition Always { get; } = new(false, null);

    /// <summary>Only where no blob has the name.</summary>
    public static BlobCondition Absent { get; } = new(true, null);

    /// <summary>Only over the content that has this ETag.</summary>
    public static BlobCondition Unchanged(string etag) => new(false, etag);
}

/// <summary>The outcome of a write: the new blob, or null where the condition did not hold.</summary>
public sealed record BlobWrite(BlobInfo? Info)
{
    /// <summary>True when it was written.</summary>
    public bool Done => Info is not null;
}
