using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PlanMonitor.Core.Json;

/// <summary>Hashes that name things: the same parts give the same id, for ever.</summary>
public static class StableHash
{
    private const int IdLength = 20;

    // Digits of a length, and what stands after it and after its part.
    private const int LengthDigits = 12;
    private const int OnStack = 512;

    [ThreadStatic]
    private static SHA256? hasher;

    // To make and free what hashes takes as long as to hash a short text: each thread keeps its own.
    private static SHA256 Hasher => hasher ??= SHA256.Create();

    /// <summary>SHA-256 of a text as UTF-8, 64 lower-case hexadecimal digits.</summary>
    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>A short id (20 hexadecimal digits, 80 bits) of parts in their order; a part may hold any character.</summary>
    public static string Id(params ReadOnlySpan<string> parts)
    {
        var most = 0;
        foreach (var part in parts)
        {
            most += Encoding.UTF8.GetMaxByteCount(part.Length) + LengthDigits;
        }
        var rented = most > OnStack ? ArrayPool<byte>.Shared.Rent(most) : null;
        var text = rented ?? stackalloc byte[OnStack];
        var count = 0;
        foreach (var part in parts)
        {
            // The length before each part keeps ("ab","c") and ("a","bc") apart.
            part.Length.TryFormat(text[count..], out var digits, default, CultureInfo.InvariantCulture);
            count += digits;
            text[count++] = (byte)':';
            count += Encoding.UTF8.GetBytes(part, text[count..]);
            text[count++] = (byte)'\n';
        }
        var id = Short(text[..count]);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
        return id;
    }

    private static string Short(ReadOnlySpan<byte> text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        _ = Hasher.TryComputeHash(text, hash, out _);
        return Convert.ToHexStringLower(hash[..(IdLength / 2)]);
    }
}
