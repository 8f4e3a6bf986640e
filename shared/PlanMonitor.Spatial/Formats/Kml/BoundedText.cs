using System.Text;

namespace PlanMonitor.Spatial.Formats.Kml;

/// <summary>A text that ends early where too much of it is asked for at once, so that nothing in it can make a parser hold more.</summary>
/// <param name="stream">Where it is read from; stays open.</param>
/// <param name="encoding">Its encoding.</param>
/// <param name="limit">Most characters between two calls of <see cref="Rest"/>.</param>
internal sealed class BoundedText(Stream stream, Encoding encoding, int limit) : TextReader
{
    private readonly StreamReader _reader = new(stream, encoding, detectEncodingFromByteOrderMarks: false, bufferSize: 32 << 10, leaveOpen: true);
    private long _taken;

    /// <summary>Whether the text ended at the limit.</summary>
    public bool TooLarge { get; private set; }

    /// <summary>Whether the text ended at bytes that do not fit its encoding.</summary>
    public bool Misfit { get; private set; }

    /// <summary>What was read first: the beginning of the text.</summary>
    public string? Head { get; private set; }

    /// <summary>Counts anew: what came before is not held any more.</summary>
    public void Rest() => _taken = 0;

    /// <inheritdoc/>
    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    /// <inheritdoc/>
    public override int Read(Span<char> buffer)
    {
        TooLarge |= _taken >= limit;
        var read = TooLarge || Misfit ? 0 : Decoded(buffer);
        Head ??= buffer[..read].ToString();
        _taken += read;
        return read;
    }

    private int Decoded(Span<char> buffer)
    {
        try
        {
            return _reader.Read(buffer);
        }
        catch (DecoderFallbackException)
        {
            // The only way to learn that bytes do not fit.
            Misfit = true;
            return 0;
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _reader.Dispose();
        }
        base.Dispose(disposing);
    }
}
