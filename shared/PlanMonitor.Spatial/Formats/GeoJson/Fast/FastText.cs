using System.Buffers;

namespace PlanMonitor.Spatial.Formats.GeoJson.Fast;

/// <summary>Steps over JSON text that is plain; whatever is not is left to the ordinary reader.</summary>
internal static class FastText
{
    private static readonly SearchValues<byte> EndsPlainText = SearchValues.Create(
        [(byte)'"', (byte)'\\', 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31]);

    private static readonly SearchValues<byte> HexDigits = SearchValues.Create("0123456789ABCDEFabcdef"u8);

    /// <summary>Steps over white space.</summary>
    public static void Space(ReadOnlySpan<byte> text, scoped ref int at)
    {
        while (text[at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
        {
            at++;
        }
    }

    /// <summary>Steps over a sign of JSON and the white space round it.</summary>
    public static bool Sign(ReadOnlySpan<byte> text, scoped ref int at, byte sign)
    {
        Space(text, ref at);
        if (text[at] != sign)
        {
            return false;
        }
        at++;
        Space(text, ref at);
        return true;
    }

    /// <summary>Reads a string without escapes.</summary>
    public static bool String(ReadOnlySpan<byte> text, scoped ref int at, out ReadOnlySpan<byte> value)
    {
        value = default;
        if (text[at] != '"')
        {
            return false;
        }
        var inside = text[(at + 1)..];
        var end = inside.IndexOfAny(EndsPlainText);
        if (end < 0 || inside[end] != '"')
        {
            return false;
        }
        value = inside[..end];
        at += end + 2;
        return true;
    }

    /// <summary>Steps over a value that is no object and no array.</summary>
    public static bool Scalar(ReadOnlySpan<byte> text, scoped ref int at, out ReadOnlySpan<byte> value)
    {
        if (text[at] == '"')
        {
            return String(text, ref at, out value);
        }
        var start = at;
        var rest = text[at..];
        var word = rest.StartsWith("null"u8) || rest.StartsWith("true"u8) ? 4 : rest.StartsWith("false"u8) ? 5 : 0;
        at += word;
        var read = word > 0 || FastNumber.TryRead(text, ref at, out _);
        value = text[start..at];
        return read;
    }

    /// <summary>Steps over any value, by the grammar of JSON.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">At the value; then behind it.</param>
    /// <param name="levels">How deep it may be nested.</param>
    public static bool Skip(ReadOnlySpan<byte> text, scoped ref int at, int levels)
    {
        if (text[at] == '"')
        {
            return SkipString(text, ref at);
        }
        if (text[at] is not ((byte)'{' or (byte)'['))
        {
            return Scalar(text, ref at, out _);
        }
        var (isObject, end) = text[at] == '{' ? (true, (byte)'}') : (false, (byte)']');
        at++;
        Space(text, ref at);
        if (text[at] != end)
        {
            do
            {
                if (levels == 0 || (isObject && !(SkipString(text, ref at) && Sign(text, ref at, (byte)':'))) || !Skip(text, ref at, levels - 1))
                {
                    return false;
                }
            }
            while (Sign(text, ref at, (byte)','));
        }
        return text[at++] == end;
    }

    private static bool SkipString(ReadOnlySpan<byte> text, scoped ref int at)
    {
        if (text[at] != '"')
        {
            return false;
        }
        while (true)
        {
            at++;
            at += Math.Max(0, text[at..].IndexOfAny(EndsPlainText));
            if (text[at] != '\\')
            {
                return text[at++] == '"';
            }
            at++;
            var escape = text[at];
            if (escape == 'u' ? !text.Slice(at + 1, 4).ContainsAnyExcept(HexDigits) : "\"\\/bfnrt"u8.Contains(escape))
            {
                at += escape == 'u' ? 4 : 0;
                continue;
            }
            return false;
        }
    }
}
