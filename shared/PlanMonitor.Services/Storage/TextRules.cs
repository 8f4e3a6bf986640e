using System.Text;

namespace PlanMonitor.Services.Storage;

/// <summary>Rules of text and of container names that the three ports share. A breach is an <see cref="ArgumentException"/>: a bug of the caller, not of the data.</summary>
public static class TextRules
{
    private const int ShortestName = 3;
    private const int LongestName = 63;

    /// <summary>Checks the name of a container or of a queue.</summary>
    public static void CheckContainer(string name)
    {
        var right = name.Length is >= ShortestName and <= LongestName
            && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
            && name[0] != '-' && name[^1] != '-' && !name.Contains("--", StringComparison.Ordinal);
        if (!right)
        {
            throw new ArgumentException($"A container or queue has 3 to 63 lower-case letters, digits and single hyphens between them, not '{name}'.", nameof(name));
        }
    }

    /// <summary>Length as UTF-8 in bytes of well-formed text; text with half a surrogate pair cannot be stored.</summary>
    public static int Bytes(string text) => IsWellFormed(text)
        ? Encoding.UTF8.GetByteCount(text)
        : throw new ArgumentException("The text holds half a surrogate pair.", nameof(text));

    /// <summary>True where every surrogate has its other half.</summary>
    public static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
            {
                continue;
            }
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
            {
                return false;
            }
            i++;
        }
        return true;
    }
}
