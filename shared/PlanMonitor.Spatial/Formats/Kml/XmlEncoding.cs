using System.Text;
using System.Text.RegularExpressions;
using PlanMonitor.Core.Messages;

namespace PlanMonitor.Spatial.Formats.Kml;

/// <summary>The encoding of an XML file: by its byte order mark, else by its declaration, else UTF-8. A byte that does not fit is a fault and never another character.</summary>
internal static partial class XmlEncoding
{
    private const int HeadBytes = 512;
    private const int Utf7 = 65000;

    private static readonly (byte[] Mark, string Name)[] Marks =
    [
        ([0xEF, 0xBB, 0xBF], "utf-8"),
        ([0xFF, 0xFE], "utf-16"),
        ([0xFE, 0xFF], "utf-16BE"),
    ];

    /// <summary>Whether the first character after a byte order mark and blanks is an angle bracket.</summary>
    public static bool BeginsLikeXml(ReadOnlySpan<byte> head)
    {
        foreach (var (mark, _) in Marks)
        {
            if (head.StartsWith(mark))
            {
                head = head[mark.Length..];
                break;
            }
        }
        // UTF-16 writes a zero beside each of these characters.
        return head.TrimStart("\0 \t\r\n"u8) is [(byte)'<', ..];
    }

    /// <summary>Opens the text; null, with a problem, where the declared encoding is not known.</summary>
    /// <param name="stream">The file, seekable; it stays open.</param>
    /// <param name="limit">Most characters between two calls of <see cref="BoundedText.Rest"/>.</param>
    /// <param name="problem">The problem, or null.</param>
    public static BoundedText? Open(Stream stream, int limit, out Problem? problem)
    {
        problem = null;
        var head = new byte[HeadBytes];
        var length = stream.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false);
        var name = "utf-8";
        var skip = 0;
        foreach (var (mark, marked) in Marks)
        {
            if (head.AsSpan(0, length).StartsWith(mark))
            {
                (name, skip) = (marked, mark.Length);
                break;
            }
        }
        if (skip == 0)
        {
            var declared = head is [(byte)'<', 0, ..] ? "utf-16" : head is [0, (byte)'<', ..] ? "utf-16BE" : Declared(head.AsSpan(0, length));
            name = declared ?? name;
        }
        if (Named(name) is not { } encoding)
        {
            problem = Problem.Of("kml.encoding-unknown", null, null, name);
            return null;
        }
        stream.Position += skip - length;
        return new BoundedText(stream, encoding, limit);
    }

    private static string? Declared(ReadOnlySpan<byte> head)
    {
        var match = Declaration().Match(Encoding.Latin1.GetString(head));
        return match.Success ? match.Groups["name"].Value : null;
    }

    private static Encoding? Named(string name)
    {
        try
        {
            // GB18030 holds GBK and GB2312, which files declare while they use characters of the larger sets.
            var known = name.ToUpperInvariant() is "GBK" or "GB2312" or "CP936" or "936" or "MS936" or "GB_2312-80" ? "GB18030" : name;
            var (encoder, decoder) = (EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
            var encoding = CodePagesEncodingProvider.Instance.GetEncoding(known, encoder, decoder) ?? Encoding.GetEncoding(known, encoder, decoder);
            return encoding.CodePage == Utf7 ? null : encoding;
        }
        catch (Exception unknown) when (unknown is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    [GeneratedRegex("^\\s*<\\?xml[^>]*?\\sencoding\\s*=\\s*[\"'](?<name>[^\"']*)[\"']", RegexOptions.NonBacktracking)]
    private static partial Regex Declaration();
}
