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

    /// <summary>
    /// The encoding of a text that is too long to hold, by the same rule, read once from its beginning to its end or to the first byte that decides; null where there is none.
    /// UTF-16 is told by its mark. Reading with the encoding throws <see cref="DecoderFallbackException"/> where bytes do not fit.
    /// </summary>
    public static Encoding? EncodingOf(Stream stream)
    {
        var bytes = new byte[65_536];
        var length = stream.ReadAtLeast(bytes, 3, throwOnEndOfStream: false);
        if (bytes.AsSpan(0, length) is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            return new UnicodeEncoding(bigEndian: bytes[0] == 0xFE, byteOrderMark: true, throwOnInvalidBytes: true);
        }
        if (bytes.AsSpan(0, length) is [0xEF, 0xBB, 0xBF, ..])
        {
            return Utf8;
        }
        var (decoder, characters) = (Utf8.GetDecoder(), new char[bytes.Length + 1]);
        try
        {
            for (; length > 0; length = stream.Read(bytes))
            {
                _ = decoder.GetChars(bytes, 0, length, characters, 0, flush: false);
            }
            // A character cut off at the end is a file cut off, not another encoding: reading it tells the line.
            return Utf8;
        }
        catch (DecoderFallbackException)
        {
            return Gb18030;
        }
    }

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
