using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;
using PlanMonitor.Services.Storage;
using PlanMonitor.Spatial.Streams;

namespace PlanMonitor.Services.Ingest;

/// <summary>What comes of a rest: it ends where its source breaks, so that what came is kept, and says why.</summary>
/// <param name="content">The source; it stays the caller's.</param>
/// <param name="room">Most bytes that are taken.</param>
/// <param name="ended">Ends the source.</param>
internal sealed class RestStream(Stream content, long room, CancellationToken ended) : ForwardStream
{
    /// <summary>Bytes that came.</summary>
    public long Count { get; private set; }

    /// <summary>Why it ended too early; null where it did not.</summary>
    public ExceptionDispatchInfo? Fault { get; private set; }

    /// <summary>True where more came than there is room for.</summary>
    public bool TooLong => Count > room;

    [SuppressMessage("Design", "CA1031", Justification = "However the source broke, what came before is kept; the fault is thrown after that.")]
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Fault is not null || TooLong)
        {
            return 0;
        }
        try
        {
            var read = await content.ReadAsync(buffer, ended);
            Count += read;
            return TooLong ? 0 : read;
        }
        catch (Exception fault)
        {
            Fault = ExceptionDispatchInfo.Capture(fault);
            return 0;
        }
    }
}

/// <summary>Parts one after the other.</summary>
internal sealed class PartsStream(IBlobs blobs, IReadOnlyList<BlobInfo> parts) : ForwardStream
{
    private BlobContent? _open;
    private int _next;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_open is not null || _next < parts.Count)
        {
            _open ??= await blobs.OpenAsync(parts[_next].Container, parts[_next].Name, 0, null, cancellationToken) is { } opened && opened.Info.ETag == parts[_next].ETag
                ? opened
                : throw new IOException($"The part {parts[_next].Name} was changed while it was read; send the upload again.");
            if (await _open.Stream.ReadAsync(buffer, cancellationToken) is > 0 and var read)
            {
                return read;
            }
            await _open.DisposeAsync();
            (_open, _next) = (null, _next + 1);
        }
        return 0;
    }

    public override async ValueTask DisposeAsync()
    {
        if (_open is not null)
        {
            await _open.DisposeAsync();
        }
        await base.DisposeAsync();
    }
}
