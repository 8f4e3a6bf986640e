namespace PlanMonitor.Spatial.PatchFiles;

/// <summary>The figures of the format; <c>shared/docs/layer-files.md</c> describes it.</summary>
internal static class PatchFormat
{
    /// <summary>Bytes of the head: magic, version, features, blocks, bytes of the names, checksum of index and names, checksum of the head.</summary>
    public const int HeadBytes = 32;

    /// <summary>The version that is written and read.</summary>
    public const uint Version = 1;

    /// <summary>Most features of a block. A block never goes over a multiple of it, so that a slice of as many features is made of whole blocks.</summary>
    public const int BlockFeatures = 500;

    /// <summary>A block of as many bytes takes no further feature.</summary>
    public const int BlockBytes = 1 << 20;

    /// <summary>Bytes of a block's entry in the index: its bytes, its features, its checksum.</summary>
    public const int EntryBytes = 12;

    /// <summary>The first bytes of a file.</summary>
    public static ReadOnlySpan<byte> Magic => "PMPATCH\n"u8;
}

/// <summary>A block of features.</summary>
/// <param name="At">Where it begins in the file.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="First">Place of its first feature among all, from 0.</param>
/// <param name="Features">How many it holds.</param>
/// <param name="Checksum">CRC-32C of its bytes.</param>
internal sealed record PatchBlock(long At, int Length, int First, int Features, uint Checksum);
