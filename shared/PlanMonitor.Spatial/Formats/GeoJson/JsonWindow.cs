using System.Text.Json;
using PlanMonitor.Spatial.Formats.GeoJson.Fast;

namespace PlanMonitor.Spatial.Formats.GeoJson;

/// <summary>A window on a stream of JSON that moves on as values are taken and grows only for a value that does not fit.</summary>
internal sealed class JsonWindow(Stream stream, FormatLimits limits)
{
    private const byte RecordSeparator = 0x1E;

    private byte[] _buffer = new byte[Math.Max(16, limits.BufferBytes) + FastNumber.Padding];
    private int _start;
    private int _end;
    private JsonReaderState _state = new(new JsonReaderOptions { MaxDepth = FormatLimits.Depth, AllowMultipleValues = true });

    // Where the window begins, and where the state of the reader takes it to begin: values that are taken without the reader make the difference.
    private readonly TextPlace _place = new();
    private readonly TextPlace _statePlace = new();
    private bool _separated;

    /// <summary>True when the end of the stream lies in the window.</summary>
    public bool Final { get; private set; }

    /// <summary>What is in the window.</summary>
    public ReadOnlySpan<byte> Bytes => _buffer.AsSpan(_start, _end - _start);

    /// <summary>What is in the window, with zeros after it that a fast reader may look at.</summary>
    public ReadOnlySpan<byte> Padded => _buffer.AsSpan(_start, _end - _start + FastNumber.Padding);

    private int Capacity => _buffer.Length - FastNumber.Padding;

    /// <summary>A reader over the window, in the state of what was taken.</summary>
    public Utf8JsonReader Reader() => new(Bytes, Final, _state);

    /// <summary>Takes what the reader has read.</summary>
    public void Take(in Utf8JsonReader reader)
    {
        var bytes = (int)reader.BytesConsumed;
        _statePlace.Add(Bytes[..bytes]);
        Take(bytes);
        _state = reader.CurrentState;
    }

    /// <summary>Takes whole values, and the commas before them, that stand where the reader's state has just left one.</summary>
    public void Take(int bytes)
    {
        _place.Add(Bytes[..bytes]);
        _start += bytes;
    }

    /// <summary>Leaves bytes out that are no JSON, at the beginning of the stream.</summary>
    public void Leave(int bytes) => _start += bytes;

    /// <summary>Takes record separators for blanks, from here on: a sequence of JSON texts (RFC 8142).</summary>
    public void LeaveSeparators()
    {
        _separated = true;
        _buffer.AsSpan(_start, _end - _start).Replace(RecordSeparator, (byte)' ');
    }

    /// <summary>Where a fault that the reader found lies in the stream: line and byte, from 1.</summary>
    public (int Line, long Byte) Of(JsonException fault)
    {
        var (line, at) = (fault.LineNumber ?? 0, fault.BytePositionInLine ?? 0);
        var shift = line == _statePlace.Line ? _place.Byte - _statePlace.Byte : 0;
        return ((int)(line - _statePlace.Line + _place.Line + 1), at + shift + 1);
    }

    /// <summary>Brings more of the stream into the window; false when it is as large as it may be.</summary>
    public bool Fill()
    {
        var length = _end - _start;
        if (length == Capacity)
        {
            if (length >= limits.FeatureBytes)
            {
                return false;
            }
            Array.Resize(ref _buffer, (int)Math.Min(limits.FeatureBytes, (long)length * 2) + FastNumber.Padding);
        }
        else if (_start > 0)
        {
            Bytes.CopyTo(_buffer);
            (_start, _end) = (0, length);
        }
        var from = _end;
        while (_end < Capacity && !Final)
        {
            var read = stream.Read(_buffer, _end, Capacity - _end);
            _end += read;
            Final = read == 0;
        }
        _buffer.AsSpan(_end, FastNumber.Padding).Clear();
        if (_separated)
        {
            _buffer.AsSpan(from, _end - from).Replace(RecordSeparator, (byte)' ');
        }
        return true;
    }
}
