using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace PlanMonitor.Spatial.Formats.Archive;

/// <summary>
/// Writes files into one zip archive as they are, unpacked, in the order of their names and without times: the same files always give the same bytes, on every system and with every
/// version of a packing library, so that an upload made of them is known again by its hash. Less than 4 GB in all.
/// </summary>
public static class StoredZip
{
    private const ushort Version = 20;
    private const ushort NamesAreUtf8 = 1 << 11;

    // 1 January 1980, the first day that the format knows.
    private const uint NoTime = 0x00210000;

    /// <summary>Writes an archive.</summary>
    /// <param name="files">Names and contents.</param>
    /// <param name="output">Takes the archive; stays open.</param>
    public static void Write(IEnumerable<(string Name, ReadOnlyMemory<byte> Content)> files, Stream output)
    {
        using var directory = new MemoryStream();
        var (count, at) = ((ushort)0, 0u);
        foreach (var (name, content) in files.OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            var bytes = Encoding.UTF8.GetBytes(name);
            var common = Common(content.Span, (ushort)bytes.Length);
            output.Write([.. "PK\x03\x04"u8, .. Number(Version), .. common, .. bytes]);
            output.Write(content.Span);
            // Nothing is said of disks, comments and rights; where its head begins is.
            directory.Write([.. "PK\x01\x02"u8, .. Number(Version), .. Number(Version), .. common, .. new byte[10], .. Number(at), .. bytes]);
            at += (uint)(4 + 2 + common.Length + bytes.Length) + (uint)content.Length;
            count++;
        }
        directory.WriteTo(output);
        output.Write([.. "PK\x05\x06"u8, .. new byte[4], .. Number(count), .. Number(count), .. Number((uint)directory.Length), .. Number(at), .. new byte[2]]);
    }

    // What head and directory both say: flags, method 0 (stored), time, check sum, both sizes, lengths of name and extra field.
    private static byte[] Common(ReadOnlySpan<byte> content, ushort nameBytes) =>
    [
        .. Number(NamesAreUtf8), .. new byte[2], .. Number(NoTime), .. Number(Crc32.HashToUInt32(content)), .. Number((uint)content.Length), .. Number((uint)content.Length), .. Number(nameBytes), .. new byte[2],
    ];

    private static byte[] Number(ushort value)
    {
        var bytes = new byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, value);
        return bytes;
    }

    private static byte[] Number(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        return bytes;
    }
}
