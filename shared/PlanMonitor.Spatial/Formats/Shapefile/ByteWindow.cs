namespace PlanMonitor.Spatial.Formats.Shapefile;

/// <summary>A window on a stream that moves forward and grows only for what does not fit.</summary>
internal sealed class ByteWindow(Stream stream, int bufferBytes)
{
    private byte[] _buffer = new byte[Math.Max(16, bufferBytes)];
    private int _start;
    private int _end;

    /// <summary>The next bytes, exactly so many; shorter only where the stream ends before.</summary>
    public ReadOnlySpan<byte> Peek(int count)
    {
        if (_end - _start < count)
        {
            Fill(count);
        }
        return _buffer.AsSpan(_start, Math.Min(count, _end - _start));
    }

    /// <summary>Passes over bytes.</summary>
    public void Skip(long count)
    {
        var inside = (int)Math.Min(count, _end - _start);
        _start += inside;
        if (count > inside)
        {
            stream.Seek(count - inside, SeekOrigin.Current);
        }
    }

    private void Fill(int count)
    {
        var left = _buffer.AsSpan(_start, _end - _start);
        if (count > _buffer.Length)
        {
            var larger = new byte[(int)Math.Min(Array.MaxLength, Math.Max(count, 2L * _buffer.Length))];
            left.CopyTo(larger);
            _buffer = larger;
        }
        else
        {
            left.CopyTo(_buffer);
        }
        (_start, _end) = (0, left.Length);
        while (_end < count)
        {
            var read = stream.Read(_buffer, _end, _buffer.Length - _end);
            if (read == 0)
            {
                return;
            }
            _end += read;
        }
    }
}
