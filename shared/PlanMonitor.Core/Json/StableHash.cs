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
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            // The length before each part keeps ("ab","c") and ("a","bc") apart.
            text.Append(part.Length).Append(':').Append(part).Append('\n');
        }
        return Of(text.ToString())[..IdLength];
    }
}
