using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace PlanMonitor.Spatial.Formats.Tables;

/// <summary>How a row looks.</summary>
public enum SheetStyle
{
    /// <summary>As usual.</summary>
    Plain,

    /// <summary>Bold.</summary>
    Header,

    /// <summary>Grey, on several lines where it is long.</summary>
    Note,
}

/// <summary>A row of texts.</summary>
public sealed record SheetRow(SheetStyle Style, IReadOnlyList<string> Cells);

/// <summary>A column: its width in characters and whether what is typed into it stays text.</summary>
public sealed record SheetColumn(int Width, bool Text);

/// <summary>A sheet. In the columns of <paramref name="Merged"/> the first two rows are one cell; <paramref name="HeaderRows"/> stay in sight.</summary>
public sealed record WorkbookSheet(string Name, IReadOnlyList<SheetRow> Rows, IReadOnlyList<SheetColumn> Columns, IReadOnlyList<int> Merged, int HeaderRows);

/// <summary>Writes a workbook (XLSX, ECMA-376) of texts and numbers: the least that spreadsheet programs open.</summary>
public static class WorkbookWriter
{
    private const string Head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    private const int LongestNumber = 15;

    // Positions in cellXfs: one for each SheetStyle, then text.
    private const int TextStyle = 3;
    private const int QuotedStyle = 4;

    // What a spreadsheet takes for the beginning of a formula when the cell is edited or pasted, full-width forms included.
    private const string FormulaSigns = "=+-@\t\r\n＝＋－＠";

    private static readonly DateTimeOffset Written = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The bytes of a workbook.</summary>
    public static byte[] Write(IReadOnlyList<WorkbookSheet> sheets)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, xml) in Parts(sheets))
            {
                var entry = archive.CreateEntry(name);
                entry.LastWriteTime = Written;
                using var part = entry.Open();
                part.Write(Encoding.UTF8.GetBytes(Head + xml));
            }
        }
        return stream.ToArray();
    }

    private static IEnumerable<(string Name, string Xml)> Parts(IReadOnlyList<WorkbookSheet> sheets)
    {
        string Each(Func<WorkbookSheet, int, string> write) => string.Concat(sheets.Select((sheet, i) => write(sheet, i + 1)));
        yield return ("[Content_Types].xml",
            $"""<Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{Kind}.sheet.main+xml"/>"""
            + Each((_, n) => $"""<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{Kind}.worksheet+xml"/>""")
            + $"""<Override PartName="/xl/styles.xml" ContentType="{Kind}.styles+xml"/></Types>""");
        yield return ("_rels/.rels", $"""<Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Links}/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        yield return ("xl/workbook.xml",
            $"""<workbook xmlns="{Main}" xmlns:r="{Links}"><sheets>{Each((sheet, n) => $"""<sheet name="{SecurityElement.Escape(sheet.Name)}" sheetId="{n}" r:id="rId{n}"/>""")}</sheets></workbook>""");
        yield return ("xl/_rels/workbook.xml.rels",
            $"""<Relationships xmlns="{Package}/relationships">{Each((_, n) => $"""<Relationship Id="rId{n}" Type="{Links}/worksheet" Target="worksheets/sheet{n}.xml"/>""")}<Relationship Id="rId{sheets.Count + 1}" Type="{Links}/styles" Target="styles.xml"/></Relationships>""");
        yield return ("xl/styles.xml", Styles);
        foreach (var (sheet, i) in sheets.Select((sheet, i) => (sheet, i)))
        {
            yield return ($"xl/worksheets/sheet{i + 1}.xml", Sheet(sheet));
        }
    }

    private static string Styles =>
        $"""
        <styleSheet xmlns="{Main}"><fonts count="3"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font><font><sz val="9"/><color rgb="FF666666"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf xfId="0"/><xf xfId="0" fontId="1" applyFont="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf><xf xfId="0" fontId="2" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf xfId="0" numFmtId="49" applyNumberFormat="1"/><xf xfId="0" numFmtId="49" applyNumberFormat="1" quotePrefix="1"/></cellXfs></styleSheet>
        """;

    private static string Sheet(WorkbookSheet sheet)
    {
        var view = sheet.HeaderRows == 0 ? "" : $"""<sheetViews><sheetView workbookViewId="0"><pane ySplit="{sheet.HeaderRows}" topLeftCell="A{sheet.HeaderRows + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>""";
        var columns = string.Concat(sheet.Columns.Select((column, i) => $"""<col min="{i + 1}" max="{i + 1}" width="{column.Width}" style="{(column.Text ? TextStyle : 0)}" customWidth="1"/>"""));
        var rows = string.Concat(sheet.Rows.Select((row, i) => $"""<row r="{i + 1}">{string.Concat(row.Cells.Select((cell, j) => Cell(cell, $"{ColumnLetters.Of(j)}{i + 1}", row.Style, sheet.Columns[j].Text)))}</row>"""));
        var merges = sheet.Merged.Count == 0 ? "" : $"""<mergeCells count="{sheet.Merged.Count}">{string.Concat(sheet.Merged.Select(j => $"""<mergeCell ref="{ColumnLetters.Of(j)}1:{ColumnLetters.Of(j)}2"/>"""))}</mergeCells>""";
        return $"""<worksheet xmlns="{Main}">{view}<cols>{columns}</cols><sheetData>{rows}</sheetData>{merges}</worksheet>""";
    }

    private static string Cell(string text, string place, SheetStyle style, bool asText)
    {
        text = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
        var look = style != SheetStyle.Plain ? (int)style : text.Length > 0 && FormulaSigns.Contains(text[0], StringComparison.Ordinal) ? QuotedStyle : asText ? TextStyle : (int)style;
        return text.Length == 0 ? ""
            : !asText && text.Length <= LongestNumber && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? $"""<c r="{place}" s="{look}"><v>{text}</v></c>"""
            : $"""<c r="{place}" s="{look}" t="inlineStr"><is><t>{SecurityElement.Escape(text)}</t></is></c>""";
    }
}
