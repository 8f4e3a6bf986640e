namespace PlanMonitor.Spatial.PatchFiles;

/// <summary>Some bytes, and then what a stream holds from where it stands. The stream stays open.</summary>
internal sealed class JoinedStream(byte[] first, Stream second) : Stream
{
    private int _at;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer) => OfFirst(buffer) is > 0 and var read ? read : second.Read(buffer);

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        OfFirst(buffer.Span) is > 0 and var read ? read : await second.ReadAsync(buffer, cancellationToken);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int OfFirst(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, first.Length - _at);
        first.AsSpan(_at, count).CopyTo(buffer);
        _at += count;
        return count;
    }
}
