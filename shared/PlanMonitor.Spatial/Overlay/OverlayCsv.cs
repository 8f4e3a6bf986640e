using System.Globalization;

namespace PlanMonitor.Spatial.Overlay;

/// <summary>
/// Writes <c>footprint,layer,feature,area_m2</c> with the quoting of RFC 4180 and one LF per row. Ids are written as they are, also those that begin
/// with = + - or @: programs join on them, and this file is read by programs; what staff open in a spreadsheet is the workbook export.
/// </summary>
internal static class OverlayCsv
{
    public const string Header = "footprint,layer,feature,area_m2\n";

    public static void Row(TextWriter output, string footprint, string layer, string feature, double area)
    {
        Cell(output, footprint);
        output.Write(',');
        Cell(output, layer);
        output.Write(',');
        Cell(output, feature);
        output.Write(',');
        Span<char> digits = stackalloc char[64];
        area.TryFormat(digits, out var written, "F3", CultureInfo.InvariantCulture);
        output.Write(digits[..written]);
        output.Write('\n');
    }

    private static void Cell(TextWriter output, string text)
    {
        if (text.AsSpan().IndexOfAny(",\"\r\n") < 0)
        {
            output.Write(text);
            return;
        }
        output.Write('"');
        output.Write(text.Replace("\"", "\"\"", StringComparison.Ordinal));
        output.Write('"');
    }
}
