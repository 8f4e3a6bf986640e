using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace PlanMonitor.Services.Tests.Ingest;

/// <summary>Makes workbooks. A cell is a text, a number, a <see cref="DateOnly"/>, a truth value, a <see cref="Percent"/>, an <see cref="Error"/>, or null for none.</summary>
internal sealed class Workbook
{
    private readonly List<(string Name, object?[][] Rows, string[] Merges, bool Hidden)> _sheets = [];

    /// <summary>A number shown as a percentage.</summary>
    public sealed record Percent(double Value);

    /// <summary>A cell whose formula failed.</summary>
    public sealed record Error(string Text);

    public Workbook Sheet(string name, object?[][] rows, string[]? merges = null, bool hidden = false)
    {
        _sheets.Add((name, rows, merges ?? [], hidden));
        return this;
    }

    /// <summary>A sheet of texts from lines of CSV without quotation marks.</summary>
    public static byte[] OfTexts(params string[] lines) => new Workbook().Sheet("年报", [.. lines.Select(line => line.Split(',').Cast<object?>().ToArray())]).Bytes();

    public byte[] Bytes()
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            var sheets = new Sheets();
            book.Workbook = new(sheets);
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            foreach (var (name, rows, merges, hidden) in _sheets)
            {
                var part = book.AddNewPart<WorksheetPart>();
                part.Worksheet = new(Data(rows));
                if (merges.Length > 0)
                {
                    part.Worksheet.Append(new MergeCells(merges.Select(merge => new MergeCell { Reference = merge })));
                }
                sheets.Append(new Sheet { Id = book.GetIdOfPart(part), SheetId = (uint)sheets.ChildElements.Count + 1, Name = name, State = hidden ? SheetStateValues.Hidden : null });
            }
        }
        return stream.ToArray();
    }

    private static SheetData Data(object?[][] rows)
    {
        var data = new SheetData();
        for (var i = 0; i < rows.Length; i++)
        {
            var row = new Row { RowIndex = (uint)i + 1 };
            for (var j = 0; j < rows[i].Length; j++)
            {
                if (rows[i][j] is { } value)
                {
                    var cell = Cell(value);
                    cell.CellReference = $"{(char)('A' + j)}{i + 1}";
                    row.Append(cell);
                }
            }
            data.Append(row);
        }
        return data;
    }

    private static Cell Cell(object value) => value switch
    {
        string text => new() { DataType = CellValues.InlineString, InlineString = new(new Text(text)) },
        DateOnly day => new() { CellValue = new(day.ToDateTime(default).ToOADate().ToString()), StyleIndex = 1 },
        Percent percent => new() { CellValue = new(percent.Value.ToString("R")), StyleIndex = 2 },
        Error error => new() { DataType = CellValues.Error, CellValue = new(error.Text) },
        bool truth => new() { DataType = CellValues.Boolean, CellValue = new(truth ? "1" : "0") },
        double number => new() { CellValue = new(number.ToString("G17")) },
        int number => new() { CellValue = new(number.ToString()) },
        _ => throw new ArgumentException($"No cell holds a {value.GetType()}.", nameof(value)),
    };

    private static Stylesheet Styles() => new(
        new Fonts(new Font()), new Fills(new Fill()), new Borders(new Border()), new CellStyleFormats(new CellFormat()),
        new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = 14, ApplyNumberFormat = true }, new CellFormat { NumberFormatId = 10, ApplyNumberFormat = true }));
}
