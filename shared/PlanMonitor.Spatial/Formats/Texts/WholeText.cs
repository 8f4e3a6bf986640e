using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Texts;

namespace PlanMonitor.Spatial.Formats.Texts;

/// <summary>Files that have to be read whole.</summary>
internal static class WholeText
{
    /// <summary>The bytes of a file, or <c>feature.too-large</c>.</summary>
    /// <param name="stream">The file, from where it stands.</param>
    /// <param name="most">Most bytes.</param>
    public static Outcome<byte[]> Bytes(Stream stream, int most)
    {
        if (stream.Length - stream.Position > most)
        {
            return Problem.Of("text.too-large", arguments: ("limit", most >> 20));
        }
        var bytes = new byte[stream.Length - stream.Position];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>The text of a file in UTF-8, GBK or GB18030.</summary>
    public static Outcome<string> Text(Stream stream, int most) =>
        !Bytes(stream, most).TryGet(out var bytes, out var problem) ? problem
        : TextDecoder.Decode(bytes) is { } text ? text : Problem.Of("text.encoding", 1);
}
