using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Formats.BoundaryPoints;

namespace PlanMonitor.Spatial.Formats.Texts;

/// <summary>Texts that are neither JSON nor markup: boundary points, registration coordinates, comma-separated tables.</summary>
internal static class TextFeatures
{
    private const int HeadBytes = 4_096;

    /// <summary>Whether a file is such a text; the stream is left at its beginning.</summary>
    public static bool Recognises(Stream stream)
    {
        var head = new byte[HeadBytes];
        var length = stream.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false);
        stream.Position = 0;
        ReadOnlySpan<byte> bytes = head.AsSpan(0, length);
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            return true;
        }
        bytes = (bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes[3..] : bytes).TrimStart(" \t\r\n"u8);
        return bytes is [not ((byte)'{' or (byte)'<' or 0x1E), ..] && !IsJsonArray(bytes) && !bytes.Contains((byte)0);
    }

    /// <summary>Gives features and problems as <see cref="FeatureFile.Read"/> does.</summary>
    public static IEnumerable<Outcome<RawFeature>> Read(Stream stream, FormatLimits limits, bool attributes) => BoundaryPointReader.Read(stream, limits, attributes);

    // A heading such as [属性描述] begins with a bracket as well, but no JSON value follows it.
    private static bool IsJsonArray(ReadOnlySpan<byte> bytes) =>
        bytes is [(byte)'[', ..] && (bytes[1..].TrimStart(" \t\r\n"u8) is [] or [(byte)'{' or (byte)'[' or (byte)']' or (byte)'"' or (byte)'-' or (>= (byte)'0' and <= (byte)'9') or (byte)'t' or (byte)'f' or (byte)'n', ..]);
}
