using System.Text;
using System.Text.Json;

namespace PlanMonitor.Spatial.Formats.GeoJson.Fast;

/// <summary>How a file of features begins: where its first feature is, and by which bytes the start of a feature is known.</summary>
/// <param name="At">Where the first feature is, or the end of an empty list.</param>
/// <param name="Listed">True for the features of a FeatureCollection; false for features one after the other, without commas.</param>
/// <param name="Pattern">How a feature begins in this file, from its brace to behind its first member's name, or behind <c>"Feature"</c>.</param>
internal sealed record FileOpening(int At, bool Listed, byte[] Pattern)
{
    private static readonly string[] Degrees =
        ["urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:OGC::CRS84", "urn:ogc:def:crs:EPSG::4490", "urn:ogc:def:crs:EPSG::4326", "EPSG:4490", "EPSG:4326"];

    /// <summary>Reads the beginning of a file; null where it is not plain.</summary>
    public static FileOpening? Of(ReadOnlySpan<byte> text)
    {
        try
        {
            var listed = Features(text);
            if (listed is not { } at)
            {
                at = text.StartsWith("\uFEFF"u8) ? 3 : 0;
            }
            FastText.Space(text, ref at);
            var pattern = Start(text[at..]);
            return pattern is not null && (listed is not null || pattern.AsSpan().EndsWith("\"Feature\""u8)) ? new(at, listed is not null, pattern) : null;
        }
        catch (JsonException)
        {
            // The ordinary reader will say what is wrong.
            return null;
        }
    }

    // Where the list of a FeatureCollection begins.
    private static int? Features(ReadOnlySpan<byte> text)
    {
        var start = text.StartsWith("\uFEFF"u8) ? 3 : 0;
        var reader = new Utf8JsonReader(text[start..^FastNumber.Padding], isFinalBlock: false, new(new JsonReaderOptions { MaxDepth = FormatLimits.Depth, AllowMultipleValues = true }));
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }
        var typed = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (isType, isCrs, isList) = (JsonText.Is(reader, "type"u8), JsonText.Is(reader, "crs"u8), JsonText.Is(reader, "features"u8));
            if (!reader.Read())
            {
                return null;
            }
            if (isList)
            {
                return typed && reader.TokenType == JsonTokenType.StartArray ? start + (int)reader.BytesConsumed : null;
            }
            var value = start + (int)reader.TokenStartIndex;
            typed |= isType && reader.TokenType == JsonTokenType.String && JsonText.Is(reader, "FeatureCollection"u8);
            if ((isType && !typed) || !reader.TrySkip() || (isCrs && !IsDegrees(text[value..(start + (int)reader.BytesConsumed)])))
            {
                return null;
            }
        }
        return null;
    }

    private static bool IsDegrees(ReadOnlySpan<byte> crs)
    {
        var written = string.Concat(Encoding.UTF8.GetString(crs).Where(letter => letter is not (' ' or '\n' or '\r' or '\t')));
        return Array.Exists(Degrees, name => written == "{\"type\":\"name\",\"properties\":{\"name\":\"" + name + "\"}}");
    }

    private static byte[]? Start(ReadOnlySpan<byte> text)
    {
        var at = 0;
        if (text[0] == ']')
        {
            return [];
        }
        if (!FastText.Sign(text, ref at, (byte)'{') || !FastText.String(text, ref at, out var name))
        {
            return null;
        }
        if (!name.SequenceEqual("type"u8))
        {
            return text[..at].ToArray();
        }
        return FastText.Sign(text, ref at, (byte)':') && FastText.String(text, ref at, out var type) && type.SequenceEqual("Feature"u8) ? text[..at].ToArray() : null;
    }
}
