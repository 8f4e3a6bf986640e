namespace PlanMonitor.Spatial.Formats.GeoJson.Fast;

/// <summary>A stretch of a file that holds whole features.</summary>
internal sealed class FeatureBlock
{
    private byte[] _bytes = new byte[(1 << 20) + FastNumber.Padding];

    /// <summary>Position among the blocks of the file, from 0.</summary>
    public int Number { get; set; }

    /// <summary>Whether it is the last of the file.</summary>
    public bool Last { get; set; }

    /// <summary>Bytes that it holds.</summary>
    public int Length { get; set; }

    /// <summary>Bytes that it can hold.</summary>
    public int Capacity => _bytes.Length - FastNumber.Padding;

    /// <summary>The text, with zeros behind it.</summary>
    public ReadOnlySpan<byte> Text => _bytes.AsSpan(0, Length + FastNumber.Padding);

    /// <summary>Room for more.</summary>
    public Span<byte> Free => _bytes.AsSpan(Length, Capacity - Length);

    /// <summary>Doubles the room.</summary>
    public void Grow() => Array.Resize(ref _bytes, (2 * Capacity) + FastNumber.Padding);

    /// <summary>Leaves bytes out at the beginning.</summary>
    public void Leave(int bytes)
    {
        _bytes.AsSpan(bytes, Length - bytes + FastNumber.Padding).CopyTo(_bytes);
        Length -= bytes;
    }

    /// <summary>Ends the text here.</summary>
    public void End(int length)
    {
        Length = length;
        _bytes.AsSpan(length, FastNumber.Padding).Clear();
    }
}
