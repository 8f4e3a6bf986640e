using System.Globalization;
using System.Text;

namespace PlanMonitor.Spatial.Formats.Encodings;

/// <summary>An encoding that attribute tables are read in.</summary>
internal sealed class TextEncoding
{
    private const char Replacement = '\uFFFD';

    private static readonly byte[] LanguagesOfGbk = [0x4D, 0x7A], LanguagesOfBig5 = [0x4F, 0x78];

    private readonly Encoding _encoding;

    private TextEncoding(string name, Encoding encoding) => (Name, _encoding) = (name, encoding);

    /// <summary>UTF-8.</summary>
    public static TextEncoding Utf8 { get; } = new("UTF-8", new UTF8Encoding(false));

    /// <summary>GBK, GB2312 and GB18030, which holds both.</summary>
    public static TextEncoding Gbk { get; } = new("GBK", Of("GB18030"));

    /// <summary>Big5 (繁体中文).</summary>
    public static TextEncoding Big5 { get; } = new("Big5", Of("big5"));

    /// <summary>Its name in messages.</summary>
    public string Name { get; }

    /// <summary>
    /// The encoding that the text of a .cpg names, else the language byte's; null where neither names one. Western code pages count as none: programs write them without being asked.
    /// </summary>
    public static TextEncoding? Claimed(string? codePage, byte language) =>
        Named(codePage) ?? (LanguagesOfGbk.Contains(language) ? Gbk : LanguagesOfBig5.Contains(language) ? Big5 : null);

    /// <summary>Whether a .cpg names something that is known, western code pages included.</summary>
    public static bool IsKnown(string codePage) => Named(codePage) is not null || Words(codePage) is var words
        && (words.Contains("8859", StringComparison.Ordinal) || words.Contains("1252", StringComparison.Ordinal) || words is "437" or "850" or "ASCII" or "USASCII" or "LATIN1" or "20127" || words.EndsWith("437", StringComparison.Ordinal) || words.EndsWith("850", StringComparison.Ordinal));

    /// <summary>The text of bytes; a character that was cut at the end is left out, which <paramref name="cut"/> says; null where the bytes are no text in this encoding.</summary>
    public string? Decode(ReadOnlySpan<byte> bytes, out bool cut)
    {
        cut = false;
        if (Ascii.IsValid(bytes))
        {
            return Encoding.ASCII.GetString(bytes);
        }
        var whole = bytes.Length;
        if (this != Big5)
        {
            (whole, var broken) = this == Utf8 ? Utf8Text.Measure(bytes) : GbText.Measure(bytes);
            if (broken)
            {
                return null;
            }
        }
        cut = whole < bytes.Length;
        var text = _encoding.GetString(bytes[..whole]);
        return this != Utf8 && text.Contains(Replacement, StringComparison.Ordinal) ? null : text;
    }

    private static TextEncoding? Named(string? codePage)
    {
        var words = Words(codePage);
        return words.Contains("UTF8", StringComparison.Ordinal) || words.EndsWith("65001", StringComparison.Ordinal) ? Utf8
            : words.Contains("GB", StringComparison.Ordinal) || words.EndsWith("936", StringComparison.Ordinal) || words.EndsWith("54936", StringComparison.Ordinal) ? Gbk
            : words.Contains("BIG5", StringComparison.Ordinal) || words.EndsWith("950", StringComparison.Ordinal) ? Big5
            : null;
    }

    // "utf-8", "UTF8", "CP936", "ANSI 936", "gb_2312-80" without what varies.
    private static string Words(string? codePage) =>
        codePage is null ? "" : string.Concat(codePage.Where(char.IsAsciiLetterOrDigit)).ToUpper(CultureInfo.InvariantCulture);

    private static Encoding Of(string name) => CodePagesEncodingProvider.Instance.GetEncoding(name, EncoderFallback.ReplacementFallback, new DecoderReplacementFallback("\uFFFD"))!;
}
