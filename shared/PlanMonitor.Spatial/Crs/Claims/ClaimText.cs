using System.Text;
using PlanMonitor.Core.Names;

namespace PlanMonitor.Spatial.Crs.Claims;

/// <summary>A name as it is compared: plain characters, upper case, one space for every run of signs and spaces; no longer than a name can be.</summary>
/// <param name="Spaced">With the spaces.</param>
/// <param name="Compact">Without.</param>
internal sealed record ClaimText(string Spaced, string Compact)
{
    private const int Longest = 2_000;

    /// <summary>Of a text as the file writes it.</summary>
    public static ClaimText Of(string text)
    {
        var spaced = new StringBuilder();
        foreach (var c in HalfWidth.Fold(text.Length > Longest ? text[..Longest] : text).ToUpperInvariant())
        {
            if (char.IsLetterOrDigit(c) || c is '.' or '°' or '+')
            {
                spaced.Append(c);
            }
            else if (spaced.Length > 0 && spaced[^1] != ' ')
            {
                spaced.Append(' ');
            }
        }
        // What is written together: CGCS20003度带.
        spaced.Replace("CGCS2000", "CGCS2000 ");
        var name = spaced.ToString().TrimEnd();
        return new(name, name.Replace(" ", "", StringComparison.Ordinal));
    }

    /// <summary>Whether it has one of these words, written without spaces.</summary>
    public bool HasAny(params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (Compact.Contains(word, StringComparison.Ordinal))
            {
                return true;
            }
        }
        return false;
    }
}
