namespace PlanMonitor.Services.Records;

/// <summary>
/// The newest row of each identity. A table gives its rows by key, which begins with the identity: nearly always they come in order and nothing has to be looked up or
/// sorted, nor the identities of a million rows held.
/// </summary>
internal sealed class NewestRows<T>(Func<T, string> identity)
{
    private readonly List<(long Order, T Value)> _rows = [];
    private ReadOnlyMemory<char> _last;
    private Dictionary<string, int>? _places;

    /// <summary>Adds a row of an upload under its identity; of one identity that of the later upload stays, of one upload the first.</summary>
    public void Add(long order, ReadOnlyMemory<char> name, T row)
    {
        if (PlaceOf(name) is not { } place)
        {
            _places?.Add(name.ToString(), _rows.Count);
            _rows.Add((order, row));
            _last = name;
        }
        else if (order > _rows[place].Order)
        {
            _rows[place] = (order, row);
        }
    }

    /// <summary>The rows in order of their identities.</summary>
    public IReadOnlyList<T> InOrder() =>
        [.. _places is null ? _rows.Select(row => row.Value) : _places.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => _rows[pair.Value].Value)];

    private int? PlaceOf(ReadOnlyMemory<char> name)
    {
        var after = _places is null ? name.Span.CompareTo(_last.Span, StringComparison.Ordinal) : 0;
        if (_rows.Count == 0 || after > 0)
        {
            return null;
        }
        if (_places is null && after == 0)
        {
            return _rows.Count - 1;
        }
        _places ??= _rows.Index().ToDictionary(pair => identity(pair.Item.Value), pair => pair.Index, StringComparer.Ordinal);
        return _places.TryGetValue(name.ToString(), out var place) ? place : null;
    }
}
