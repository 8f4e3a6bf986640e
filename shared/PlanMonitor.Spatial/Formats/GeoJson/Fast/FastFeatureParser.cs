using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;

namespace PlanMonitor.Spatial.Formats.GeoJson.Fast;

/// <summary>
/// Reads a Feature as nearly all programs write it: members type, id, properties and geometry, names without escapes. What it reads it reads as
/// <see cref="FeatureParser"/> does; of anything else it says so.
/// </summary>
internal sealed class FastFeatureParser(FormatLimits limits)
{
    private static readonly byte[][] NamingAttributes = [.. FeatureId.Attributes.Select(Encoding.UTF8.GetBytes)];

    /// <summary>Reads one feature from its first brace to behind its last; false where it is not plain: then nothing was taken.</summary>
    /// <param name="text">The block, with <see cref="FastNumber.Padding"/> zeros after its end.</param>
    /// <param name="position">Where the feature starts; then the first byte after it.</param>
    /// <param name="into">Takes the feature.</param>
    public bool TryRead(ReadOnlySpan<byte> text, scoped ref int position, FlatFeatures into)
    {
        var mark = into.Mark();
        var at = position;
        if (!TryMembers(text, ref at, into, out var multi, out var name) || into.Vertices - mark.OddAt > limits.FeatureVertices)
        {
            into.Back(mark);
            return false;
        }
        into.Feature(mark, multi, name);
        position = at;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool TryMembers(ReadOnlySpan<byte> text, scoped ref int at, FlatFeatures into, out bool multi, out ReadOnlySpan<byte> name)
    {
        multi = false;
        name = default;
        ReadOnlySpan<byte> own = default, attribute = default;
        var (typed, described, drawn) = (false, false, false);
        if (!FastText.Sign(text, ref at, (byte)'{'))
        {
            return false;
        }
        do
        {
            if (!FastText.String(text, ref at, out var member) || !FastText.Sign(text, ref at, (byte)':'))
            {
                return false;
            }
            bool read;
            if (member.SequenceEqual("type"u8))
            {
                read = !typed && FastText.String(text, ref at, out var type) && type.SequenceEqual("Feature"u8);
                typed = true;
            }
            else if (member.SequenceEqual("properties"u8))
            {
                read = !described && TryProperties(text, ref at, out attribute);
                described = true;
            }
            else if (member.SequenceEqual("geometry"u8))
            {
                read = !drawn && TryGeometry(text, ref at, into, out multi);
                drawn = true;
            }
            else
            {
                read = member.SequenceEqual("id"u8) && own.IsEmpty && text[at] is not ((byte)'n' or (byte)'t' or (byte)'f') && FastText.Scalar(text, ref at, out own);
            }
            if (!read)
            {
                return false;
            }
        }
        while (FastText.Sign(text, ref at, (byte)','));
        name = own.IsEmpty ? attribute : own;
        if (!typed || !drawn || text[at] != '}' || !(name.IsEmpty || IsName(name)) || !(attribute.IsEmpty || IsName(attribute)))
        {
            return false;
        }
        at++;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool TryProperties(ReadOnlySpan<byte> text, scoped ref int at, out ReadOnlySpan<byte> name)
    {
        name = default;
        if (text[at] == 'n')
        {
            return FastText.Scalar(text, ref at, out _);
        }
        if (!FastText.Sign(text, ref at, (byte)'{'))
        {
            return false;
        }
        if (text[at] == '}')
        {
            at++;
            return true;
        }
        var best = NamingAttributes.Length;
        do
        {
            if (!FastText.String(text, ref at, out var key) || !FastText.Sign(text, ref at, (byte)':'))
            {
                return false;
            }
            var rank = Rank(key, best);
            if (rank == best || text[at] == 'n')
            {
                if (!FastText.Skip(text, ref at, FormatLimits.Depth / 2))
                {
                    return false;
                }
                continue;
            }
            if (!FastText.Scalar(text, ref at, out name) || !IsName(name))
            {
                return false;
            }
            best = rank;
        }
        while (FastText.Sign(text, ref at, (byte)','));
        return text[at++] == '}';
    }

    // Which of the attributes that name a feature it is, or the rank of what is not better than what was found.
    private static int Rank(ReadOnlySpan<byte> key, int best)
    {
        for (var rank = 0; rank < best; rank++)
        {
            if (key.SequenceEqual(NamingAttributes[rank]))
            {
                return rank;
            }
        }
        return best;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool TryGeometry(ReadOnlySpan<byte> text, scoped ref int at, FlatFeatures into, out bool multi)
    {
        multi = false;
        ReadOnlySpan<byte> type = default;
        var drawn = false;
        if (!FastText.Sign(text, ref at, (byte)'{'))
        {
            return false;
        }
        do
        {
            if (!FastText.String(text, ref at, out var member) || !FastText.Sign(text, ref at, (byte)':'))
            {
                return false;
            }
            var read = member.SequenceEqual("type"u8) ? type.IsEmpty && FastText.String(text, ref at, out type)
                : member.SequenceEqual("coordinates"u8) && !drawn && (drawn = FastCoordinates.TryRead(text, ref at, into, out multi));
            if (!read)
            {
                return false;
            }
        }
        while (FastText.Sign(text, ref at, (byte)','));
        return text[at++] == '}' && drawn && type.SequenceEqual(multi ? "MultiPolygon"u8 : "Polygon"u8);
    }

    // Valid text that is not blank in any language.
    private static bool IsName(ReadOnlySpan<byte> name) =>
        Ascii.IsValid(name) ? name.IndexOfAnyInRange((byte)'!', (byte)'~') >= 0 : Utf8.IsValid(name) && !string.IsNullOrWhiteSpace(Encoding.UTF8.GetString(name));
}
