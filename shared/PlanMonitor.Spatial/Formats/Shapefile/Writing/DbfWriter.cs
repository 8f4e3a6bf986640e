using System.Buffers.Binary;
using System.Text;
using PlanMonitor.Core.Messages;

namespace PlanMonitor.Spatial.Formats.Shapefile.Writing;

/// <summary>Writes an attribute table (.dbf) in GBK. Columns are as wide as their longest value.</summary>
internal sealed class DbfWriter<T>
{
    private const int MostColumns = 255, MostTextBytes = 254, MostNumberBytes = 20;
    private const int FixedBytes = 32, FieldBytes = 32;
    private const byte Gbk = 0x4D;

    private static readonly Encoding Text = GbkName.Text;

    private readonly IReadOnlyList<ShapefileColumn<T>> _columns;
    private readonly IReadOnlyCollection<T> _rows;
    private readonly int[] _widths;
    private int _cut;
    private int _lost;

    public DbfWriter(IReadOnlyList<ShapefileColumn<T>> columns, IReadOnlyCollection<T> rows)
    {
        (_columns, _rows) = (columns, rows);
        _widths = [.. columns.Select(Width)];
    }

    /// <summary>Why the table cannot be written, or null.</summary>
    public Problem? Refusal => _columns.Count is 0 or > MostColumns ? Problem.Of("shapefile.write-columns", arguments: [("count", _columns.Count), ("limit", MostColumns)]) : null;

    /// <summary>Bytes of the file.</summary>
    public long Bytes => HeadBytes + ((long)_rows.Count * RowBytes) + 1;

    private int HeadBytes => FixedBytes + (FieldBytes * _columns.Count) + 1;

    private int RowBytes => 1 + _widths.Sum();

    /// <summary>Writes the table.</summary>
    public void Write(Stream stream)
    {
        stream.Write(Head());
        var row = new byte[RowBytes];
        foreach (var item in _rows)
        {
            Array.Fill(row, (byte)' ');
            var at = 1;
            for (var i = 0; i < _columns.Count; i++)
            {
                WriteCell(row.AsSpan(at, _widths[i]), _columns[i], item);
                at += _widths[i];
            }
            stream.Write(row);
        }
        stream.WriteByte(0x1A);
    }

    /// <summary>What the table could not hold.</summary>
    public IEnumerable<Problem> Remarks()
    {
        if (_cut > 0)
        {
            yield return Problem.Of("shapefile.write-cut", arguments: [("count", _cut), ("limit", MostTextBytes)]);
        }
        if (_lost > 0)
        {
            yield return Problem.Of("shapefile.write-lost", arguments: ("count", _lost));
        }
    }

    private static int Most(ShapefileColumn<T> column) => column.Decimals is null ? MostTextBytes : MostNumberBytes;

    private int Width(ShapefileColumn<T> column) =>
        Math.Clamp(_rows.Select(row => column.Value(row) is { } value ? Text.GetByteCount(value) : 0).DefaultIfEmpty().Max(), 1, Most(column));

    private void WriteCell(Span<byte> cell, ShapefileColumn<T> column, T row)
    {
        if (column.Value(row) is not { Length: > 0 } value)
        {
            return;
        }
        var bytes = Text.GetBytes(value);
        _lost += Text.GetString(bytes) == value ? 0 : 1;
        if (bytes.Length <= cell.Length)
        {
            bytes.CopyTo(column.Decimals is null ? cell : cell[^bytes.Length..]);
            return;
        }
        _cut++;
        // Half a number would be another one.
        if (column.Decimals is null)
        {
            GbkName.Cut(value, cell.Length).CopyTo(cell);
        }
    }

    private byte[] Head()
    {
        var head = new byte[HeadBytes];
        var span = head.AsSpan();
        // dBASE III; a fixed day, so that the same rows give the same bytes.
        (head[0], head[1], head[2], head[3], head[29]) = (3, 100, 1, 1, Gbk);
        BinaryPrimitives.WriteInt32LittleEndian(span[4..], _rows.Count);
        BinaryPrimitives.WriteUInt16LittleEndian(span[8..], (ushort)HeadBytes);
        BinaryPrimitives.WriteUInt16LittleEndian(span[10..], (ushort)RowBytes);
        var names = GbkName.Unique(_columns.Select(column => column.Name));
        for (var i = 0; i < _columns.Count; i++)
        {
            var field = span.Slice(FixedBytes + (FieldBytes * i), FieldBytes);
            names[i].CopyTo(field);
            field[11] = (byte)(_columns[i].Decimals is null ? 'C' : 'N');
            field[16] = (byte)_widths[i];
            field[17] = (byte)(_columns[i].Decimals ?? 0);
        }
        head[^1] = 0x0D;
        return head;
    }
}
