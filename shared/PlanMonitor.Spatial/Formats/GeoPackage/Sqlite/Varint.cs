namespace PlanMonitor.Spatial.Formats.GeoPackage.Sqlite;

/// <summary>The variable-length integers of SQLite: seven bits a byte, the ninth byte whole.</summary>
internal static class Varint
{
    /// <summary>Reads one and moves on; false where the bytes end before.</summary>
    public static bool TryRead(ref Span<byte> bytes, out long value)
    {
        ReadOnlySpan<byte> rest = bytes;
        var read = TryRead(ref rest, out value);
        bytes = bytes[(bytes.Length - rest.Length)..];
        return read;
    }

    /// <summary>Reads one and moves on; false where the bytes end before.</summary>
    public static bool TryRead(ref ReadOnlySpan<byte> bytes, out long value)
    {
        value = 0;
        for (var i = 0; i < 9 && i < bytes.Length; i++)
        {
            var last = i == 8;
            value = last ? (value << 8) | bytes[i] : (value << 7) | (uint)(bytes[i] & 0x7F);
            if (last || bytes[i] < 0x80)
            {
                bytes = bytes[(i + 1)..];
                return true;
            }
        }
        return false;
    }
}
