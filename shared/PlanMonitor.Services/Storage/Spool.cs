namespace PlanMonitor.Services.Storage;

/// <summary>
/// What is put down for a while, then read from any place: the first of it in memory, the rest in a temporary file. An instance of the app has 0.8 GB of disk, most of which an
/// archive takes that is unpacked meanwhile.
/// </summary>
/// <param name="inMemory">Bytes that are held in memory at most.</param>
internal sealed class Spool(long inMemory = 256L << 20) : Stream
{
    private const int BlockBytes = 1 << 20;
    private readonly List<byte[]> _blocks = [];
    private FileStream? _file;
    private long _length;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => true;

    public override long Length => _length;

    public override long Position { get; set; }

    private long Edge => inMemory / BlockBytes * BlockBytes;

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (Position != _length)
        {
            throw new NotSupportedException("A spool is written at its end only.");
        }
        while (buffer.Length > 0)
        {
            var written = _length < Edge ? InBlock(buffer) : InFile(buffer);
            buffer = buffer[written..];
            Position = _length += written;
        }
    }

    public override int Read(Span<byte> buffer)
    {
        var left = (int)Math.Min(buffer.Length, _length - Position);
        if (left <= 0)
        {
            return 0;
        }
        int read;
        if (Position < Edge)
        {
            var at = (int)(Position % BlockBytes);
            read = Math.Min(left, BlockBytes - at);
            _blocks[(int)(Position / BlockBytes)].AsSpan(at, read).CopyTo(buffer);
        }
        else
        {
            _file!.Position = Position - Edge;
            read = _file.Read(buffer[..left]);
        }
        Position += read;
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override long Seek(long offset, SeekOrigin origin) =>
        Position = offset + (origin switch { SeekOrigin.Begin => 0, SeekOrigin.Current => Position, _ => _length });

    public override void Flush() => _file?.Flush();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _blocks.Clear();
            _file?.Dispose();
        }
        base.Dispose(disposing);
    }

    private int InBlock(ReadOnlySpan<byte> buffer)
    {
        var at = (int)(_length % BlockBytes);
        if (at == 0)
        {
            _blocks.Add(new byte[BlockBytes]);
        }
        var count = Math.Min(buffer.Length, BlockBytes - at);
        buffer[..count].CopyTo(_blocks[^1].AsSpan(at));
        return count;
    }

    private int InFile(ReadOnlySpan<byte> buffer)
    {
        _file ??= TemporaryFile.Create();
        _file.Position = _length - Edge;
        _file.Write(buffer);
        return buffer.Length;
    }
}
