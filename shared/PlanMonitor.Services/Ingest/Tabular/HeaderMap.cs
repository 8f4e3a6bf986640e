using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Quantities;
using PlanMonitor.Spatial.Formats.Tables;

namespace PlanMonitor.Services.Ingest.Tabular;

/// <summary>Which column of a file is which.</summary>
internal sealed class HeaderMap
{
    private readonly Dictionary<Column, (int Index, string Header, Unit? Unit)> _found = [];

    private HeaderMap(IReadOnlyList<string> header) => Header = header;

    /// <summary>The header row as it stands.</summary>
    public IReadOnlyList<string> Header { get; }

    /// <summary>Indices of columns that stand for nothing known.</summary>
    public IReadOnlyList<int> Unknown { get; private set; } = [];

    /// <summary>Maps the header; refused with <c>table.duplicate-column</c> where two headers mean one column.</summary>
    public static Outcome<HeaderMap> Of(IReadOnlyList<string> header, int line, IReadOnlyList<Column> columns)
    {
        var map = new HeaderMap(header);
        var names = Names(columns);
        List<int> unknown = [];
        for (var i = 0; i < header.Count; i++)
        {
            var text = HeaderText.Of(header[i]);
            if (!names.TryGetValue(text.Whole, out var column) && !names.TryGetValue(text.Name, out column))
            {
                unknown.Add(i);
            }
            else if (!map._found.TryAdd(column, (i, header[i], text.Unit)))
            {
                return Problem.Of("table.duplicate-column", line, header[i], null, ("first", map._found[column].Header), ("second", header[i]), ("meaning", column.Name));
            }
        }
        map.Unknown = unknown;
        return map;
    }

    /// <summary>True for a row that holds at least two of the names: titles and data do not.</summary>
    public static Func<IReadOnlyList<string>, bool> Recognise(IReadOnlyList<Column> columns)
    {
        var names = Names(columns);
        return cells => cells.Count(cell => cell.Length is > 0 and < 60 && HeaderText.Of(cell) is var text && (names.ContainsKey(text.Whole) || names.ContainsKey(text.Name))) > 1;
    }

    /// <summary>True where the file has the column.</summary>
    public bool Has(Column column) => _found.ContainsKey(column);

    /// <summary>Position of the column, or -1.</summary>
    public int IndexOf(Column column) => _found.TryGetValue(column, out var found) ? found.Index : -1;

    /// <summary>The unit that the header states, or null.</summary>
    public Unit? UnitOf(Column column) => _found.TryGetValue(column, out var found) ? found.Unit : null;

    /// <summary>The header as the file has it, the template's name where the file has none.</summary>
    public string HeaderOf(Column column) => _found.TryGetValue(column, out var found) ? found.Header : column.Name;

    private static Dictionary<string, Column> Names(IReadOnlyList<Column> columns) =>
        columns.SelectMany(column => column.Aliases.Prepend(column.Name).Select(name => (Name: HeaderText.Fold(name), column))).ToDictionary(pair => pair.Name, pair => pair.column);
}
