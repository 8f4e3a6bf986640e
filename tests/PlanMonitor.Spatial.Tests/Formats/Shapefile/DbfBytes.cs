using System.Text;

namespace PlanMonitor.Spatial.Tests.Formats.Shapefile;

/// <summary>Bytes of an attribute table (.dbf), written out by hand.</summary>
/// <param name="encoding">Encoding of names and texts.</param>
/// <param name="columns">"NAME C10" or "面积 N12.2", parted by commas.</param>
internal sealed class DbfBytes(string columns, string encoding = "utf-8")
{
    private readonly Encoding _encoding = CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncoding(encoding);
    private readonly List<byte[]> _rows = [];

    public byte Language { get; init; }

    public byte Version { get; init; } = 3;

    /// <summary>Stated number of rows; null for the true one.</summary>
    public int? Announced { get; init; }

    /// <summary>Adds a row of texts parted by '|', each cut to its column.</summary>
    public DbfBytes Row(string values, bool deleted = false) => Row(deleted, [.. values.Split('|').Select(_encoding.GetBytes)]);

    public DbfBytes Row(bool deleted, params byte[][] values)
    {
        _rows.Add([(byte)(deleted ? '*' : ' '), .. Columns().Zip(values).SelectMany(pair => Cell(pair.First.Length, pair.Second))]);
        return this;
    }

    public byte[] ToArray()
    {
        var fields = Columns().ToList();
        var headBytes = 32 + (32 * fields.Count) + 1;
        byte[] head = [Version, 126, 11, 29, .. ShpBytes.Little(Announced ?? _rows.Count), .. Short(headBytes), .. Short(1 + fields.Sum(field => field.Length)), .. new byte[17], Language, 0, 0];
        return [.. head, .. fields.SelectMany(Field), 0x0D, .. _rows.SelectMany(row => row), 0x1A];
    }

    private static byte[] Short(int value) => ShpBytes.Little(value)[..2];

    private static byte[] Cell(int length, byte[] value) => [.. value.Take(length), .. Enumerable.Repeat((byte)' ', Math.Max(0, length - value.Length))];

    private byte[] Field((string Name, char Type, int Length, int Decimals) field)
    {
        var name = _encoding.GetBytes(field.Name).Take(10).ToArray();
        return [.. name, .. new byte[11 - name.Length], (byte)field.Type, .. new byte[4], (byte)(field.Length & 0xFF), (byte)(field.Type == 'C' ? field.Length >> 8 : field.Decimals), .. new byte[14]];
    }

    private IEnumerable<(string Name, char Type, int Length, int Decimals)> Columns() => columns.Split(',').Select(column =>
    {
        var (name, kind) = (column.Split(' ')[0], column.Split(' ')[1]);
        var sizes = kind[1..].Split('.');
        return (name, kind[0], int.Parse(sizes[0]), sizes.Length > 1 ? int.Parse(sizes[1]) : 0);
    });
}
