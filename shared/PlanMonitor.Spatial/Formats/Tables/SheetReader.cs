using System.Globalization;
using ExcelDataReader;

namespace PlanMonitor.Spatial.Formats.Tables;

/// <summary>The rows of one sheet as text. Cells merged downwards hold their value in every row, as people see it.</summary>
internal static class SheetReader
{
    /// <summary>All rows, blank ones too, with the number that the sheet shows.</summary>
    public static IEnumerable<TableRow> Rows(IExcelDataReader reader)
    {
        var columns = Math.Min(reader.FieldCount, TableLimits.Columns);
        var starts = (reader.MergeCells ?? [])
            .Where(range => range.FromColumn == range.ToColumn && range.ToRow > range.FromRow && range.FromColumn >= 0 && range.FromColumn < columns)
            .ToLookup(range => range.FromRow);
        Dictionary<int, (int Last, string Value)> merged = [];
        for (var row = 0; reader.Read(); row++)
        {
            var cells = new string[columns];
            for (var i = 0; i < columns; i++)
            {
                cells[i] = Text(reader, i);
            }
            if (cells.Any(cell => cell.Length > 0))
            {
                foreach (var (column, (last, value)) in merged.Where(entry => row <= entry.Value.Last && cells[entry.Key].Length == 0))
                {
                    cells[column] = value;
                }
            }
            foreach (var range in starts[row])
            {
                merged[range.FromColumn] = (range.ToRow, cells[range.FromColumn]);
            }
            yield return new(row + 1, TableGrid.Trim(cells));
        }
    }

    private static string Text(IExcelDataReader reader, int column) => reader.GetValue(column) switch
    {
        null => "",
        string text => text,
        double number => Number(number, reader.GetNumberFormatString(column)?.Contains('%', StringComparison.Ordinal) == true),
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
        bool truth => truth ? "TRUE" : "FALSE",
        var other => Convert.ToString(other, CultureInfo.InvariantCulture) ?? "",
    };

    /// <summary>
    /// The shortest decimal text that stands for the double: what people typed, up to 15 digits. A cell in the format of percent is written with its sign:
    /// it holds 0.65 and shows 65%.
    /// </summary>
    private static string Number(double number, bool percent)
    {
        var shortest = number.ToString("R", CultureInfo.InvariantCulture);
        // Beyond 15 digits a spreadsheet has lost the rest: the exponent stays, so that nobody takes it for an exact figure.
        if (Math.Abs(number) >= 1e15 || !decimal.TryParse(shortest, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact))
        {
            return shortest;
        }
        return percent ? (exact * 100).ToString("0.############################", CultureInfo.InvariantCulture) + "%" : exact.ToString(CultureInfo.InvariantCulture);
    }
}
