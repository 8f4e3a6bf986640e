using System.Text;
using PlanMonitor.Core.Messages;

namespace PlanMonitor.Spatial.Formats.GeoJson;

/// <summary>GeoJSON in UTF-16, which is what PowerShell makes of it when it is sent into a file by <c>&gt;</c>. It is read as if it were UTF-8; places in messages count bytes of that.</summary>
internal static class Utf16Json
{
    // No JSON text holds it: what does not fit is found and told where it stands, and never passes for text. (A zero would be left out.)
    private static readonly DecoderFallback Broken = new DecoderReplacementFallback("\u0001");

    /// <summary>Whether a file that begins with these bytes is one, with a mark or without.</summary>
    public static bool Recognises(ReadOnlySpan<byte> head)
    {
        return IsUtf16(head) && JsonText.Begins(Encoding.UTF8.GetBytes(EncodingOf(head).GetString(head[..(head.Length & ~1)]).TrimStart('\uFEFF')));
    }

    /// <summary>Gives features and problems as <see cref="GeoJsonReader.Read"/> does.</summary>
    public static IEnumerable<Outcome<RawFeature>> Read(Stream stream, FormatLimits limits, bool attributes)
    {
        using var utf8 = Encoding.CreateTranscodingStream(stream, EncodingOf(stream), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        foreach (var item in GeoJsonReader.Read(utf8, limits, attributes))
        {
            yield return item;
        }
    }

    private static UnicodeEncoding EncodingOf(Stream stream)
    {
        Span<byte> head = stackalloc byte[2];
        stream.ReadExactly(head);
        stream.Position = 0;
        return EncodingOf(head);
    }

    // JSON begins with a character of ASCII: without a mark it shows which byte of two comes first.
    private static bool IsUtf16(ReadOnlySpan<byte> head) => head is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [not 0, 0, not 0, 0, ..] or [0, not 0, 0, not 0, ..];

    private static UnicodeEncoding EncodingOf(ReadOnlySpan<byte> head)
    {
        var encoding = (UnicodeEncoding)new UnicodeEncoding(bigEndian: head[0] is 0xFE or 0, byteOrderMark: true).Clone();
        encoding.DecoderFallback = Broken;
        return encoding;
    }
}
