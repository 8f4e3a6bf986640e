using PlanMonitor.Core.Messages;

namespace PlanMonitor.Spatial.Formats.Tables;

/// <summary>A row of a table as text.</summary>
/// <param name="Line">Physical line of the CSV file where the row starts, or row of the sheet; 1-based.</param>
/// <param name="Cells">Trimmed texts, empty ones at the end left out.</param>
/// <param name="Fault">What keeps the row from being read; null where nothing does.</param>
public sealed record TableRow(int Line, IReadOnlyList<string> Cells, Problem? Fault = null)
{
    /// <summary>True where no cell holds anything.</summary>
    public bool IsBlank => Cells.Count == 0;
}

/// <summary>A table with its header found.</summary>
/// <param name="Sheet">Name of the sheet; null for CSV.</param>
/// <param name="OtherSheets">Sheets with content that were not read.</param>
/// <param name="Header">Texts of the header row.</param>
/// <param name="HeaderLine">Line of the header row.</param>
/// <param name="HeaderKnown">True where the header row holds names that were looked for; false where it is the best guess.</param>
/// <param name="Rows">The rows below it that are not blank.</param>
public sealed record Table(string? Sheet, IReadOnlyList<string> OtherSheets, IReadOnlyList<string> Header, int HeaderLine, bool HeaderKnown, IReadOnlyList<TableRow> Rows)
{
    /// <summary>Texts of the rows above a header that is known, such as the title of the sheet.</summary>
    public IReadOnlyList<string> Titles { get; init; } = [];
}
