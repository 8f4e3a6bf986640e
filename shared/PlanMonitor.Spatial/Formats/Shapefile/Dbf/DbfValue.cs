using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace PlanMonitor.Spatial.Formats.Shapefile.Dbf;

/// <summary>Values of columns that are no texts.</summary>
internal static class DbfValue
{
    private const int DaysToYearOne = 1_721_426;

    /// <summary>A value as text; null where there is none: blank, overflown (*), no date.</summary>
    public static string? Of(char type, ReadOnlySpan<byte> bytes, bool level7) => type switch
    {
        'L' => bytes is [(byte)'T' or (byte)'t' or (byte)'Y' or (byte)'y', ..] ? "true" : bytes is [(byte)'F' or (byte)'f' or (byte)'N' or (byte)'n', ..] ? "false" : null,
        'I' or '+' when bytes.Length == 4 => $"{Integer(bytes, level7)}",
        'O' when bytes.Length == 8 => Double(BinaryPrimitives.ReadInt64BigEndian(bytes) is var bits && bits < 0 ? bits ^ long.MinValue : ~bits),
        'B' when bytes.Length == 8 => Double(BinaryPrimitives.ReadInt64LittleEndian(bytes)),
        '@' or 'T' when bytes.Length == 8 => Moment(bytes),
        'Y' when bytes.Length == 8 => (BinaryPrimitives.ReadInt64LittleEndian(bytes) / 10_000m).ToString(CultureInfo.InvariantCulture),
        _ => Written(type, bytes),
    };

    // Numbers and dates are written out in digits.
    private static string? Written(char type, ReadOnlySpan<byte> bytes)
    {
        var text = bytes.Trim(" \0"u8);
        return text.IsEmpty || text.Contains((byte)'*') || !Ascii.IsValid(text) || (type == 'D' && text.IndexOfAnyExcept((byte)'0') < 0)
            ? null
            : Encoding.ASCII.GetString(text);
    }

    // dBASE 7 stores numbers so that their bytes sort: the highest first, the sign turned round.
    private static int Integer(ReadOnlySpan<byte> bytes, bool level7) =>
        level7 ? BinaryPrimitives.ReadInt32BigEndian(bytes) ^ int.MinValue : BinaryPrimitives.ReadInt32LittleEndian(bytes);

    private static string? Double(long bits) =>
        BitConverter.Int64BitsToDouble(bits) is var value && double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : null;

    // A day by its Julian number and milliseconds of the day.
    private static string? Moment(ReadOnlySpan<byte> bytes)
    {
        var (day, milliseconds) = (BinaryPrimitives.ReadInt32LittleEndian(bytes), BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]));
        var days = (long)day - DaysToYearOne;
        return days < 0 || days > DateOnly.MaxValue.DayNumber || milliseconds is < 0 or >= 86_400_000
            ? null
            : new DateTime(days * TimeSpan.TicksPerDay, DateTimeKind.Unspecified).AddMilliseconds(milliseconds).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
    }
}
