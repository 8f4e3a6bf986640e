using System.Runtime.CompilerServices;

namespace PlanMonitor.Core.Json;

/// <summary>The characters that <see cref="CanonicalJson"/> writes as they are, asked of its encoder once each. Halves of surrogate pairs are none: only the encoder knows the pair.</summary>
internal static class PlainCharacters
{
    private const byte Unknown = 0;
    private const byte Plain = 1;
    private const byte Escaped = 2;

    // Threads that ask at once write the same.
    private static readonly byte[] Known = new byte[char.MaxValue + 1];

    /// <summary>True for one that is written as it is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Has(char c) => Known[c] is var known and not Unknown ? known == Plain : Ask(c);

    private static bool Ask(char c)
    {
        var isPlain = !char.IsSurrogate(c) && CanonicalJson.Options.Encoder!.FindFirstCharacterToEncodeUtf8(System.Text.Encoding.UTF8.GetBytes([c])) < 0;
        Known[c] = isPlain ? Plain : Escaped;
        return isPlain;
    }
}
