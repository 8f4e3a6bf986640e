namespace PlanMonitor.Spatial.Formats.Encodings;

/// <summary>Where characters of GB18030 (which holds GBK and GB2312) begin and end.</summary>
internal static class GbText
{
    /// <summary>Bytes up to the last whole character; whether a byte fits no character.</summary>
    public static (int Whole, bool Broken) Measure(ReadOnlySpan<byte> text)
    {
        var at = 0;
        while (at < text.Length)
        {
            var lead = text[at];
            if (lead < 0x80)
            {
                at++;
                continue;
            }
            if (lead is 0x80 or 0xFF)
            {
                return (at, true);
            }
            if (at + 1 == text.Length)
            {
                return (at, false);
            }
            if (text[at + 1] is >= 0x30 and <= 0x39)
            {
                var left = text[at..];
                if ((left.Length > 2 && left[2] is < 0x81 or 0xFF) || (left.Length > 3 && left[3] is < 0x30 or > 0x39))
                {
                    return (at, true);
                }
                if (left.Length < 4)
                {
                    return (at, false);
                }
                at += 4;
                continue;
            }
            if (text[at + 1] is < 0x40 or 0x7F or 0xFF)
            {
                return (at, true);
            }
            at += 2;
        }
        return (at, false);
    }
}
