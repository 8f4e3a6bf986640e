namespace PlanMonitor.Core.Plans.Show;

/// <summary>Text in a terminal, where a Chinese character takes two columns.</summary>
public static class TerminalText
{
    /// <summary>Columns that a text takes.</summary>
    public static int Width(string text) => text.EnumerateRunes().Sum(rune => IsWide(rune.Value) ? 2 : 1);

    /// <summary>The text filled with spaces to a width in columns.</summary>
    public static string Pad(string text, int width) => text + new string(' ', Math.Max(0, width - Width(text)));

    /// <summary>The text cut to a width in columns, … at its end where something was cut; line breaks become spaces.</summary>
    public static string Cut(string text, int width)
    {
        var line = text.ReplaceLineEndings(" ");
        if (Width(line) <= width)
        {
            return line;
        }
        var (taken, length) = (0, 0);
        foreach (var rune in line.EnumerateRunes())
        {
            var next = taken + (IsWide(rune.Value) ? 2 : 1);
            if (next > width - 1)
            {
                break;
            }
            (taken, length) = (next, length + rune.Utf16SequenceLength);
        }
        return line[..length] + "…";
    }

    private static bool IsWide(int code) => code is
        (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0x303E) or (>= 0x3041 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3)
        or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE4F) or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6)
        or (>= 0x1F300 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD);
}
