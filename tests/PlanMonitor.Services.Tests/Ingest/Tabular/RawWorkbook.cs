using System.IO.Compression;
using System.Text;

namespace PlanMonitor.Services.Tests.Ingest.Tabular;

/// <summary>Workbooks that no library would write.</summary>
internal static class RawWorkbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static byte[] Of(string sheet, string prologue = "") => Zip(
        ("[Content_Types].xml", Bytes("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>")),
        ("xl/workbook.xml", Bytes($"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>")),
        ("xl/_rels/workbook.xml.rels", Bytes($"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>")),
        ("xl/worksheets/sheet1.xml", Bytes(prologue + sheet)));

    public static string Sheet(params (string Reference, string Xml)[] cells) =>
        $"<worksheet xmlns=\"{Main}\"><sheetData>{string.Concat(cells.Select(cell => $"<row r=\"{new string([.. cell.Reference.Where(char.IsDigit)])}\">{cell.Xml}</row>"))}</sheetData></worksheet>";

    public static (string Reference, string Xml) Cell(string reference, string text) => (reference, $"<c r=\"{reference}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");

    public static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = archive.CreateEntry(name, CompressionLevel.Optimal).Open();
                entry.Write(content);
            }
        }
        return stream.ToArray();
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
