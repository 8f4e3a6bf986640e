using System.Text;
using ExcelDataReader;
using PlanMonitor.Core.Messages;

namespace PlanMonitor.Spatial.Formats.Tables;

/// <summary>Reads the first visible sheet that has the header. XML with a DTD is refused by the reader's default settings.</summary>
internal static class XlsxTable
{
    private const int SheetRows = 1_048_576;
    private const int SheetColumns = 16_384;
    private const int SheetsLookedAt = 32;

    // The reader passes over every cell of the used range, filled or not: a single cell in the last corner would cost minutes.
    private const long UsedRange = (long)SheetRows * TableLimits.Columns;

    static XlsxTable() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The table of the workbook, read whole; throws on a workbook that is broken.</summary>
    public static Outcome<Table> Read(byte[] content, Func<IReadOnlyList<string>, bool> isHeader) =>
        ReadAll(content, isHeader, all: false).TryGet(out var tables, out var problem) ? tables[0] : Outcome<Table>.Failed(problem);

    /// <summary>The tables of all sheets that have the header, else the first table; the first names the sheets that were not read. Throws on a workbook that is broken.</summary>
    public static Outcome<IReadOnlyList<Table>> ReadAll(byte[] content, Func<IReadOnlyList<string>, bool> isHeader, bool all = true)
    {
        using var stream = new MemoryStream(content, writable: false);
        using var reader = ExcelReaderFactory.CreateOpenXmlReader(stream);
        Table? guess = null;
        List<Table> known = [];
        List<string> others = [];
        var used = 0L;
        var sheets = 0;
        do
        {
            if (reader.FieldCount == 0 || !string.Equals(reader.VisibleState, "visible", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }
            if (!all && known.Count > 0)
            {
                others.Add(reader.Name);
                continue;
            }
            used += (long)reader.RowCount * reader.FieldCount;
            if (reader.FieldCount > SheetColumns || reader.RowCount > SheetRows || used > UsedRange)
            {
                return Problem.Of("table.sheet-too-wide", arguments: [("sheet", reader.Name), ("rows", reader.RowCount), ("columns", reader.FieldCount)]);
            }
            if (!TableGrid.Build(reader.Name, SheetReader.Rows(reader), isHeader).TryGet(out var table, out var problem))
            {
                return problem;
            }
            if (table.HeaderKnown)
            {
                known.Add(table);
            }
            else if (table.Header.Count > 0 && (guess is null || all))
            {
                guess ??= table;
                others.Add(table.Sheet!);
            }
        }
        while (++sheets < SheetsLookedAt && reader.NextResult());
        if (known.Count == 0 && guess is null)
        {
            return Problem.Of("table.empty");
        }
        List<Table> chosen = known.Count > 0 ? known : [guess!];
        // Our own forms carry a sheet of explanations.
        chosen[0] = chosen[0] with { OtherSheets = [.. others.Where(name => name != TableFile.NotesSheet && name != chosen[0].Sheet)] };
        return chosen.ConvertAll(table => table with { Header = Padded(table) });
    }

    // Values beside the table belong to columns without a name; they are listed as not read.
    private static IReadOnlyList<string> Padded(Table table)
    {
        var columns = table.Rows.Select(row => row.Cells.Count).Append(table.Header.Count).Max();
        return [.. table.Header, .. Enumerable.Repeat("", columns - table.Header.Count)];
    }
}
