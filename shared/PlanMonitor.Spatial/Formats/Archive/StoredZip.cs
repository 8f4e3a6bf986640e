using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace PlanMonitor.Spatial.Formats.Archive;

/// <summary>
/// Writes files into one zip archive as they are, not packed and without times: the same files in the same order always give the same bytes, on every system and with every version of
/// a packing library, so that an upload made of them is known again by its hash. Less than 4 GB in all.
/// </summary>
/// <param name="output">Takes the archive; stays open.</param>
public sealed class StoredZip(Stream output)
{
    private const ushort Version = 20;
    private const ushort NamesAreUtf8 = 1 << 11;

    // 1 January 1980, the first day that the format knows.
    private const uint NoTime = 0x00210000;

    private readonly List<byte[]> _directory = [];
    private uint _at;

    /// <summary>Writes an archive of files, in the order of their names.</summary>
    public static void Write(IEnumerable<(string Name, byte[] Content)> files, Stream output)
    {
        var zip = new StoredZip(output);
        foreach (var (name, content) in files.OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            zip.Add(name, content);
        }
        zip.Finish();
    }

    /// <summary>Writes a file.</summary>
    public void Add(string name, ReadOnlySpan<byte> content)
    {
        var bytes = Encoding.UTF8.GetBytes(name);
        var common = Common(content, (ushort)bytes.Length);
        output.Write([.. "PK\x03\x04"u8, .. Number(Version), .. common, .. bytes]);
        output.Write(content);
        // Nothing is said of disks, comments and rights; where its head begins is.
        _directory.Add([.. "PK\x01\x02"u8, .. Number(Version), .. Number(Version), .. common, .. new byte[10], .. Number(_at), .. bytes]);
        _at += (uint)(4 + 2 + common.Length + bytes.Length) + (uint)content.Length;
    }

    /// <summary>Writes what comes after the files.</summary>
    public void Finish()
    {
        _directory.ForEach(entry => output.Write(entry));
        var count = Number((ushort)_directory.Count);
        output.Write([.. "PK\x05\x06"u8, .. new byte[4], .. count, .. count, .. Number((uint)_directory.Sum(entry => entry.Length)), .. Number(_at), .. new byte[2]]);
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
