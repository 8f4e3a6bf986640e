using System.Buffers.Binary;
using System.Text;

namespace PlanMonitor.Spatial.LayerFiles;

/// <summary>Reads what <see cref="PageBuilder"/> wrote. The bytes were verified: what does not fit is a bug.</summary>
internal ref struct PageReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    public int At { get; private set; }

    public readonly bool AtEnd => At == _bytes.Length;

    public byte Byte() => _bytes[At++];

    public ulong Number()
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = Byte();
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
    }

    public int Count() => checked((int)Number());

    public long Signed()
    {
        var value = Number();
        return unchecked((long)(value >> 1) ^ -(long)(value & 1));
    }

    public string Text() => Encoding.UTF8.GetString(Raw(Count()));

    public double Double() => BinaryPrimitives.ReadDoubleLittleEndian(Raw(8));

    public float Single() => BinaryPrimitives.ReadSingleLittleEndian(Raw(4));

    public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Raw(4));

    public long Int64() => BinaryPrimitives.ReadInt64LittleEndian(Raw(8));

    public ReadOnlySpan<byte> Raw(int count)
    {
        At += count;
        return _bytes[(At - count)..At];
    }
}
