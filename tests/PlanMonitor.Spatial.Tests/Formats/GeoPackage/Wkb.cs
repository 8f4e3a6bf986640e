using System.Buffers.Binary;

namespace PlanMonitor.Spatial.Tests.Formats.GeoPackage;

/// <summary>Writes well-known binary and the geometry blobs of a GeoPackage, in every form that is allowed.</summary>
/// <param name="little">Byte order.</param>
/// <param name="z">Whether there are elevations.</param>
/// <param name="m">Whether there are measures.</param>
/// <param name="flags">Whether Z and M are written as flags (EWKB) and not as numbers (ISO).</param>
internal sealed class Wkb(bool little = true, bool z = false, bool m = false, bool flags = false)
{
    public static readonly double[] Square = [123, 41, 123.01, 41, 123.01, 41.01, 123, 41.01, 123, 41];
    public static readonly double[] Hole = [123.002, 41.002, 123.002, 41.008, 123.008, 41.008, 123.002, 41.002];

    public byte[] Polygon(params double[][] rings) => [.. Head(3), .. Word((uint)rings.Length), .. rings.SelectMany(Points)];

    public byte[] Line(params double[] points) => [.. Head(2), .. Points(points)];

    public byte[] Point(double x, double y) => [.. Head(1), .. Points([x, y])[4..]];

    public byte[] Many(uint type, params byte[][] members) => [.. Head(type), .. Word((uint)members.Length), .. members.SelectMany(member => member)];

    public byte[] Head(uint type) => [(byte)(little ? 1 : 0), .. Word(flags ? type | (z ? 0x8000_0000u : 0u) | (m ? 0x4000_0000u : 0u) : type + (z ? 1000u : 0) + (m ? 2000u : 0))];

    /// <summary>A blob for a column of a GeoPackage.</summary>
    public static byte[] Blob(byte[] wkb, int system = 4490, int envelope = 0, bool little = true, int flags = 0)
    {
        var header = new byte[8 + (envelope switch { 0 => 0, 1 => 32, 2 or 3 => 48, _ => 64 })];
        "GP"u8.CopyTo(header);
        header[3] = (byte)(flags | (envelope << 1) | (little ? 1 : 0));
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(4), little ? system : BinaryPrimitives.ReverseEndianness(system));
        return [.. header, .. wkb];
    }

    private byte[] Points(double[] ring)
    {
        var extra = (z ? 1 : 0) + (m ? 1 : 0);
        return [.. Word((uint)(ring.Length / 2)), .. ring.Chunk(2).SelectMany(point => (double[])[.. point, .. Enumerable.Repeat(7.5, extra)]).SelectMany(Double)];
    }

    private byte[] Word(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, little ? value : BinaryPrimitives.ReverseEndianness(value));
        return bytes;
    }

    private byte[] Double(double value)
    {
        var bytes = BitConverter.GetBytes(value);
        return BitConverter.IsLittleEndian == little ? bytes : [.. bytes.Reverse()];
    }
}
