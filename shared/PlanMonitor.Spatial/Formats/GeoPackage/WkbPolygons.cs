using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace PlanMonitor.Spatial.Formats.GeoPackage;

/// <summary>Why well-known binary gives no polygons.</summary>
internal enum WkbFault
{
    /// <summary>It does.</summary>
    None,

    /// <summary>It is not well-known binary, or ends early.</summary>
    Broken,

    /// <summary>It has more vertices than the limit.</summary>
    TooManyVertices,

    /// <summary>It is a point, a line, a surface with arcs or another thing that is no polygon.</summary>
    NotPolygon,
}

/// <summary>The polygons of a well-known binary (OGC 06-103r4), with Z and M by ISO numbers (1003) or by flags (0x80000003, EWKB); of Z and M nothing is kept.</summary>
internal ref struct WkbPolygons
{
    private const uint HasZ = 0x8000_0000;
    private const uint HasM = 0x4000_0000;
    private const uint HasSystem = 0x2000_0000;
    private const uint Polygon = 3;
    private const uint MultiPolygon = 6;
    private const uint Collection = 7;
    private const uint MultiSurface = 12;

    private static readonly string[] Names =
    [
        "Geometry", "Point", "LineString", "Polygon", "MultiPoint", "MultiLineString", "MultiPolygon", "GeometryCollection", "CircularString", "CompoundCurve",
        "CurvePolygon", "MultiCurve", "MultiSurface", "Curve", "Surface", "PolyhedralSurface", "TIN", "Triangle",
    ];

    private readonly List<IReadOnlyList<double[]>> _parts = [];
    private ReadOnlySpan<byte> _rest;
    private int _vertices;
    private bool _little;

    private WkbPolygons(ReadOnlySpan<byte> bytes, int vertices)
    {
        _rest = bytes;
        _vertices = vertices;
    }

    /// <summary>The polygons.</summary>
    public RawPolygons Shape { get; private set; } = new([], Multi: true);

    /// <summary>Why there are none.</summary>
    public WkbFault Fault { get; private set; }

    /// <summary>The name of the first thing in it that is no polygon, or null.</summary>
    public string? Other { get; private set; }

    /// <summary>Reads one geometry.</summary>
    /// <param name="bytes">Its bytes; what follows them is left alone.</param>
    /// <param name="vertices">Most vertices.</param>
    public static WkbPolygons Read(ReadOnlySpan<byte> bytes, int vertices)
    {
        var wkb = new WkbPolygons(bytes, vertices);
        var type = wkb.Geometry(0);
        wkb.Shape = new(wkb._parts, Multi: type != Polygon);
        if (wkb.Fault == WkbFault.None && wkb._parts.Count == 0 && wkb.Other is not null)
        {
            wkb.Fault = WkbFault.NotPolygon;
        }
        return wkb;
    }

    private uint Geometry(int depth)
    {
        if (_rest.Length < 5 || _rest[0] > 1 || depth == FormatLimits.Depth)
        {
            Fault = WkbFault.Broken;
            return 0;
        }
        _little = _rest[0] == 1;
        _rest = _rest[1..];
        var word = Word();
        if ((word & HasSystem) != 0)
        {
            Word();
        }
        var type = (word & 0x0FFF_FFFF) % 1000;
        var dimension = (word & 0x0FFF_FFFF) / 1000;
        var ordinates = 2 + ((word & HasZ) != 0 || dimension is 1 or 3 ? 1 : 0) + ((word & HasM) != 0 || dimension is 2 or 3 ? 1 : 0);
        if (dimension > 3 || type >= Names.Length)
        {
            Fault = WkbFault.Broken;
        }
        else if (type == Polygon)
        {
            Rings(ordinates);
        }
        else if (type is MultiPolygon or Collection or MultiSurface)
        {
            Members(depth);
        }
        else
        {
            Other ??= Names[type];
            Skip(type, ordinates, depth);
        }
        return type;
    }

    private void Members(int depth)
    {
        for (var count = Count(5); count > 0 && Fault == WkbFault.None; count--)
        {
            Geometry(depth + 1);
        }
    }

    private void Rings(int ordinates)
    {
        var rings = new List<double[]>();
        for (var count = Count(4); count > 0 && Fault == WkbFault.None; count--)
        {
            rings.Add(Ring(ordinates));
        }
        if (rings.Count > 0)
        {
            _parts.Add(rings);
        }
    }

    private double[] Ring(int ordinates)
    {
        var points = Count(8 * ordinates);
        _vertices -= points;
        if (_vertices < 0)
        {
            Fault = WkbFault.TooManyVertices;
        }
        if (Fault != WkbFault.None)
        {
            return [];
        }
        var ring = new double[2 * points];
        for (var i = 0; i < points; i++)
        {
            ring[2 * i] = Double(_rest);
            ring[(2 * i) + 1] = Double(_rest[8..]);
            _rest = _rest[(8 * ordinates)..];
        }
        return ring;
    }

    // What has no area is passed over, so that polygons after it are found; what has arcs cannot be, and takes its feature with it.
    private void Skip(uint type, int ordinates, int depth)
    {
        switch (type)
        {
            case 1 when _rest.Length >= 8 * ordinates:
                _rest = _rest[(8 * ordinates)..];
                break;
            case 2:
                _rest = _rest[(Count(8 * ordinates) * 8 * ordinates)..];
                break;
            case 4 or 5:
                Members(depth);
                break;
            case 1:
                Fault = WkbFault.Broken;
                break;
            default:
                Fault = WkbFault.NotPolygon;
                Other = Names[type];
                break;
        }
    }

    // How many elements follow, each of at least so many bytes.
    private int Count(int bytes)
    {
        var count = Word();
        if (count > _rest.Length / bytes)
        {
            Fault = Fault == WkbFault.None ? WkbFault.Broken : Fault;
            return 0;
        }
        return (int)count;
    }

    private uint Word()
    {
        if (_rest.Length < 4)
        {
            Fault = WkbFault.Broken;
            _rest = default;
            return 0;
        }
        var word = MemoryMarshal.Read<uint>(_rest);
        _rest = _rest[4..];
        return _little == BitConverter.IsLittleEndian ? word : BinaryPrimitives.ReverseEndianness(word);
    }

    private readonly double Double(ReadOnlySpan<byte> bytes) =>
        _little ? BinaryPrimitives.ReadDoubleLittleEndian(bytes) : BinaryPrimitives.ReadDoubleBigEndian(bytes);
}
