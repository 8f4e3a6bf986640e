using System.Buffers.Binary;
using System.Globalization;

namespace PlanMonitor.Spatial.Formats.GeoPackage.Sqlite;

/// <summary>One row of a table: its values by their place, as section 2.1 of the format lays them out.</summary>
internal sealed class SqliteRow(SqliteFile file)
{
    private readonly List<(long Type, int Start, int Length)> _values = [];
    private ReadOnlyMemory<byte> _payload;

    /// <summary>How many values are stored: fewer than the table has columns where some were added to it later.</summary>
    public int Count => _values.Count;

    /// <summary>Takes a row's bytes; false where they are no row.</summary>
    public bool TryTake(ReadOnlyMemory<byte> payload)
    {
        _values.Clear();
        _payload = payload;
        var rest = payload.Span;
        if (!Varint.TryRead(ref rest, out var header) || header > payload.Length || header < payload.Length - rest.Length)
        {
            return false;
        }
        var types = payload.Span[(payload.Length - rest.Length)..(int)header];
        var start = (int)header;
        while (!types.IsEmpty)
        {
            if (!Varint.TryRead(ref types, out var type) || Length(type) is not { } length || length > payload.Length - start)
            {
                return false;
            }
            _values.Add((type, start, (int)length));
            start += (int)length;
        }
        return true;
    }

    /// <summary>Whether a value is absent or NULL.</summary>
    public bool IsNull(int column) => column < 0 || column >= Count || _values[column].Type == 0;

    /// <summary>Whether a value is a BLOB.</summary>
    public bool IsBlob(int column) => !IsNull(column) && _values[column].Type >= 12 && (_values[column].Type & 1) == 0;

    /// <summary>The bytes of a value, as they are stored; none for NULL.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => IsNull(column) ? default : _payload.Span.Slice(_values[column].Start, _values[column].Length);

    /// <summary>A whole number, or null.</summary>
    public long? Number(int column) => IsNull(column)
        ? null
        : _values[column].Type switch
        {
            >= 1 and <= 6 => Whole(Bytes(column)),
            8 => 0,
            9 => 1,
            _ => null,
        };

    /// <summary>A value as text, numbers as short as they read back; null for NULL, for a BLOB and for a text that is not valid in the encoding of the file.</summary>
    public string? Text(int column)
    {
        if (IsNull(column) || IsBlob(column))
        {
            return null;
        }
        return _values[column].Type switch
        {
            7 => BinaryPrimitives.ReadDoubleBigEndian(Bytes(column)).ToString("R", CultureInfo.InvariantCulture),
            >= 12 => file.Text(Bytes(column)),
            _ => Number(column)!.Value.ToString(CultureInfo.InvariantCulture),
        };
    }

    private static long? Length(long type) => type switch
    {
        < 0 or 10 or 11 => null,
        <= 4 => type,
        5 => 6,
        6 or 7 => 8,
        8 or 9 => 0,
        _ => (type - 12) / 2,
    };

    private static long Whole(ReadOnlySpan<byte> bytes)
    {
        long value = unchecked((sbyte)bytes[0]);
        foreach (var next in bytes[1..])
        {
            value = (value << 8) | next;
        }
        return value;
    }
}
