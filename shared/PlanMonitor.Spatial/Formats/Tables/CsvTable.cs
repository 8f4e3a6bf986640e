using CsvHelper;
using PlanMonitor.Core.Messages;

namespace PlanMonitor.Spatial.Formats.Tables;

/// <summary>Reads comma-separated values. Another delimiter is recognised and refused: guessing it would read 1;5 as two columns or as one.</summary>
internal static class CsvTable
{
    private static readonly char[] OtherDelimiters = [';', '\t', '|', '；', '，', '、'];

    /// <summary>The table of the text; refused as a whole for another delimiter, an open quotation mark, too many rows or columns.</summary>
    public static Outcome<Table> Read(string text, Func<IReadOnlyList<string>, bool> isHeader)
    {
        var shape = CsvShape.Of(text);
        if (shape.WideLine is null && shape.OpenQuoteLine is null)
        {
            if (!TableGrid.Build(null, Rows(text, ','), isHeader).TryGet(out var table, out var problem))
            {
                return problem;
            }
            if (table.HeaderKnown)
            {
                return table with { Rows = [.. table.Rows.Select(row => Fitting(row, table.Header.Count))] };
            }
            return WrongDelimiter(text, isHeader)
                ?? (table.Header.Count > 1 || table.Rows.Any(row => row.Cells.Count > 1) ? Outcome<Table>.Of(table) : Problem.Of("table.is-text"));
        }
        return WrongDelimiter(text, isHeader)
            ?? (shape.WideLine is { } wide
                ? Problem.Of("table.too-many-columns", wide, arguments: [("limit", TableLimits.Columns)])
                : Problem.Of("table.quote-open", shape.OpenQuoteLine));
    }

    /// <summary>A cell more than the header has means that a comma split a value: every cell after it would be read as another column.</summary>
    private static TableRow Fitting(TableRow row, int columns) =>
        row.Fault is null && row.Cells.Count > columns
            ? row with { Fault = Problem.Of("table.too-many-cells", row.Line, arguments: [("count", row.Cells.Count), ("expected", columns)]) }
            : row;

    /// <summary>Names the delimiter under which a header appears, or that splits the first line into three columns or more where the comma splits none.</summary>
    private static Outcome<Table>? WrongDelimiter(string text, Func<IReadOnlyList<string>, bool> isHeader)
    {
        var top = Top(text);
        foreach (var delimiter in OtherDelimiters)
        {
            var rows = (char.IsAscii(delimiter) ? Rows(top, delimiter) : Rows(top.Replace(delimiter, '\u001F'), '\u001F')).Where(row => !row.IsBlank).ToList();
            if (rows.Any(row => isHeader(row.Cells)) || (!top.Contains(',') && char.IsAscii(delimiter) && rows[0].Cells.Count > 2))
            {
                return Problem.Of("table.wrong-delimiter", arguments: [("delimiter", delimiter == '\t' ? "Tab" : delimiter)]);
            }
        }
        return null;
    }

    private static string Top(string text)
    {
        using var reader = new StringReader(text);
        List<string> lines = [];
        while (lines.Count < TableLimits.RowsAboveHeader && reader.ReadLine() is { } line)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                lines.Add(line[..Math.Min(line.Length, TableLimits.CellCharacters)]);
            }
        }
        return string.Join('\n', lines);
    }

    private static IEnumerable<TableRow> Rows(string text, char delimiter)
    {
        var faulty = 0L;
        var options = new CsvReaderOptions
        {
            Separator = delimiter,
            HasHeader = false,
            TrackLineNumbers = true,
            OnMalformedRecord = record => faulty = record.LineNumber,
        };
        using var reader = CsvReader.FromText(text, options);
        while (reader.Read())
        {
            var line = (int)reader.LineNumber;
            yield return new(line, TableGrid.Trim(reader.Current.ToArray()), faulty == line ? Problem.Of("table.bad-quote", line) : null);
        }
    }
}
