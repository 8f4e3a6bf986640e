using System.Buffers.Binary;

namespace PlanMonitor.Spatial.Tests.Formats.Shapefile;

/// <summary>Bytes of a main file (.shp), written out by hand from the description so that nothing of the product is tested against itself.</summary>
internal sealed class ShpBytes(int type = 5)
{
    private readonly List<byte[]> _records = [];

    public int Magic { get; init; } = 9994;

    /// <summary>Stated length, bytes; null for the true one.</summary>
    public int? Announced { get; init; }

    /// <summary>Adds a record of any content.</summary>
    public ShpBytes Record(byte[] content)
    {
        _records.Add(content);
        return this;
    }

    public ShpBytes Null() => Record(Little(0));

    /// <summary>Adds a polygon whose rings are "x y,x y,..." parted by '|'.</summary>
    public ShpBytes Polygon(string rings, bool measures = true) => Record(PolygonContent(type, rings, measures));

    public byte[] ToArray()
    {
        var body = _records.SelectMany((content, i) => (byte[])[.. Big(i + 1), .. Big(content.Length / 2), .. content]).ToArray();
        return [.. Big(Magic), .. new byte[20], .. Big((Announced ?? (100 + body.Length)) / 2), .. Little(1000), .. Little(type), .. new byte[64], .. body];
    }

    public static byte[] PolygonContent(int type, string rings, bool measures = true)
    {
        var parts = rings.Split('|').Select(ring => ring.Split(',').Select(point => point.Split(' ').Select(double.Parse).ToArray()).ToArray()).ToArray();
        var points = parts.SelectMany(part => part).ToArray();
        var starts = parts.Select((_, i) => parts.Take(i).Sum(part => part.Length));
        byte[] plain =
        [
            .. Little(type), .. new byte[32], .. Little(parts.Length), .. Little(points.Length), .. starts.SelectMany(Little),
            .. points.SelectMany(point => point.SelectMany(Double)),
        ];
        byte[] each = [.. new byte[16], .. points.SelectMany(_ => Double(7.5))];
        return type switch
        {
            15 when measures => [.. plain, .. each, .. each],
            15 => [.. plain, .. each],
            25 when measures => [.. plain, .. each],
            _ => plain,
        };
    }

    public static byte[] Little(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }

    public static byte[] Big(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    public static byte[] Double(double value)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteDoubleLittleEndian(bytes, value);
        return bytes;
    }
}
