using System.Text.Json;

namespace PlanMonitor.Spatial.Formats.GeoJson;

/// <summary>A window on a stream of JSON that moves on as values are taken and grows only for a value that does not fit.</summary>
internal sealed class JsonWindow(Stream stream, FormatLimits limits)
{
    private byte[] _buffer = new byte[Math.Max(16, limits.BufferBytes)];
    private int _start;
    private int _end;
    private JsonReaderState _state = new(new JsonReaderOptions { MaxDepth = FormatLimits.Depth, AllowMultipleValues = true });

    /// <summary>True when the end of the stream lies in the window.</summary>
    public bool Final { get; private set; }

    /// <summary>What is in the window.</summary>
    public ReadOnlySpan<byte> Bytes => _buffer.AsSpan(_start, _end - _start);

    /// <summary>A reader over the window, in the state of what was taken.</summary>
    public Utf8JsonReader Reader() => new(Bytes, Final, _state);

    /// <summary>Takes what the reader has read.</summary>
    public void Take(in Utf8JsonReader reader)
    {
        _start += (int)reader.BytesConsumed;
        _state = reader.CurrentState;
    }

    /// <summary>Leaves bytes out that are no JSON, at the beginning of the stream.</summary>
    public void Leave(int bytes) => _start += bytes;

    /// <summary>Brings more of the stream into the window; false when it is as large as it may be.</summary>
    public bool Fill()
    {
        var length = _end - _start;
        if (length == _buffer.Length)
        {
            if (length >= limits.FeatureBytes)
            {
                return false;
            }
            Array.Resize(ref _buffer, (int)Math.Min(limits.FeatureBytes, (long)_buffer.Length * 2));
        }
        else if (_start > 0)
        {
            Bytes.CopyTo(_buffer);
            (_start, _end) = (0, length);
        }
        while (_end < _buffer.Length && !Final)
        {
            var read = stream.Read(_buffer, _end, _buffer.Length - _end);
            _end += read;
            Final = read == 0;
        }
        return true;
    }
}
