namespace PlanMonitor.Services.Ingest.Tabular;

/// <summary>The form that people fill in for one kind of upload.</summary>
/// <param name="Title">Name of the sheet.</param>
/// <param name="Cells">Its columns in order.</param>
internal sealed record Template(string Title, params IReadOnlyList<TemplateCell> Cells)
{
    /// <summary>The columns.</summary>
    public IReadOnlyList<Column> Columns { get; } = [.. Cells.Select(cell => cell.Column)];
}

/// <summary>A column of a form.</summary>
/// <param name="Column">The column.</param>
/// <param name="Example">What the row of the example holds; empty for nothing.</param>
/// <param name="Note">Unit, form or words that the column takes, in Chinese; empty where the name says it.</param>
/// <param name="Required">True where it must be filled in.</param>
internal sealed record TemplateCell(Column Column, string Example, string Note = "", bool Required = false);
