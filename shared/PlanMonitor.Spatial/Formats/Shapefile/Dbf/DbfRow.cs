using System.Collections;
using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace PlanMonitor.Spatial.Formats.Shapefile.Dbf;

/// <summary>The attributes of one row. All rows of a table share the names of its columns; a value that is not there is no attribute.</summary>
internal sealed class DbfRow(FrozenDictionary<string, int> columns, string?[] values) : IReadOnlyDictionary<string, string>
{
    /// <inheritdoc/>
    public int Count => values.Count(value => value is not null);

    /// <inheritdoc/>
    public IEnumerable<string> Keys => this.Select(pair => pair.Key);

    /// <inheritdoc/>
    public IEnumerable<string> Values => this.Select(pair => pair.Value);

    /// <inheritdoc/>
    public string this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"There is no attribute '{key}'.");

    /// <inheritdoc/>
    public bool ContainsKey(string key) => TryGetValue(key, out _);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value)
    {
        value = columns.TryGetValue(key, out var column) ? values[column] : null;
        return value is not null;
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() =>
        columns.OrderBy(pair => pair.Value).Where(pair => values[pair.Value] is not null).Select(pair => KeyValuePair.Create(pair.Key, values[pair.Value]!)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The bytes of a text without what fills it up: it ends at the first NUL, spaces behind it say nothing.</summary>
    public static ReadOnlySpan<byte> Text(ReadOnlySpan<byte> cell)
    {
        var end = cell.IndexOf((byte)0);
        return (end < 0 ? cell : cell[..end]).TrimEnd((byte)' ');
    }
}
