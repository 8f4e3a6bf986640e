using System.Text;
using System.Text.RegularExpressions;
using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Formats.GeoJson;

namespace PlanMonitor.Spatial.Formats.Foreign;

/// <summary>Formats that people upload and no reader takes, told by their first bytes, so that a message says what the file is and how to make of it one that is read.</summary>
internal static partial class ForeignFormat
{
    private const string Convert = "ogr2ogr -f GPKG out.gpkg in.";

    // What software puts before the header of a PDF has at most so many bytes (ISO 32000, annex H).
    private const int PdfHead = 1_024;

    /// <summary>A file geodatabase of Esri, which is a folder.</summary>
    public static Problem Geodatabase => Gis("Esri File Geodatabase", "gdb");

    /// <summary>A document of Word, which is an archive.</summary>
    public static Problem Word => Problem.Of("format.document", value: "Word");

    /// <summary>What is to be said of a file that begins with these bytes; null where a reader may take it.</summary>
    public static Problem? Of(ReadOnlySpan<byte> head) => head switch
    {
        _ when head.StartsWith("fgb"u8) && head is [_, _, _, < 32, (byte)'f', (byte)'g', (byte)'b', ..] => Gis("FlatGeobuf", "fgb"),
        _ when head.StartsWith("PAR1"u8) => Gis("GeoParquet", "parquet"),
        _ when head.StartsWith("\0\u0001\0\0Standard "u8) => Gis("Personal Geodatabase (MDB)", "mdb"),
        _ when head.StartsWith("WMAP`D"u8) => Problem.Of("format.mapgis"),
        _ when head.StartsWith("AC10"u8) && head.Contains((byte)0) => Problem.Of("format.cad", value: "DWG"),
        _ when head.StartsWith("AutoCAD Binary DXF"u8) => Problem.Of("format.cad", value: "DXF"),
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => Problem.Of("format.image", value: "PNG"),
        [0xFF, 0xD8, 0xFF, ..] => Problem.Of("format.image", value: "JPEG"),
        [(byte)'I', (byte)'I', 0x2A, 0, ..] or [(byte)'M', (byte)'M', 0, 0x2A, ..] => Problem.Of("format.image", value: "TIFF"),
        _ when head[..Math.Min(PdfHead, head.Length)].IndexOf("%PDF-"u8) >= 0 => Problem.Of("format.document", value: "PDF"),
        _ => Text(head),
    };

    /// <summary>What is to be said of a file that no reader knew: bytes that no text holds, where JSON does not begin. Null where it may be JSON.</summary>
    public static Problem? Unknown(ReadOnlySpan<byte> head) =>
        head.Contains((byte)0) && !JsonText.Begins(head) ? Problem.Of("format.unknown") : null;

    private static Problem? Text(ReadOnlySpan<byte> head)
    {
        var text = Encoding.Latin1.GetString(head is [0xEF, 0xBB, 0xBF, ..] ? head[3..] : head);
        return text switch
        {
            _ when Dxf().IsMatch(text) => Problem.Of("format.cad", value: "DXF"),
            _ when Mif().IsMatch(text) => Gis("MapInfo MIF/MID", "mif"),
            _ when Tab().IsMatch(text) => Gis("MapInfo TAB", "tab"),
            _ when Topology().IsMatch(text) => Gis("TopoJSON", "json"),
            _ when WebPage().IsMatch(text) => Problem.Of("format.web-page"),
            _ => null,
        };
    }

    private static Problem Gis(string name, string ending) => Problem.Of("format.gis", value: name, arguments: ("command", Convert + ending));

    // Group codes and values on lines of their own; comments (999) may come first.
    [GeneratedRegex(@"^\s*(999[^\n]*\n[^\n]*\n\s*)*0[ \t]*\r?\n[ \t]*SECTION\s", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Dxf();

    [GeneratedRegex(@"^\s*VERSION\s+[0-9]+\s[^\0]*\bCOLUMNS\s+[0-9]", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Mif();

    [GeneratedRegex(@"^\s*!table\s+!version", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tab();

    [GeneratedRegex("""^\s*\{[^\0]*"type"\s*:\s*"Topology"\s*[,}]""", RegexOptions.NonBacktracking)]
    private static partial Regex Topology();

    [GeneratedRegex(@"^\s*<(!doctype\s+html|html)[\s>]", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex WebPage();
}
