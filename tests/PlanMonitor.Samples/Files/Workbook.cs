using System.Globalization;
using System.Security;
using System.Text;

namespace PlanMonitor.Samples.Files;

/// <summary>A table as a workbook (XLSX, ECMA-376) of one sheet: the least that spreadsheet programs open, the same bytes every time.</summary>
internal static class Workbook
{
    private const string Head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";

    /// <summary>The bytes of a workbook; the cells of the named columns are numbers where they can be.</summary>
    public static byte[] Write(string sheet, IReadOnlyList<IReadOnlyList<string>> rows, IReadOnlySet<int> numbers) => StoredZip.Write(
    [
        ("[Content_Types].xml", Bytes($"""
            <Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{Kind}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{Kind}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="{Kind}.styles+xml"/></Types>
            """)),
        ("_rels/.rels", Bytes($"""<Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Links}/officeDocument" Target="xl/workbook.xml"/></Relationships>""")),
        ("xl/workbook.xml", Bytes($"""<workbook xmlns="{Main}" xmlns:r="{Links}"><sheets><sheet name="{SecurityElement.Escape(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>""")),
        ("xl/_rels/workbook.xml.rels", Bytes($"""<Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Links}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{Links}/styles" Target="styles.xml"/></Relationships>""")),
        ("xl/styles.xml", Bytes($"""
            <styleSheet xmlns="{Main}"><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="1"><xf xfId="0"/></cellXfs></styleSheet>
            """)),
        ("xl/worksheets/sheet1.xml", Bytes($"""<worksheet xmlns="{Main}"><sheetData>{string.Concat(rows.Select((row, index) => Row(row, index + 1, numbers)))}</sheetData></worksheet>""")),
    ]);

    private static string Row(IReadOnlyList<string> cells, int number, IReadOnlySet<int> numbers) =>
        $"<row r=\"{number}\">{string.Concat(cells.Select((cell, column) => Cell(cell, $"{(char)('A' + column)}{number}", numbers.Contains(column))))}</row>";

    private static string Cell(string text, string place, bool number) =>
        text.Length == 0 ? ""
        : number && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? $"<c r=\"{place}\"><v>{text}</v></c>"
        : $"<c r=\"{place}\" t=\"inlineStr\"><is><t>{SecurityElement.Escape(text)}</t></is></c>";

    private static byte[] Bytes(string xml) => Encoding.UTF8.GetBytes(Head + xml);
}
