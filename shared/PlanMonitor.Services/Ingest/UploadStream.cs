using System.Runtime.ExceptionServices;
using System.Security.Cryptography;
using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Streams;

namespace PlanMonitor.Services.Ingest;

/// <summary>
/// Content on its way into a store: read once and forward, hashed and counted meanwhile. One that is too large or ends too early fails at that place,
/// and so does every later read: a store that tries again must not take the rest for the whole.
/// </summary>
/// <param name="content">The content; it stays the caller's.</param>
/// <param name="length">Bytes that were announced, or null.</param>
/// <param name="limit">Most bytes that are taken.</param>
internal sealed class UploadStream(Stream content, long? length, long limit) : ForwardStream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private ExceptionDispatchInfo? _fault;
    private bool _ended;

    /// <summary>Bytes read so far.</summary>
    public long Count { get; private set; }

    /// <summary>Why the content is not taken; null where nothing speaks against it.</summary>
    public Problem? Problem { get; private set; }

    /// <summary>Throws what a read threw, where a store swallowed it or wrapped it into a fault of its own.</summary>
    public void ThrowIfBroken() => _fault?.Throw();

    /// <summary>Reads what is left and gives the hash of all, 64 lower-case hexadecimal digits.</summary>
    public async Task<string> HashAsync(CancellationToken cancel)
    {
        await CopyToAsync(Null, cancel);
        return Convert.ToHexStringLower(_hash.GetCurrentHash());
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        ThrowIfBroken();
        if (_ended || buffer.IsEmpty)
        {
            return 0;
        }
        try
        {
            var read = await content.ReadAsync(buffer, cancellationToken);
            return Taken(buffer.Span[..read]);
        }
        catch (Exception fault)
        {
            _fault ??= ExceptionDispatchInfo.Capture(fault);
            throw;
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _hash.Dispose();
        }
        base.Dispose(disposing);
    }

    private int Taken(ReadOnlySpan<byte> some)
    {
        Count += some.Length;
        _ended = some.IsEmpty;
        Problem = Count > limit ? Problem.Of("upload.too-large", arguments: [("limit", limit)])
            : _ended && length is { } announced && Count != announced ? Problem.Of("upload.incomplete", arguments: [("count", Count), ("announced", announced)])
            : null;
        if (Problem is not null)
        {
            throw new IOException(Problem.Message.En);
        }
        _hash.AppendData(some);
        return some.Length;
    }
}
