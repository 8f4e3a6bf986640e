namespace PlanMonitor.Spatial.Formats.GeoJson.Fast;

/// <summary>
/// The features of one block as flat arrays, to be filled again for the next block. Coordinates lie one after the other; the vertices of ring r of a
/// feature are those from <c>Rings[RingsAt + r]</c> up to <c>Rings[RingsAt + r + 1]</c>, the first point repeated at the end as the file has it.
/// </summary>
internal sealed class FlatFeatures
{
    private double[] _x = new double[1 << 12];
    private double[] _y = new double[1 << 12];
    private int[] _rings = new int[1 << 8];
    private int[] _parts = new int[1 << 8];
    private byte[] _names = new byte[1 << 10];
    private FlatFeature[] _features = new FlatFeature[1 << 6];
    private int _ringCount;
    private int _partCount;
    private int _nameLength;

    /// <summary>Longitudes.</summary>
    public double[] X => _x;

    /// <summary>Latitudes.</summary>
    public double[] Y => _y;

    /// <summary>Where rings begin and end.</summary>
    public int[] Rings => _rings;

    /// <summary>How many rings a part has.</summary>
    public int[] Parts => _parts;

    /// <summary>Vertices so far.</summary>
    public int Vertices { get; set; }

    /// <summary>Features so far.</summary>
    public int Count { get; private set; }

    /// <summary>A feature.</summary>
    public ref readonly FlatFeature this[int index] => ref _features[index];

    /// <summary>The name of a feature in UTF-8; empty where only its position names it.</summary>
    public ReadOnlySpan<byte> Name(int index) => _names.AsSpan(_features[index].NameAt, _features[index].NameLength);

    /// <summary>Forgets everything.</summary>
    public void Clear() => (Vertices, Count, _ringCount, _partCount, _nameLength) = (0, 0, 0, 0, 0);

    /// <summary>Where a feature that is not finished can be taken back to.</summary>
    public FlatFeature Mark() => new(_ringCount, 0, _partCount, 0, false, _nameLength, 0, Vertices, 0);

    /// <summary>Takes back what came after a mark.</summary>
    public void Back(in FlatFeature mark) => (Vertices, _ringCount, _partCount, _nameLength) = (mark.OddAt, mark.RingsAt, mark.PartsAt, mark.NameAt);

    /// <summary>Makes room for more vertices: the arrays are others afterwards.</summary>
    public void Grow()
    {
        Array.Resize(ref _x, 2 * _x.Length);
        Array.Resize(ref _y, 2 * _y.Length);
    }

    /// <summary>A ring begins, or the last one of a feature has ended, at the next vertex.</summary>
    public void Ring()
    {
        Room(ref _rings, _ringCount);
        _rings[_ringCount++] = Vertices;
    }

    /// <summary>A part of that many rings has ended.</summary>
    public void Part(int rings)
    {
        Room(ref _parts, _partCount);
        _parts[_partCount++] = rings;
    }

    /// <summary>The feature since the mark is whole.</summary>
    public void Feature(in FlatFeature mark, bool multi, ReadOnlySpan<byte> name)
    {
        while (_nameLength + name.Length > _names.Length)
        {
            Array.Resize(ref _names, 2 * _names.Length);
        }
        name.CopyTo(_names.AsSpan(_nameLength));
        Add(new(mark.RingsAt, _ringCount - mark.RingsAt - 1, mark.PartsAt, _partCount - mark.PartsAt, multi, _nameLength, name.Length, 0, 0));
        _nameLength += name.Length;
    }

    /// <summary>A feature that the ordinary reader must look at.</summary>
    public void Odd(in FlatFeature mark, int start, int length)
    {
        Back(mark);
        Add(mark with { OddAt = start, OddLength = length });
    }

    private void Add(in FlatFeature feature)
    {
        Room(ref _features, Count);
        _features[Count++] = feature;
    }

    private static void Room<T>(ref T[] array, int count)
    {
        if (count == array.Length)
        {
            Array.Resize(ref array, 2 * count);
        }
    }
}
