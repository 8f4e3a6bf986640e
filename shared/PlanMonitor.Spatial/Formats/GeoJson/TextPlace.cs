namespace PlanMonitor.Spatial.Formats.GeoJson;

/// <summary>A place in a text, counted as JSON readers count: lines and bytes in the line, from 0.</summary>
internal sealed class TextPlace
{
    /// <summary>The line.</summary>
    public long Line { get; private set; }

    /// <summary>The byte in it.</summary>
    public long Byte { get; private set; }

    /// <summary>Goes on over a text.</summary>
    public void Add(ReadOnlySpan<byte> text)
    {
        var last = text.LastIndexOf((byte)'\n');
        Line += last < 0 ? 0 : text[..last].Count((byte)'\n') + 1;
        Byte = last < 0 ? Byte + text.Length : text.Length - last - 1;
    }
}
