using System.Buffers.Binary;
using PlanMonitor.Core.Messages;

namespace PlanMonitor.Spatial.Formats.Shapefile;

/// <summary>The head of a main file (.shp).</summary>
/// <param name="Bytes">Length of the whole file as it states it.</param>
internal sealed record ShapeHeader(long Bytes)
{
    /// <summary>Bytes of the head.</summary>
    public const int Length = 100;

    /// <summary>The number every shapefile begins with.</summary>
    public const int Magic = 9994;

    /// <summary>The version of the format.</summary>
    public const int Version = 1000;

    /// <summary>Whether bytes are the head of a shapefile, of one with a wrong number in front as well.</summary>
    public static bool Recognises(ReadOnlySpan<byte> head) =>
        (head.Length >= 4 && BinaryPrimitives.ReadInt32BigEndian(head) == Magic) || (head.Length >= Length && IsBody(head));

    /// <summary>Reads a head.</summary>
    /// <param name="head">As much of it as the file has.</param>
    /// <param name="actual">Bytes of the file.</param>
    public static Outcome<ShapeHeader> Read(ReadOnlySpan<byte> head, long actual)
    {
        if (head.Length >= 4 && BinaryPrimitives.ReadInt32BigEndian(head) is var magic && magic != Magic)
        {
            return Problem.Of("shapefile.magic", value: $"{magic}");
        }
        if (head.Length < Length || !IsBody(head))
        {
            return Problem.Of("shapefile.header-broken");
        }
        var bytes = 2 * (long)BinaryPrimitives.ReadUInt32BigEndian(head[24..]);
        return bytes > actual ? Problem.Of("shapefile.truncated", arguments: [("announced", bytes), ("count", actual)])
            : bytes < Length ? Problem.Of("shapefile.header-broken")
            : new ShapeHeader(bytes);
    }

    private static bool IsBody(ReadOnlySpan<byte> head) =>
        BinaryPrimitives.ReadInt32LittleEndian(head[28..]) == Version && ShapeType.IsKnown(BinaryPrimitives.ReadInt32LittleEndian(head[32..]));
}
