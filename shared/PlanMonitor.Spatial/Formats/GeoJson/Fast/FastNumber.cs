using System.Buffers.Text;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PlanMonitor.Spatial.Formats.GeoJson.Fast;

/// <summary>
/// Reads JSON numbers, eight digits at a time, to the double that is nearest: up to 19 digits and 27 decimals by Eisel and Lemire's method, whatever
/// is longer or has an exponent by the framework's parser.
/// </summary>
internal static class FastNumber
{
    /// <summary>Bytes that must be readable after the end of the text; whatever they are they must not continue a number.</summary>
    public const int Padding = 16;

    private const int MostDigits = 19;

    // Up to here a mantissa and a power of ten are doubles themselves, so that their quotient is rounded once only.
    private const ulong ExactMantissa = 1UL << 53;
    private const int ExactPower = 22;

    private static readonly double[] PowersOfTen = [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22];
    private static readonly ulong[] Scales = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000];

    /// <summary>Reads a number; false where there is none by the grammar of JSON (RFC 8259, section 6).</summary>
    /// <param name="text">The text, with <see cref="Padding"/> readable bytes after what belongs to it.</param>
    /// <param name="position">Where the number starts; then the first byte after it.</param>
    /// <param name="value">The number; beyond the range of a double infinite.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool TryRead(ReadOnlySpan<byte> text, scoped ref int position, out double value)
    {
        unchecked
        {
            value = 0;
            var start = position;
            var at = start;
            if (at + Padding >= text.Length)
            {
                return false;
            }
            ref var first = ref MemoryMarshal.GetReference(text);
            var negative = Unsafe.Add(ref first, at) == '-';
            at += negative ? 1 : 0;

            var digitsStart = at;
            ulong mantissa = 0;
            uint digit;
            while ((digit = (uint)Unsafe.Add(ref first, at) - '0') <= 9)
            {
                mantissa = (mantissa * 10) + digit;
                at++;
                if (at + Padding >= text.Length)
                {
                    return false;
                }
            }
            var digits = at - digitsStart;
            if (digits == 0 || (digits > 1 && Unsafe.Add(ref first, digitsStart) == '0'))
            {
                return false;
            }
            var decimals = 0;
            if (Unsafe.Add(ref first, at) == '.')
            {
                var fraction = ++at;
                int run;
                do
                {
                    var eight = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref first, at));
                    run = DigitsAhead(eight);
                    mantissa = (mantissa * Scales[run]) + Value(eight, run);
                    at += run;
                }
                while (run == 8 && at + Padding < text.Length);
                decimals = at - fraction;
                if (decimals == 0)
                {
                    return false;
                }
            }
            var last = Unsafe.Add(ref first, at);
            if (last is (byte)'e' or (byte)'E' || digits + decimals > MostDigits || decimals > -PowersOfFive.Least)
            {
                return TryLong(text, ref position, at, out value);
            }
            position = at;
            value = mantissa <= ExactMantissa && decimals <= ExactPower ? mantissa / PowersOfTen[decimals] : Nearest(mantissa, decimals);
            value = negative ? -value : value;
            return true;
        }
    }

    // How many of eight bytes, from the lowest, are digits.
    private static int DigitsAhead(ulong eight)
    {
        unchecked
        {
            var other = ((eight & 0xF0F0F0F0F0F0F0F0) ^ 0x3030303030303030) | (((eight & 0x0F0F0F0F0F0F0F0F) + 0x0606060606060606) & 0xF0F0F0F0F0F0F0F0);
            return BitOperations.TrailingZeroCount(other) >> 3;
        }
    }

    // The number that the lowest bytes write: pairs, then fours, then eight.
    private static ulong Value(ulong eight, int digits)
    {
        unchecked
        {
            if (digits == 0)
            {
                return 0;
            }
            eight = (eight & 0x0F0F0F0F0F0F0F0F) << (64 - (8 * digits));
            eight = (eight * 10) + (eight >> 8);
            return (((eight & 0x000000FF000000FF) * 0x000F424000000064) + (((eight >> 16) & 0x000000FF000000FF) * 0x0000271000000001)) >> 32;
        }
    }

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

    private static bool TryLong(ReadOnlySpan<byte> text, scoped ref int position, int at, out double value)
    {
        value = 0;
        while (IsDigit(text[at]))
        {
            at++;
        }
        if (text[at] is (byte)'e' or (byte)'E')
        {
            at++;
            at += text[at] is (byte)'+' or (byte)'-' ? 1 : 0;
            if (!IsDigit(text[at]))
            {
                return false;
            }
            while (IsDigit(text[at]) && at < text.Length - Padding)
            {
                at++;
            }
        }
        if (at > text.Length - Padding || !Utf8Parser.TryParse(text[position..at], out value, out var consumed) || consumed != at - position)
        {
            return false;
        }
        position = at;
        return true;
    }

    private static bool IsDigit(byte value) => value is >= (byte)'0' and <= (byte)'9';
}
