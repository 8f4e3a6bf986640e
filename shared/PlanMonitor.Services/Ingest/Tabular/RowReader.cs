using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Formats.Tables;

namespace PlanMonitor.Services.Ingest.Tabular;

/// <summary>One row under its header. A value that is wrong makes the row fail and is written down; reading goes on, so that all of a row's problems are told at once.</summary>
internal sealed class RowReader(TableRow row, HeaderMap map, ReadContext context, ProblemList problems)
{
    /// <summary>What the table is read against.</summary>
    public ReadContext Context => context;

    /// <summary>The header that the row stands under.</summary>
    public HeaderMap Map => map;

    /// <summary>Line of the row.</summary>
    public int Line => row.Line;

    /// <summary>True where the row cannot be taken.</summary>
    public bool Failed { get; private set; }

    /// <summary>The text of a cell; null where the column or the value is missing.</summary>
    public string? Text(Column column)
    {
        var index = map.IndexOf(column);
        return index >= 0 && index < row.Cells.Count && row.Cells[index].Length > 0 ? row.Cells[index] : null;
    }

    /// <summary>The text of a cell that must have one.</summary>
    public string? Required(Column column)
    {
        var text = Text(column);
        if (text is null)
        {
            Report("table.missing-value", column, null);
        }
        return text;
    }

    /// <summary>The name of a mine or a holder; results and alerts repeat it, so that it must be of a length that a name may have.</summary>
    public string? Name(Column column, bool required = true)
    {
        var text = required ? Required(column) : Text(column);
        if (text?.Length > TableLimits.NameCharacters)
        {
            Report("table.cell-too-long", column, text, ("limit", TableLimits.NameCharacters));
        }
        return text;
    }

    /// <summary>Writes down a problem or remark with a value of the row.</summary>
    public void Report(string code, Column column, string? value, params (string Name, object? Value)[] arguments) =>
        Report(Problem.Of(code, row.Line, map.HeaderOf(column), value, arguments));

    /// <summary>Writes down a problem or remark.</summary>
    public void Report(Problem problem)
    {
        problems.Add(problem);
        Failed |= problem.Level != ProblemLevel.Remark;
    }
}
