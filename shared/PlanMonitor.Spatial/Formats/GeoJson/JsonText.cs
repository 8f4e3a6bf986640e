using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace PlanMonitor.Spatial.Formats.GeoJson;

/// <summary>Text of JSON tokens that may hold anything.</summary>
internal static class JsonText
{
    /// <summary>The text of a string or a property name; false where it is not valid Unicode.</summary>
    public static bool TryGet(in Utf8JsonReader reader, out string text)
    {
        if (!reader.ValueIsEscaped)
        {
            var valid = Utf8.IsValid(reader.ValueSpan);
            text = valid ? Encoding.UTF8.GetString(reader.ValueSpan) : "";
            return valid;
        }
        try
        {
            text = reader.GetString() ?? "";
            return true;
        }
        catch (InvalidOperationException)
        {
            // The only way to learn that an escape is half a character.
            text = "";
            return false;
        }
    }

    /// <summary>Whether a string or property name is this one; never throws.</summary>
    public static bool Is(in Utf8JsonReader reader, ReadOnlySpan<byte> name) =>
        reader.ValueIsEscaped ? TryGet(reader, out var text) && Encoding.UTF8.GetBytes(text).AsSpan().SequenceEqual(name) : reader.ValueSpan.SequenceEqual(name);

    /// <summary>The text of a token, to compare or to show in a message: cut, and with what is not Unicode replaced.</summary>
    public static string Shown(in Utf8JsonReader reader) =>
        reader.ValueIsEscaped && TryGet(reader, out var text) ? text : Encoding.UTF8.GetString(reader.ValueSpan[..Math.Min(200, reader.ValueSpan.Length)]);

    /// <summary>Whether bytes are the beginning of JSON, after blanks and a record separator. A heading such as [属性描述] begins with a bracket as well, but no JSON value follows it.</summary>
    public static bool Begins(ReadOnlySpan<byte> bytes)
    {
        bytes = bytes.TrimStart(" \t\r\n"u8);
        return bytes is [(byte)'{' or 0x1E, ..]
            || (bytes is [(byte)'[', ..] && (bytes[1..].TrimStart(" \t\r\n"u8) is [] or [(byte)'{' or (byte)'[' or (byte)']' or (byte)'"' or (byte)'-' or (>= (byte)'0' and <= (byte)'9') or (byte)'t' or (byte)'f' or (byte)'n', ..]));
    }
}
