using System.Text;

namespace PlanMonitor.Core.Texts;

/// <summary>
/// The text of a file whose encoding nobody states: by its byte order mark, else UTF-8 where every byte fits, else GB18030 (which holds GBK and GB2312) where
/// every byte fits. Chinese text in GBK is practically never valid UTF-8, so the order decides nothing wrongly.
/// </summary>
public static class TextDecoder
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly Encoding Gb18030 =
        CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    /// <summary>The text, or null where it is in none of these encodings.</summary>
    public static string? Decode(ReadOnlySpan<byte> bytes) =>
        bytes is [0xEF, 0xBB, 0xBF, ..]
            ? Decode(Utf8, bytes[3..])
            : bytes is [0x84, 0x31, 0x95, 0x33, ..] ? Decode(Gb18030, bytes[4..]) : Decode(Utf8, bytes) ?? Decode(Gb18030, bytes);

    private static string? Decode(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
