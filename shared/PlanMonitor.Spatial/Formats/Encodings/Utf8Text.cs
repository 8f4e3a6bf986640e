using System.Text.Unicode;

namespace PlanMonitor.Spatial.Formats.Encodings;

/// <summary>Where the last whole character of UTF-8 ends.</summary>
internal static class Utf8Text
{
    /// <summary>Bytes up to the last whole character; whether a byte fits no character.</summary>
    public static (int Whole, bool Broken) Measure(ReadOnlySpan<byte> text)
    {
        if (Utf8.IsValid(text))
        {
            return (text.Length, false);
        }
        // A character has at most 4 bytes: one that is cut begins in the last 3.
        for (var cut = 1; cut <= Math.Min(3, text.Length); cut++)
        {
            var lead = text[^cut];
            if (lead is >= 0x80 and < 0xC0)
            {
                continue;
            }
            var needed = lead switch { >= 0xC2 and <= 0xDF => 2, >= 0xE0 and <= 0xEF => 3, >= 0xF0 and <= 0xF4 => 4, _ => 0 };
            return cut < needed && Utf8.IsValid(text[..^cut]) ? (text.Length - cut, false) : (0, true);
        }
        return (0, true);
    }

    /// <summary>Whether there are characters of three bytes or more, as Chinese ones are, and none of two.</summary>
    public static bool LooksChinese(ReadOnlySpan<byte> text) => text.ContainsAnyInRange((byte)0xE0, (byte)0xF4) && !text.ContainsAnyInRange((byte)0xC2, (byte)0xDF);
}
