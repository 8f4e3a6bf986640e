using PlanMonitor.Spatial.Streams;

namespace PlanMonitor.Spatial.PatchFiles;

/// <summary>Some bytes, and then what a stream holds from where it stands. The stream stays open.</summary>
internal sealed class JoinedStream(byte[] first, Stream second) : ForwardStream
{
    private int _at;

    public override int Read(Span<byte> buffer) => OfFirst(buffer) is > 0 and var read ? read : second.Read(buffer);

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        OfFirst(buffer.Span) is > 0 and var read ? read : await second.ReadAsync(buffer, cancellationToken);

    private int OfFirst(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, first.Length - _at);
        first.AsSpan(_at, count).CopyTo(buffer);
        _at += count;
        return count;
    }
}
