using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using PlanMonitor.Core.Messages;

namespace PlanMonitor.Core.Plans.Schema;

/// <summary>Reads a JSON text (RFC 8259, no comments, no trailing commas) into items that know their lines.</summary>
public static class JsonText
{
    /// <summary>Largest text that is read, in bytes of UTF-8.</summary>
    public const int LargestBytes = 16 * 1024 * 1024;

    /// <summary>Deepest nesting that is read.</summary>
    public const int DeepestLevel = 64;

    /// <summary>
    /// The root of a text. Refused with <c>plan.json-too-large</c>, <c>plan.json-too-deep</c>, <c>plan.json-duplicate-name</c>,
    /// <c>plan.json-number</c> (more than a decimal holds) or <c>plan.json-broken</c> with line and column.
    /// </summary>
    public static Outcome<JsonItem> Read(string text)
    {
        var body = text.StartsWith('\uFEFF') ? text.AsSpan(1) : text.AsSpan();
        if (Encoding.UTF8.GetByteCount(body) > LargestBytes)
        {
            return Problem.Of("plan.json-too-large", arguments: ("limit", LargestBytes / (1024 * 1024)));
        }
        var bytes = new byte[Encoding.UTF8.GetByteCount(body)];
        Encoding.UTF8.GetBytes(body, bytes);
        return Read(bytes);
    }

    [SuppressMessage("Design", "CA1031", Justification = "Only JsonException and the reader's own InvalidOperationException for a lone surrogate come from here; both mean a broken text.")]
    private static Outcome<JsonItem> Read(byte[] bytes)
    {
        // One level more than allowed: the tree says itself that a text is too deep, in its own words.
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = DeepestLevel + 1 });
        var tree = new JsonTree(bytes);
        try
        {
            while (reader.Read())
            {
                if (tree.Take(ref reader) is { } problem)
                {
                    return problem;
                }
            }
            return tree.Root;
        }
        catch (JsonException broken)
        {
            return Broken(bytes, (int)(broken.LineNumber ?? 0), (int)(broken.BytePositionInLine ?? 0));
        }
        catch (InvalidOperationException)
        {
            return Broken(bytes, tree.LineAt(reader.TokenStartIndex) - 1, 0);
        }
    }

    private static Problem Broken(byte[] bytes, int lineIndex, int bytesIntoLine)
    {
        var start = 0;
        for (var line = 0; line < lineIndex; line++)
        {
            start = Array.IndexOf(bytes, (byte)'\n', start) + 1;
        }
        var length = Math.Min(bytesIntoLine, bytes.Length - start);
        var column = Encoding.UTF8.GetCharCount(bytes, start, length) + 1;
        return Problem.Of("plan.json-broken", line: lineIndex + 1, arguments: ("position", column));
    }
}
