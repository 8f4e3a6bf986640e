using System.Text;
using PlanMonitor.Spatial.Formats.Encodings;

namespace PlanMonitor.Spatial.Formats.Archive;

/// <summary>
/// Names in a zip archive. The format knows UTF-8 (marked by a flag) and the code page of old PCs; Windows programs in China write GBK without saying so.
/// The archive is opened with Latin-1 for names without the flag, which keeps their bytes.
/// </summary>
internal static class EntryName
{
    /// <summary>The encoding to open archives with.</summary>
    public static Encoding Raw => Encoding.Latin1;

    /// <summary>Names as people see them, with '/' between folders.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<string> fullNames)
    {
        var names = fullNames.ToList();
        var evidence = new EncodingEvidence();
        foreach (var name in names.Where(IsRaw))
        {
            evidence.Add(Raw.GetBytes(name));
        }
        var encoding = evidence.Choose(null);
        return [.. names.Select(name => (IsRaw(name) ? encoding.Decode(Raw.GetBytes(name), out _) ?? name : name).Replace('\\', '/'))];
    }

    /// <summary>Whether a name leads out of the folder that the archive would be unpacked into.</summary>
    public static bool LeadsOut(string name) =>
        name.StartsWith('/') || name.Contains('\0', StringComparison.Ordinal) || (name.Length > 1 && name[1] == ':') || name.Split('/').Contains("..");

    // Characters beyond one byte come from a name that was marked as UTF-8.
    private static bool IsRaw(string name) => name.All(c => c <= 0xFF) && !Ascii.IsValid(name);
}
