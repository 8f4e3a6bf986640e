namespace PlanMonitor.Spatial.Formats.GeoJson.Fast;

/// <summary>
/// Cuts a file into blocks of whole features, to be read by several threads. A cut is made where a feature seems to begin; whoever reads the block
/// before it must find its end there, else the cut was wrong and the file is not plain.
/// </summary>
internal sealed class FeatureBlocks(Stream stream, FormatLimits limits)
{
    private readonly Lock _lock = new();
    private byte[] _rest = [];
    private int _restLength;
    private FileOpening? _opening;
    private int _number;
    private bool _ended;

    /// <summary>Whether features are separated by commas in the list of a FeatureCollection.</summary>
    public bool Listed => _opening!.Listed;

    /// <summary>Bytes that were handed out.</summary>
    public long Taken { get; private set; }

    /// <summary>True when the file turned out not to be plain: nothing that came from it counts.</summary>
    public bool NotPlain { get; private set; }

    /// <summary>Says that the file is not plain.</summary>
    public void GiveUp() => NotPlain = true;

    /// <summary>The next block; false at the end, and where the file is not plain.</summary>
    public bool TryNext(FeatureBlock block)
    {
        lock (_lock)
        {
            if (_ended || NotPlain)
            {
                return false;
            }
            block.Length = 0;
            while (_restLength > block.Capacity)
            {
                block.Grow();
            }
            _rest.AsSpan(0, _restLength).CopyTo(block.Free);
            block.Length = _restLength;
            var cut = Fill(block);
            if (cut < 0)
            {
                NotPlain = true;
                return false;
            }
            Keep(block.Text[cut..block.Length]);
            block.End(cut);
            (block.Number, block.Last) = (_number++, _ended);
            Taken += cut;
            return true;
        }
    }

    private void Keep(ReadOnlySpan<byte> rest)
    {
        if (_rest.Length < rest.Length)
        {
            _rest = new byte[2 * rest.Length];
        }
        rest.CopyTo(_rest);
        _restLength = rest.Length;
    }

    // Reads until a cut is found or the file ends; gives where to cut.
    private int Fill(FeatureBlock block)
    {
        while (true)
        {
            while (block.Length < block.Capacity && !_ended)
            {
                var read = stream.Read(block.Free);
                block.Length += read;
                _ended = read == 0;
            }
            block.End(block.Length);
            if (_opening is null)
            {
                _opening = FileOpening.Of(block.Text);
                if (_opening is null)
                {
                    return -1;
                }
                block.Leave(_opening.At);
                Taken += _opening.At;
            }
            if (_ended)
            {
                return block.Length;
            }
            if (Cut(block.Text[..block.Length]) is > 0 and var cut)
            {
                return cut;
            }
            if (block.Capacity >= limits.FeatureBytes)
            {
                return -1;
            }
            block.Grow();
        }
    }

    // Where the last feature begins that has another before it.
    private int Cut(ReadOnlySpan<byte> text)
    {
        var pattern = _opening!.Pattern;
        if (pattern.Length == 0)
        {
            return 0;
        }
        for (var at = text.LastIndexOf(pattern); at > 0; at = text[..at].LastIndexOf(pattern))
        {
            var before = text[..at].TrimEnd(" \n\r\t"u8);
            if (Listed && before.EndsWith(","u8))
            {
                before = before[..^1].TrimEnd(" \n\r\t"u8);
            }
            else if (Listed)
            {
                continue;
            }
            if (before.EndsWith("}"u8))
            {
                return at;
            }
        }
        return 0;
    }
}
