using System.Numerics;
using System.Runtime.InteropServices;

namespace PlanMonitor.Spatial.LayerFiles;

/// <summary>The figures of the format; <c>shared/docs/layer-files.md</c> describes it.</summary>
internal static class LayerFormat
{
    /// <summary>Bytes of the head: magic, version, then the places of the index.</summary>
    public const int HeadBytes = 64;

    /// <summary>The version that is written and read.</summary>
    public const uint Version = 2;

    /// <summary>Pages take features up to this size.</summary>
    public const int PageBytes = 2048;

    /// <summary>Edges of a chunk of a large feature; smaller features lie whole in their page.</summary>
    public const int ChunkEdges = 128;

    /// <summary>Bytes of a feature's hash.</summary>
    public const int HashBytes = 16;

    /// <summary>The first bytes of a file.</summary>
    public static ReadOnlySpan<byte> Magic => "PMLAYER\n"u8;

    /// <summary>CRC-32C (Castagnoli) of bytes.</summary>
    public static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var eight in MemoryMarshal.Cast<byte, ulong>(bytes))
        {
            crc = BitOperations.Crc32C(crc, eight);
        }
        foreach (var one in bytes[(bytes.Length & ~7)..])
        {
            crc = BitOperations.Crc32C(crc, one);
        }
        return ~crc;
    }

    /// <summary>Throws where bytes are not what was written.</summary>
    public static void Verify(ReadOnlySpan<byte> bytes, uint checksum)
    {
        if (Checksum(bytes) != checksum)
        {
            throw new InvalidDataException("The layer file is damaged: a checksum does not match. Import the layer again.");
        }
    }
}
