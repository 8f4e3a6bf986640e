using System.Buffers.Binary;

namespace PlanMonitor.Spatial.Formats.Shapefile.Dbf;

/// <summary>The head of an attribute table (.dbf) of dBASE III to 7 or FoxPro.</summary>
/// <param name="Rows">Rows, deleted ones included.</param>
/// <param name="HeadBytes">Where the rows begin.</param>
/// <param name="RowBytes">Bytes of a row, its deletion mark included.</param>
/// <param name="Language">The language driver's byte (语言标识), 0 where none is given.</param>
/// <param name="Level7">Whether numbers are stored as dBASE 7 does.</param>
/// <param name="Fields">The columns.</param>
internal sealed record DbfHeader(long Rows, int HeadBytes, int RowBytes, byte Language, bool Level7, IReadOnlyList<DbfField> Fields)
{
    private const int FixedBytes = 32;
    private const byte EndOfFields = 0x0D;

    // Which part of a column's description says what: dBASE III to 5 and FoxPro, and dBASE 7.
    private static readonly (int Start, int Size, int Name, int Type) Layout = (32, 32, 11, 11), Layout7 = (68, 48, 32, 32);

    /// <summary>Reads a head; null where it is none.</summary>
    public static DbfHeader? Read(Stream stream)
    {
        Span<byte> first = stackalloc byte[FixedBytes];
        if (stream.ReadAtLeast(first, FixedBytes, throwOnEndOfStream: false) < FixedBytes)
        {
            return null;
        }
        var headBytes = BinaryPrimitives.ReadUInt16LittleEndian(first[8..]);
        var rowBytes = BinaryPrimitives.ReadUInt16LittleEndian(first[10..]);
        if (headBytes <= FixedBytes || rowBytes == 0)
        {
            return null;
        }
        var head = new byte[headBytes];
        first.CopyTo(head);
        if (stream.ReadAtLeast(head.AsSpan(FixedBytes), headBytes - FixedBytes, throwOnEndOfStream: false) < headBytes - FixedBytes)
        {
            return null;
        }
        var level7 = (head[0] & 7) == 4;
        return Columns(head, level7 ? Layout7 : Layout, rowBytes) is { } fields
            ? new(BinaryPrimitives.ReadUInt32LittleEndian(first[4..]), headBytes, rowBytes, head[29], level7, fields)
            : null;
    }

    private static List<DbfField>? Columns(byte[] head, (int Start, int Size, int Name, int Type) layout, int rowBytes)
    {
        var fields = new List<DbfField>();
        var offset = 1;
        for (var at = layout.Start; at < head.Length && head[at] != EndOfFields; at += layout.Size)
        {
            if (at + layout.Size > head.Length)
            {
                return null;
            }
            var type = (char)head[at + layout.Type];
            var lengthAt = at + layout.Type + (layout.Size == Layout.Size ? 5 : 1);
            // Clipper and FoxPro take the byte for decimals to make texts longer than 255.
            var length = head[lengthAt] + (type == 'C' ? head[lengthAt + 1] << 8 : 0);
            var name = head.AsSpan(at, layout.Name);
            var end = name.IndexOf((byte)0);
            fields.Add(new(name[..(end < 0 ? name.Length : end)].ToArray(), char.ToUpperInvariant(type), offset, length));
            offset += length;
        }
        return offset <= rowBytes ? fields : WithoutLongTexts(fields, rowBytes);
    }

    // Decimals given to a text mean nothing elsewhere.
    private static List<DbfField>? WithoutLongTexts(List<DbfField> fields, int rowBytes)
    {
        var offset = 1;
        for (var i = 0; i < fields.Count; i++)
        {
            fields[i] = fields[i] with { Offset = offset, Length = fields[i].Length & 0xFF };
            offset += fields[i].Length;
        }
        return offset <= rowBytes ? fields : null;
    }
}
