using PlanMonitor.Core.Messages;

namespace PlanMonitor.Spatial.Formats.Tables;

/// <summary>Finds the header among the first rows and keeps the rest within the limits.</summary>
internal static class TableGrid
{
    /// <summary>The table of the rows; <c>table.too-many-rows</c> where there are more than allowed. A table without any row has an empty header.</summary>
    public static Outcome<Table> Build(string? sheet, IEnumerable<TableRow> rows, Func<IReadOnlyList<string>, bool> isHeader)
    {
        List<TableRow> kept = [];
        TableRow? header = null;
        List<string> titles = [];
        foreach (var row in rows.Where(row => !row.IsBlank))
        {
            if (header is null && kept.Count < TableLimits.RowsAboveHeader && isHeader(row.Cells))
            {
                header = row;
                titles = [.. kept.SelectMany(above => above.Cells).Where(cell => cell.Length > 0)];
                kept.Clear();
                continue;
            }
            if (kept.Count == TableLimits.Rows)
            {
                return Problem.Of("table.too-many-rows", row.Line, arguments: [("limit", TableLimits.Rows)]);
            }
            kept.Add(row);
        }
        var known = header is not null;
        if (header is null && kept.Count > 0)
        {
            // None of the names is there: the first row of several cells is the one that people will recognise.
            header = kept.Take(TableLimits.RowsAboveHeader).FirstOrDefault(row => row.Cells.Count(cell => cell.Length > 0) > 1) ?? kept[0];
            kept.RemoveRange(0, kept.IndexOf(header) + 1);
        }
        if (kept is [var first, ..] && IsSecondHeader(header!.Cells, first.Cells))
        {
            kept.RemoveAt(0);
        }
        return new Table(sheet, [], header?.Cells ?? [], header?.Line ?? 1, known, [.. kept.Select(row => Checked(row, header!.Cells))]) { Titles = titles };
    }

    /// <summary>Cells trimmed, empty ones at the end left out.</summary>
    public static IReadOnlyList<string> Trim(IEnumerable<string> cells)
    {
        var trimmed = cells.Select(cell => cell.Trim().Trim('\uFEFF')).ToList();
        return trimmed[..(trimmed.FindLastIndex(cell => cell.Length > 0) + 1)];
    }

    /// <summary>A header of two rows repeats its names in the second where its cells are merged downwards; a value never equals the name of its column.</summary>
    private static bool IsSecondHeader(IReadOnlyList<string> header, IReadOnlyList<string> cells) =>
        header.Zip(cells).Any(pair => pair.First.Length > 0 && pair.First == pair.Second);

    private static TableRow Checked(TableRow row, IReadOnlyList<string> header)
    {
        for (var i = 0; row.Fault is null && i < row.Cells.Count; i++)
        {
            if (row.Cells[i].Length > TableLimits.CellCharacters)
            {
                var column = i < header.Count && header[i].Length > 0 ? header[i] : ColumnLetters.Of(i);
                return row with { Fault = Problem.Of("table.cell-too-long", row.Line, column, row.Cells[i], ("limit", TableLimits.CellCharacters)) };
            }
        }
        return row;
    }
}
