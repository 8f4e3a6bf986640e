using System.Globalization;

namespace PlanMonitor.Spatial.Formats.Texts;

/// <summary>Coordinates as people write them.</summary>
internal static class Numbers
{
    private static readonly char[] Degrees = ['°', '度', 'º'];
    private static readonly char[] Minutes = ['′', '\'', '’', '分'];
    private static readonly char[] Seconds = ['″', '"', '”', '秒'];

    /// <summary>The number of a text: a decimal number, or degrees, minutes and seconds with their signs (123°12′34.5″); null for anything else.</summary>
    public static double? Parse(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        return Plain(text) is { } number ? number : text.IndexOfAny(Degrees) > 0 ? Sexagesimal(text) : null;
    }

    private static double? Plain(ReadOnlySpan<char> text) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : null;

    private static double? Sexagesimal(ReadOnlySpan<char> text)
    {
        var rest = text.TrimEnd(['N', 'E', 'n', 'e', ' ']);
        var degrees = Part(ref rest, Degrees);
        var minutes = rest.IsEmpty ? 0 : Part(ref rest, Minutes);
        var seconds = rest.IsEmpty ? 0 : Part(ref rest, Seconds);
        return rest.IsEmpty && degrees is >= 0 and <= 180 && minutes is >= 0 and < 60 && seconds is >= 0 and < 60 ? degrees + (minutes / 60) + (seconds / 3600) : null;
    }

    // The number before a sign; null where the sign is missing.
    private static double? Part(ref ReadOnlySpan<char> rest, char[] signs)
    {
        var at = rest.IndexOfAny(signs);
        if (at <= 0)
        {
            return null;
        }
        var number = Plain(rest[..at].Trim());
        rest = rest[(at + 1)..].Trim();
        return number;
    }
}
