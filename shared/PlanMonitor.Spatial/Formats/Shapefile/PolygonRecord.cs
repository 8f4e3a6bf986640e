using System.Buffers.Binary;
using System.Runtime.InteropServices;
using PlanMonitor.Spatial.Formats.Rings;

namespace PlanMonitor.Spatial.Formats.Shapefile;

/// <summary>The content of one record of polygons: its type, its box, the counts of rings and points, where each ring begins, the points, and Z and M, which are passed over.</summary>
internal static class PolygonRecord
{
    /// <summary>Bytes up to and with the counts.</summary>
    public const int HeadBytes = 44;

    private const int PointBytes = 16;

    /// <summary>What a record says of its size; null where its length in the file does not follow from it.</summary>
    /// <param name="head">The first <see cref="HeadBytes"/> bytes.</param>
    /// <param name="length">Bytes of the record in the file.</param>
    public static (int Rings, int Points)? Sizes(ReadOnlySpan<byte> head, long length)
    {
        if (head.Length < HeadBytes)
        {
            return null;
        }
        var type = BinaryPrimitives.ReadInt32LittleEndian(head);
        long rings = BinaryPrimitives.ReadInt32LittleEndian(head[36..]);
        long points = BinaryPrimitives.ReadInt32LittleEndian(head[40..]);
        if (rings < 0 || points < 0 || (rings > points && points > 0))
        {
            return null;
        }
        var plain = HeadBytes + (4 * rings) + (PointBytes * points);
        var each = 16 + (8 * points);
        // Measures may be left out.
        var fits = type switch
        {
            ShapeType.Polygon => length == plain,
            ShapeType.PolygonM => length == plain || length == plain + each,
            _ => length == plain + each || length == plain + (2 * each),
        };
        return fits ? ((int)rings, (int)points) : null;
    }

    /// <summary>The polygons of a record whose sizes fit; null where ring starts are out of order.</summary>
    /// <param name="content">The whole record.</param>
    /// <param name="rings">Rings.</param>
    /// <param name="points">Points, at least 1.</param>
    /// <param name="odd">True where directions of rings tell another story than what lies in what.</param>
    public static RawPolygons? Read(ReadOnlySpan<byte> content, int rings, int points, out bool odd)
    {
        odd = false;
        var coordinates = content.Slice(HeadBytes + (4 * rings), PointBytes * points);
        var read = new List<double[]>(rings);
        for (var ring = 0; ring < rings; ring++)
        {
            var from = Start(content, ring);
            var to = ring + 1 < rings ? Start(content, ring + 1) : points;
            if (from < 0 || to < from || to > points || (ring == 0 && from != 0))
            {
                return null;
            }
            if (to > from)
            {
                read.Add(Points(coordinates[(PointBytes * from)..(PointBytes * to)]));
            }
        }
        if (read.Count == 1)
        {
            return new([read], Multi: false);
        }
        var parts = RingNesting.Of(read, out var depths);
        odd = !DirectionsFit(read, depths);
        return new(parts, parts.Count > 1);
    }

    private static int Start(ReadOnlySpan<byte> content, int ring) => BinaryPrimitives.ReadInt32LittleEndian(content[(HeadBytes + (4 * ring))..]);

    private static double[] Points(ReadOnlySpan<byte> bytes)
    {
        var ring = GC.AllocateUninitializedArray<double>(bytes.Length / 8);
        if (BitConverter.IsLittleEndian)
        {
            bytes.CopyTo(MemoryMarshal.AsBytes(ring.AsSpan()));
            return ring;
        }
        for (var i = 0; i < ring.Length; i++)
        {
            ring[i] = BinaryPrimitives.ReadDoubleLittleEndian(bytes[(8 * i)..]);
        }
        return ring;
    }

    // Shells run clockwise and holes counterclockwise; a program that has it the other way round throughout is understood as well.
    private static bool DirectionsFit(List<double[]> rings, int[] depths)
    {
        var (right, wrong) = (0, 0);
        for (var ring = 0; ring < rings.Count; ring++)
        {
            var area = RingBox.Of(rings[ring]).Area;
            right += area != 0 && area < 0 == RingNesting.IsShell(depths[ring]) ? 1 : 0;
            wrong += area != 0 && area < 0 != RingNesting.IsShell(depths[ring]) ? 1 : 0;
        }
        return right == 0 || wrong == 0;
    }
}
