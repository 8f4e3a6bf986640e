using System.IO.Compression;
using PlanMonitor.Core.Messages;

namespace PlanMonitor.Spatial.Formats.Archive;

/// <summary>
/// Reads all files with features that lie in a zip archive: shapefiles of several files each, and every other format through <see cref="FeatureFile"/>. Nothing is ever unpacked
/// under the name that an entry bears.
/// </summary>
public static class ArchiveReader
{
    /// <summary>Whether bytes are the head of an archive, of a kind that is not taken as well.</summary>
    public static bool Recognises(ReadOnlySpan<byte> head) => IsZip(head) || IsOther(head);

    /// <summary>Gives features and problems of one file after the other; each says which it is of where there are several. Levels as in <see cref="FeatureFile.Read"/>.</summary>
    /// <param name="file">The archive.</param>
    /// <param name="limits">What it may ask of memory; null for <see cref="FormatLimits.Default"/>.</param>
    /// <param name="attributes">Whether to keep attributes; ids are found among them either way.</param>
    public static IEnumerable<Outcome<RawFeature>> Read(SourceFile file, FormatLimits? limits = null, bool attributes = true)
    {
        limits ??= FormatLimits.Default;
        using var stream = file.Open();
        if (!Open(stream, file, limits).TryGet(out var archive, out var problem))
        {
            yield return problem;
            yield break;
        }
        using var owned = archive;
        if (!ArchiveDirectory.Entries(archive, limits).TryGet(out var entries, out problem))
        {
            yield return problem;
            yield break;
        }
        foreach (var item in new ArchiveFeatures(entries, limits, attributes).Read())
        {
            yield return item;
        }
    }

    private static bool IsZip(ReadOnlySpan<byte> head) => head.StartsWith("PK\x03\x04"u8) || head.StartsWith("PK\x05\x06"u8);

    private static bool IsOther(ReadOnlySpan<byte> head) =>
        head.StartsWith("Rar!"u8) || head.StartsWith((ReadOnlySpan<byte>)[0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]) || head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B, 0x08]);

    private static Outcome<ZipArchive> Open(Stream stream, SourceFile file, FormatLimits limits)
    {
        Span<byte> head = stackalloc byte[8];
        if (!IsZip(head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)]))
        {
            return Problem.Of("archive.not-zip");
        }
        return file.Archived && !file.Name.EndsWith(".kmz", StringComparison.OrdinalIgnoreCase) ? Problem.Of("archive.nested", value: file.Name) : ArchiveDirectory.Open(stream, limits);
    }
}
