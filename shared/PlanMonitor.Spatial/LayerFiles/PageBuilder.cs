using System.Buffers.Binary;
using System.Text;

namespace PlanMonitor.Spatial.LayerFiles;

/// <summary>Bytes that grow: numbers of variable length (seven bits a byte, the lowest first), texts, doubles; little endian.</summary>
internal sealed class PageBuilder
{
    private byte[] _bytes = new byte[1024];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void Byte(byte value) => Room(1)[0] = value;

    public void Number(ulong value)
    {
        while (value >= 0x80)
        {
            Byte((byte)(value & 0x7F | 0x80));
            value >>= 7;
        }
        Byte((byte)value);
    }

    /// <summary>A number that may be negative: its sign in the lowest bit.</summary>
    public void Signed(long value) => Number(unchecked((ulong)((value << 1) ^ (value >> 63))));

    public void Text(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Number((ulong)bytes.Length);
        Raw(bytes);
    }

    public void Double(double value) => BinaryPrimitives.WriteDoubleLittleEndian(Room(8), value);

    public void Single(float value) => BinaryPrimitives.WriteSingleLittleEndian(Room(4), value);

    public void UInt32(uint value) => BinaryPrimitives.WriteUInt32LittleEndian(Room(4), value);

    public void Int64(long value) => BinaryPrimitives.WriteInt64LittleEndian(Room(8), value);

    public void Raw(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Room(bytes.Length));

    private Span<byte> Room(int count)
    {
        while (Length + count > _bytes.Length)
        {
            Array.Resize(ref _bytes, 2 * _bytes.Length);
        }
        Length += count;
        return _bytes.AsSpan(Length - count, count);
    }
}
