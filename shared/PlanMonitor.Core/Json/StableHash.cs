using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;

namespace PlanMonitor.Core.Json;

/// <summary>Hashes that name things: the same parts give the same id, for ever.</summary>
public static class StableHash
{
    private const int IdLength = 20;

    /// <summary>SHA-256 of a text as UTF-8, 64 lower-case hexadecimal digits.</summary>
    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>A short id (20 hexadecimal digits, 80 bits) of parts in their order; a part may hold any character.</summary>
    public static string Id(params ReadOnlySpan<string> parts)
    {
        var text = new DefaultInterpolatedStringHandler(0, 0, CultureInfo.InvariantCulture, stackalloc char[256]);
        foreach (var part in parts)
        {
            // The length before each part keeps ("ab","c") and ("a","bc") apart.
            text.AppendFormatted(part.Length);
            text.AppendLiteral(":");
            text.AppendLiteral(part);
            text.AppendLiteral("\n");
        }
        var id = Short(text.Text);
        text.Clear();
        return id;
    }

    private static string Short(ReadOnlySpan<char> text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        SHA256.HashData(bytes.AsSpan(0, Encoding.UTF8.GetBytes(text, bytes)), hash);
        ArrayPool<byte>.Shared.Return(bytes);
        return Convert.ToHexStringLower(hash[..(IdLength / 2)]);
    }
}
