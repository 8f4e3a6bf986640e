using System.Text;

namespace PlanMonitor.Spatial.Formats.Shapefile.Writing;

/// <summary>Texts in GBK that must fit into a number of bytes.</summary>
internal static class GbkName
{
    /// <summary>GBK, which writes '?' for what it lacks.</summary>
    public static readonly Encoding Text = CodePagesEncodingProvider.Instance.GetEncoding("GBK", new EncoderReplacementFallback("?"), DecoderFallback.ReplacementFallback)!;

    private const int NameBytes = 10;

    /// <summary>As many whole characters of a text as fit.</summary>
    public static byte[] Cut(string text, int bytes)
    {
        var (length, used) = (0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            used += Text.GetByteCount(rune.ToString());
            if (used > bytes)
            {
                break;
            }
            length += rune.Utf16SequenceLength;
        }
        return Text.GetBytes(text[..length]);
    }

    /// <summary>Names of columns: at most 10 bytes, none like another in whatever case; one that repeats another is numbered.</summary>
    public static IReadOnlyList<byte[]> Unique(IEnumerable<string> names)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var unique = new List<byte[]>();
        foreach (var name in names)
        {
            var cut = Cut(name.Length == 0 ? "F" : name, NameBytes);
            for (var number = 2; !seen.Add(Text.GetString(cut)); number++)
            {
                var ending = $"_{number}";
                cut = [.. Cut(name, NameBytes - ending.Length), .. Text.GetBytes(ending)];
            }
            unique.Add(cut);
        }
        return unique;
    }
}
