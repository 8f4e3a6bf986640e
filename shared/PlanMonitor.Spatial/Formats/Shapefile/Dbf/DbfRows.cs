using System.Collections.Frozen;
using PlanMonitor.Core.Messages;

namespace PlanMonitor.Spatial.Formats.Shapefile.Dbf;

/// <summary>Makes attributes of the rows of a table.</summary>
internal sealed class DbfRows
{
    private readonly DbfTable _table;
    private readonly bool _keep;
    private readonly Column[] _columns;
    private readonly FrozenDictionary<string, int> _names;
    private readonly byte[] _last;
    private readonly string?[] _lastValues;
    private string?[] _values;

    /// <summary>Rows of a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="attributes">Whether to keep attributes; ids are found among them either way.</param>
    public DbfRows(DbfTable table, bool attributes)
    {
        (_table, _keep) = (table, attributes);
        var names = Names(table).ToArray();
        _names = names.Select((name, column) => (name, column)).ToFrozenDictionary(pair => pair.name, pair => pair.column, StringComparer.Ordinal);
        _columns = [.. table.Fields.Select((field, i) => new Column(field, i, names[i], Array.IndexOf(FeatureId.Attributes, names[i])))
            .Where(column => !column.Field.IsElsewhere && (attributes || column.Rank >= 0))];
        (_values, _lastValues) = (new string?[names.Length], new string?[names.Length]);
        _last = new byte[table.RowBytes];
    }

    /// <summary>The attribute that names the row, or null.</summary>
    public string? Id { get; private set; }

    /// <summary>Values that end in half a character.</summary>
    public int Cut { get; private set; }

    /// <summary>Takes a row in; what is wrong with it, or null.</summary>
    public Problem? Take(ReadOnlySpan<byte> row, int record)
    {
        Id = null;
        var rank = int.MaxValue;
        Problem? problem = null;
        foreach (var column in _columns)
        {
            var (field, at) = (column.Field, column.At);
            var cell = row.Slice(field.Offset, field.Length);
            // Codes and names repeat from row to row: their strings are made once.
            var value = _lastValues[at] is { } last && cell.SequenceEqual(_last.AsSpan(field.Offset, field.Length)) ? last : Value(field, cell);
            if (value is null && field.IsText)
            {
                problem ??= Problem.Of("dbf.text-broken", record, column.Name, arguments: ("encoding", _table.Encoding.Name));
            }
            _lastValues[at] = value;
            _values[at] = value is { Length: > 0 } ? value : null;
            if (column.Rank >= 0 && column.Rank < rank && !string.IsNullOrWhiteSpace(value))
            {
                (Id, rank) = (value, column.Rank);
            }
        }
        row.CopyTo(_last);
        return problem;
    }

    /// <summary>The attributes of the row that was taken in last; none where none are kept.</summary>
    public IReadOnlyDictionary<string, string> Attributes()
    {
        if (!_keep)
        {
            return FrozenDictionary<string, string>.Empty;
        }
        var row = new DbfRow(_names, _values);
        _values = new string?[_values.Length];
        return row;
    }

    private string? Value(DbfField field, ReadOnlySpan<byte> cell)
    {
        if (!field.IsText)
        {
            return DbfValue.Of(field.Type, cell, _table.Level7);
        }
        var text = _table.Encoding.Decode(DbfRow.Text(cell), out var cut);
        Cut += cut ? 1 : 0;
        return text;
    }

    // A column without a name, or with that of another, gets one that tells them apart.
    private static IEnumerable<string> Names(DbfTable table)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < table.Fields.Count; i++)
        {
            var name = table.Encoding.Decode(DbfRow.Text(table.Fields[i].Name), out _)?.Trim() ?? "";
            name = name.Length > 0 ? name : $"field{i + 1}";
            for (var next = 2; !seen.Add(name); next++)
            {
                name = $"{name}_{next}";
            }
            yield return name;
        }
    }

    private sealed record Column(DbfField Field, int At, string Name, int Rank);
}
