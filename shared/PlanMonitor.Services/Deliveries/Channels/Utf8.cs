using System.Text;

namespace PlanMonitor.Services.Deliveries.Channels;

/// <summary>Limits of receivers count bytes as UTF-8, not characters: a Chinese character has three.</summary>
public static class Utf8
{
    private const string More = "…";

    /// <summary>Bytes of a text.</summary>
    public static int Bytes(string text) => Encoding.UTF8.GetByteCount(text);

    /// <summary>A text of at most so many bytes; what is cut ends in …, and no character is parted.</summary>
    public static string Cut(string text, int most)
    {
        if (Bytes(text) <= most)
        {
            return text;
        }
        var (bytes, end) = (Bytes(More), 0);
        foreach (var rune in text.EnumerateRunes())
        {
            if (bytes + rune.Utf8SequenceLength > most)
            {
                break;
            }
            bytes += rune.Utf8SequenceLength;
            end += rune.Utf16SequenceLength;
        }
        return text[..end] + More;
    }
}

/// <summary>Where people read on about an alert.</summary>
internal static class Links
{
    private const string Place = "{alert}";

    /// <summary>The address of an alert below a base, or with its id where the base says <c>{alert}</c>; null without a base.</summary>
    public static string? Of(string? link, string alert) => link is null ? null
        : link.Contains(Place, StringComparison.Ordinal) ? link.Replace(Place, Uri.EscapeDataString(alert), StringComparison.Ordinal)
        : $"{link.TrimEnd('/')}/api/alerts/{Uri.EscapeDataString(alert)}";
}
