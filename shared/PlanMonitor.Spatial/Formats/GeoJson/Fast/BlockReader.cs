using System.Runtime.CompilerServices;
using System.Text.Json;

namespace PlanMonitor.Spatial.Formats.GeoJson.Fast;

/// <summary>Reads all features of a block.</summary>
internal sealed class BlockReader(FormatLimits limits)
{
    private readonly FastFeatureParser _parser = new(limits);

    /// <summary>Reads a block; false where the file is not plain.</summary>
    /// <param name="block">The block.</param>
    /// <param name="listed">Whether features are separated by commas, and the last is followed by the end of a FeatureCollection.</param>
    /// <param name="into">Takes the features.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool TryRead(FeatureBlock block, bool listed, FlatFeatures into)
    {
        into.Clear();
        var text = block.Text;
        var at = 0;
        FastText.Space(text, ref at);
        if (listed && block.Number == 0 && block.Last && text[at] == ']')
        {
            return IsEnd(text[at..block.Length]);
        }
        while (text[at] == '{')
        {
            if (!_parser.TryRead(text, ref at, into) && !TryOdd(text[..block.Length], ref at, into))
            {
                return false;
            }
            FastText.Space(text, ref at);
            if (!listed)
            {
                continue;
            }
            if (text[at] != ',')
            {
                return block.Last && IsEnd(text[at..block.Length]);
            }
            at++;
            FastText.Space(text, ref at);
        }
        return at == block.Length && !(listed && block.Last);
    }

    // Steps over a feature that is left to the ordinary reader.
    private static bool TryOdd(ReadOnlySpan<byte> text, scoped ref int at, FlatFeatures into)
    {
        try
        {
            var reader = OddFeature.Reader(text[at..]);
            if (!reader.Read() || !reader.TrySkip())
            {
                return false;
            }
            into.Odd(into.Mark(), at, (int)reader.BytesConsumed);
            at += (int)reader.BytesConsumed;
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    // The list and the collection end, and nothing follows.
    private static bool IsEnd(ReadOnlySpan<byte> text) =>
        text.StartsWith("]"u8) && text[1..].Trim(" \n\r\t"u8).SequenceEqual("}"u8);
}
