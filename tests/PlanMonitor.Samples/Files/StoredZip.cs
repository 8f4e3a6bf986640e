using System.Buffers.Binary;
using System.Text;

namespace PlanMonitor.Samples.Files;

/// <summary>
/// A ZIP archive without compression and with one fixed date (APPNOTE 6.3.3, sections 4.3.7, 4.3.12, 4.3.16): the framework's own
/// writes what differs from system to system.
/// </summary>
internal static class StoredZip
{
    // 1980-01-01, the earliest date that the format knows.
    private const ushort Date = 0x0021;
    private const ushort Version = 20;

    /// <summary>The bytes of an archive.</summary>
    public static byte[] Write(IReadOnlyList<(string Name, byte[] Content)> parts)
    {
        var body = new List<byte>();
        var directory = new List<byte>();
        foreach (var (name, content) in parts)
        {
            var offset = body.Count;
            var label = Encoding.ASCII.GetBytes(name);
            byte[] about = [.. Two(Version), .. Two(0), .. Two(0), .. Two(0), .. Two(Date), .. Four(Crc(content)), .. Four((uint)content.Length), .. Four((uint)content.Length), .. Two((ushort)label.Length), .. Two(0)];
            body.AddRange([.. Four(0x04034b50), .. about, .. label, .. content]);
            directory.AddRange([.. Four(0x02014b50), .. Two(Version), .. about, .. Two(0), .. Two(0), .. Two(0), .. Four(0), .. Four((uint)offset), .. label]);
        }
        var count = Two((ushort)parts.Count);
        return [.. body, .. directory, .. Four(0x06054b50), .. Two(0), .. Two(0), .. count, .. count, .. Four((uint)directory.Count), .. Four((uint)body.Count), .. Two(0)];
    }

    private static uint Crc(byte[] content)
    {
        var crc = uint.MaxValue;
        foreach (var octet in content)
        {
            crc ^= octet;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
            }
        }
        return ~crc;
    }

    private static byte[] Two(ushort value)
    {
        var bytes = new byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, value);
        return bytes;
    }

    private static byte[] Four(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        return bytes;
    }
}
