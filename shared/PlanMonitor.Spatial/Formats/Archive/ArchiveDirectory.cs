using System.Buffers.Binary;
using System.IO.Compression;
using PlanMonitor.Core.Messages;

namespace PlanMonitor.Spatial.Formats.Archive;

/// <summary>An entry of an archive that is no folder.</summary>
internal sealed record ArchiveEntry(string Name, EntryKind Kind, ZipArchiveEntry Packed);

/// <summary>What lies in an archive, looked through before anything is unpacked.</summary>
internal static class ArchiveDirectory
{
    private const int EndBytes = 22;
    private const int LongestComment = ushort.MaxValue;

    // Far more than the names of as many entries as are taken need.
    private const int BytesPerEntry = 2 << 10;

    private static readonly byte[] EndMark = "PK\x05\x06"u8.ToArray();

    /// <summary>Opens an archive; the stream stays the caller's.</summary>
    public static Outcome<ZipArchive> Open(Stream stream, FormatLimits limits)
    {
        // Before the library reads it all into memory.
        if (Size(stream) is not var (count, bytes))
        {
            return Problem.Of("archive.broken");
        }
        if (count > limits.ArchiveEntries || bytes > (long)limits.ArchiveEntries * BytesPerEntry)
        {
            return Problem.Of("archive.too-many-entries", arguments: ("limit", limits.ArchiveEntries));
        }
        stream.Position = 0;
        ZipArchive? archive = null;
        try
        {
            archive = new(stream, ZipArchiveMode.Read, leaveOpen: true, EntryName.Raw);
            _ = archive.Entries.Count;
            return archive;
        }
        catch (Exception fault) when (fault is InvalidDataException or EndOfStreamException or NotSupportedException or ArgumentException)
        {
            archive?.Dispose();
            return Problem.Of("archive.broken");
        }
    }

    /// <summary>The entries, in their order; a problem of level File where one of them must not be taken.</summary>
    public static Outcome<IReadOnlyList<ArchiveEntry>> Entries(ZipArchive archive, FormatLimits limits)
    {
        if (archive.Entries.Count > limits.ArchiveEntries)
        {
            return Problem.Of("archive.too-many-entries", arguments: ("limit", limits.ArchiveEntries));
        }
        var entries = new List<ArchiveEntry>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, packed) in EntryName.Of(archive.Entries.Select(entry => entry.FullName)).Zip(archive.Entries))
        {
            var kind = EntryKinds.Of(name);
            if (EntryName.LeadsOut(name))
            {
                return Problem.Of("archive.path", value: name);
            }
            if (kind == EntryKind.Junk)
            {
                continue;
            }
            if (kind == EntryKind.Archive)
            {
                return Problem.Of("archive.nested", value: name);
            }
            if (packed.IsEncrypted)
            {
                return Problem.Of("archive.encrypted", value: name);
            }
            if (!names.Add(name))
            {
                return Problem.Of("archive.repeated", value: name);
            }
            entries.Add(new(name, kind, packed));
        }
        return entries;
    }

    // Entries, and bytes of the directory that names them, as the end of the archive says; null where there is no end.
    private static (int Entries, long Bytes)? Size(Stream stream)
    {
        var tail = new byte[(int)Math.Min(stream.Length, EndBytes + LongestComment)];
        stream.Position = stream.Length - tail.Length;
        stream.ReadExactly(tail);
        var at = tail.AsSpan().LastIndexOf(EndMark);
        if (at < 0 || at + EndBytes > tail.Length)
        {
            return null;
        }
        var end = tail.AsSpan(at);
        // Whatever its size is said to be, it is read from where it begins up to here.
        var begins = BinaryPrimitives.ReadUInt32LittleEndian(end[16..]);
        return (BinaryPrimitives.ReadUInt16LittleEndian(end[10..]), stream.Length - tail.Length + at - begins);
    }
}
