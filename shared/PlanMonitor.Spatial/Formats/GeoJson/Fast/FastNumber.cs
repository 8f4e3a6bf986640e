using System.Buffers.Text;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PlanMonitor.Spatial.Formats.GeoJson.Fast;

/// <summary>
/// Reads JSON numbers, eight digits at a time, to the double that is nearest: up to 19 digits by Eisel and Lemire's method, whatever
/// is longer or has an exponent by the framework's parser.
/// </summary>
internal static class FastNumber
{
    /// <summary>Zeros that must follow the text: digits are read eight at a time, and no number goes beyond a zero.</summary>
    public const int Padding = 32;

    private const int MostDigits = 19;

    // Up to here a mantissa and a power of ten are doubles themselves, so that their quotient is rounded once only.
    private const ulong ExactMantissa = 1UL << 53;

    private static ReadOnlySpan<double> PowersOfTen => [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19];

    private static ReadOnlySpan<ulong> Scales => [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000];

    /// <summary>Reads a number; false where there is none by the grammar of JSON (RFC 8259, section 6).</summary>
    /// <param name="text">The text, <see cref="Padding"/> zeros after what belongs to it included.</param>
    /// <param name="position">Where the number starts; then the first byte after it.</param>
    /// <param name="value">The number; beyond the range of a double infinite.</param>
    public static bool TryRead(ReadOnlySpan<byte> text, scoped ref int position, out double value)
    {
        var length = Plain(ref Unsafe.Add(ref MemoryMarshal.GetReference(text), position), out value);
        position += length;
        return length > 0 || TryLong(text, ref position, out value);
    }

    /// <summary>
    /// Reads a number of at most 19 digits with a point and without an exponent; gives its length, or 0 where there is none such. It is zero or at least
    /// 1e-18. Lengths that are usual are asked for and not computed: the processor guesses them and reads on.
    /// </summary>
    /// <param name="text">Where the number starts, in a text that <see cref="Padding"/> zeros follow.</param>
    /// <param name="value">The number.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Plain(ref byte text, out double value)
    {
        unchecked
        {
            value = 0;
            var sign = text == '-' ? 1 : 0;
            ref var whole = ref Unsafe.Add(ref text, sign);
            var mantissa = (ulong)whole - '0';
            var digits = 1;
            if (mantissa > 9)
            {
                return 0;
            }
            if (Unsafe.Add(ref whole, 1) != '.')
            {
                // A leading zero stands alone.
                var second = (ulong)Unsafe.Add(ref whole, 1) - '0';
                if (mantissa == 0 || second > 9)
                {
                    return 0;
                }
                (mantissa, digits) = ((10 * mantissa) + second, 2);
                if (Unsafe.Add(ref whole, 2) != '.')
                {
                    var third = (ulong)Unsafe.Add(ref whole, 2) - '0';
                    if (third > 9 || Unsafe.Add(ref whole, 3) != '.')
                    {
                        return 0;
                    }
                    (mantissa, digits) = ((10 * mantissa) + third, 3);
                }
            }
            ref var fraction = ref Unsafe.Add(ref whole, digits + 1);
            var eight = Unsafe.ReadUnaligned<ulong>(ref fraction);
            var decimals = 8;
            var ahead = DigitsAhead(eight);
            if (ahead == 8)
            {
                mantissa = (mantissa * 100_000_000) + Value(eight);
                if (IsDigit(Unsafe.Add(ref fraction, 8)))
                {
                    eight = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref fraction, 8));
                    ahead = DigitsAhead(eight);
                    if (digits + ahead > MostDigits - 8 || (ahead == 8 && IsDigit(Unsafe.Add(ref fraction, 16))))
                    {
                        return 0;
                    }
                    mantissa = (mantissa * Scales[ahead]) + Value(eight, ahead);
                    decimals = 8 + ahead;
                }
            }
            else
            {
                decimals = ahead;
                mantissa = (mantissa * Scales[ahead]) + Value(eight, ahead);
            }
            if (decimals == 0 || (Unsafe.Add(ref fraction, decimals) | 0x20) == 'e')
            {
                return 0;
            }
            value = mantissa <= ExactMantissa ? mantissa / PowersOfTen[decimals] : Nearest(mantissa, decimals);
            value = sign != 0 ? -value : value;
            return sign + digits + 1 + decimals;
        }
    }

    // How many of eight bytes, from the lowest, are digits.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int DigitsAhead(ulong eight)
    {
        unchecked
        {
            var other = ((eight & 0xF0F0F0F0F0F0F0F0) ^ 0x3030303030303030) | (((eight & 0x0F0F0F0F0F0F0F0F) + 0x0606060606060606) & 0xF0F0F0F0F0F0F0F0);
            return BitOperations.TrailingZeroCount(other) >> 3;
        }
    }

    // The number that eight digits write: pairs, then fours, then eight.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Value(ulong eight)
    {
        unchecked
        {
            eight &= 0x0F0F0F0F0F0F0F0F;
            eight = (eight * 10) + (eight >> 8);
            return (((eight & 0x000000FF000000FF) * 0x000F424000000064) + (((eight >> 16) & 0x000000FF000000FF) * 0x0000271000000001)) >> 32;
        }
    }

    // The number that the lowest of eight bytes write: zeros before it make eight digits of it. Two shifts, since one of 64 would be none at all.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Value(ulong eight, int digits) => Value(eight << (32 - (4 * digits)) << (32 - (4 * digits)));

    // The double nearest to mantissa / 10^decimals: the mantissa times the power of five to 128 bits decides it.
    private static double Nearest(ulong mantissa, int decimals)
    {
        unchecked
        {
            var halves = PowersOfFive.Halves;
            var power = 2 * (-decimals - PowersOfFive.Least);
            var zeros = BitOperations.LeadingZeroCount(mantissa);
            var scaled = mantissa << zeros;
            var upper = Math.BigMul(scaled, halves[power], out var lower);
            if ((upper & 0x1FF) == 0x1FF)
            {
                var more = Math.BigMul(scaled, halves[power + 1], out _);
                lower += more;
                upper += lower < more ? 1UL : 0;
            }
            var top = (int)(upper >> 63);
            var bits = upper >> (top + 9);
            // floor(log2(10) * exponent) as in the paper; 1023 is the bias of the format.
            var binary = ((217706 * -decimals) >> 16) + 63 + top - zeros + 1023;
            var tie = lower <= 1 && decimals <= 4 && (bits & 3) == 1 && bits << (top + 9) == upper;
            bits = ((tie ? bits & ~1UL : bits) + (tie ? 0 : bits & 1)) >> 1;
            if (bits >= 1UL << 53)
            {
                bits = 1UL << 52;
                binary++;
            }
            return BitConverter.UInt64BitsToDouble((bits & ((1UL << 52) - 1)) | ((ulong)binary << 52));
        }
    }

    private static bool TryLong(ReadOnlySpan<byte> text, scoped ref int position, out double value)
    {
        value = 0;
        var at = position;
        at += text[at] == '-' ? 1 : 0;
        var whole = Digits(text, ref at);
        if (whole == 0 || (whole > 1 && text[at - whole] == '0'))
        {
            return false;
        }
        if (text[at] == '.')
        {
            at++;
            if (Digits(text, ref at) == 0)
            {
                return false;
            }
        }
        if (text[at] is (byte)'e' or (byte)'E')
        {
            at++;
            at += text[at] is (byte)'+' or (byte)'-' ? 1 : 0;
            if (Digits(text, ref at) == 0)
            {
                return false;
            }
        }
        if (!Utf8Parser.TryParse(text[position..at], out value, out var consumed) || consumed != at - position)
        {
            return false;
        }
        position = at;
        return true;
    }

    private static int Digits(ReadOnlySpan<byte> text, scoped ref int at)
    {
        var start = at;
        while (IsDigit(text[at]))
        {
            at++;
        }
        return at - start;
    }

    private static bool IsDigit(byte value) => value is >= (byte)'0' and <= (byte)'9';
}
