using System.Buffers.Binary;
using PlanMonitor.Spatial.Formats.Rings;

namespace PlanMonitor.Spatial.Formats.Shapefile.Writing;

/// <summary>Writes the main file (.shp) and its index (.shx). Shells run clockwise, holes counterclockwise, as the description asks.</summary>
/// <param name="shapes">Takes the shapes; seekable.</param>
/// <param name="index">Takes the index; seekable.</param>
internal sealed class ShpWriter(Stream shapes, Stream index)
{
    /// <summary>What programs that count in 32 bits can read.</summary>
    public const long MostBytes = int.MaxValue;

    /// <summary>Bytes of a record without a shape.</summary>
    public const long NullBytes = RecordHead + 4;

    private const int RecordHead = 8;

    private double _west = double.PositiveInfinity;
    private double _south = double.PositiveInfinity;
    private double _east = double.NegativeInfinity;
    private double _north = double.NegativeInfinity;

    /// <summary>Bytes of the record of a shape, at most.</summary>
    public static long Bytes(RawPolygons polygons) => polygons.Parts.Sum(part => part.Sum(ring => 4 + 16 + (8L * ring.Length))) + RecordHead + PolygonRecord.HeadBytes;

    /// <summary>Writes both files.</summary>
    public void Write(IEnumerable<RawPolygons?> all)
    {
        shapes.Write(new byte[ShapeHeader.Length]);
        index.Write(new byte[ShapeHeader.Length]);
        var number = 0;
        foreach (var polygons in all)
        {
            var content = polygons is null ? new byte[4] : Content(polygons);
            var head = new byte[RecordHead];
            BinaryPrimitives.WriteInt32BigEndian(head, (int)(shapes.Position / 2));
            BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), content.Length / 2);
            index.Write(head);
            BinaryPrimitives.WriteInt32BigEndian(head, ++number);
            shapes.Write(head);
            shapes.Write(content);
        }
        WriteHead(shapes);
        WriteHead(index);
    }

    private byte[] Content(RawPolygons polygons)
    {
        var rings = polygons.Parts.SelectMany(part => part.Select((ring, i) => Turned(Closed(ring), clockwise: i == 0))).ToList();
        var content = new byte[PolygonRecord.HeadBytes + (4 * rings.Count) + (8 * rings.Sum(ring => ring.Length))];
        var boxes = rings.ConvertAll(RingBox.Of);
        var span = content.AsSpan();
        BinaryPrimitives.WriteInt32LittleEndian(span, ShapeType.Polygon);
        WriteBox(span[4..], boxes.Min(box => box.MinX), boxes.Min(box => box.MinY), boxes.Max(box => box.MaxX), boxes.Max(box => box.MaxY));
        BinaryPrimitives.WriteInt32LittleEndian(span[36..], rings.Count);
        BinaryPrimitives.WriteInt32LittleEndian(span[40..], rings.Sum(ring => ring.Length / 2));
        var (start, at) = (0, PolygonRecord.HeadBytes + (4 * rings.Count));
        for (var i = 0; i < rings.Count; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(span[(PolygonRecord.HeadBytes + (4 * i))..], start);
            start += rings[i].Length / 2;
            foreach (var ordinate in rings[i])
            {
                BinaryPrimitives.WriteDoubleLittleEndian(span[at..], ordinate);
                at += 8;
            }
        }
        (_west, _south) = (Math.Min(_west, boxes.Min(box => box.MinX)), Math.Min(_south, boxes.Min(box => box.MinY)));
        (_east, _north) = (Math.Max(_east, boxes.Max(box => box.MaxX)), Math.Max(_north, boxes.Max(box => box.MaxY)));
        return content;
    }

    private static double[] Closed(double[] ring) => ring.Length < 2 || (ring[0] == ring[^2] && ring[1] == ring[^1]) ? ring : [.. ring, ring[0], ring[1]];

    private static double[] Turned(double[] ring, bool clockwise)
    {
        if (RingBox.Of(ring).Area < 0 == clockwise)
        {
            return ring;
        }
        var turned = new double[ring.Length];
        for (var i = 0; i < ring.Length; i += 2)
        {
            (turned[i], turned[i + 1]) = (ring[^(i + 2)], ring[^(i + 1)]);
        }
        return turned;
    }

    private static void WriteBox(Span<byte> at, double west, double south, double east, double north)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(at, west);
        BinaryPrimitives.WriteDoubleLittleEndian(at[8..], south);
        BinaryPrimitives.WriteDoubleLittleEndian(at[16..], east);
        BinaryPrimitives.WriteDoubleLittleEndian(at[24..], north);
    }

    private void WriteHead(Stream stream)
    {
        var head = new byte[ShapeHeader.Length];
        BinaryPrimitives.WriteInt32BigEndian(head, ShapeHeader.Magic);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(24), (int)(stream.Length / 2));
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(28), ShapeHeader.Version);
        BinaryPrimitives.WriteInt32LittleEndian(head.AsSpan(32), ShapeType.Polygon);
        if (_west <= _east)
        {
            WriteBox(head.AsSpan(36), _west, _south, _east, _north);
        }
        stream.Position = 0;
        stream.Write(head);
    }
}
