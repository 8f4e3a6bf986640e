using System.Buffers;
using System.Text;

namespace PlanMonitor.Core.Names;

/// <summary>
/// Folds the forms that Chinese input methods and office programs put in place of plain characters (全角转半角): full-width letters, digits and signs,
/// squared units such as ㎡, raised and lowered digits, odd spaces and invisible marks. <see cref="string.Normalize()"/> cannot do it: with
/// InvariantGlobalization it returns every text as it is.
/// </summary>
public static class HalfWidth
{
    private const char FirstWide = '！';
    private const char LastWide = '～';
    private const int Shift = FirstWide - '!';

    private static readonly SearchValues<char> Plain = SearchValues.Create([.. Enumerable.Range(0, 128).Select(code => (char)code)]);

    /// <summary>The text in plain characters; other characters, Chinese ones above all, stay as they are.</summary>
    public static string Fold(string text)
    {
        if (text.AsSpan().IndexOfAnyExcept(Plain) < 0)
        {
            return text;
        }
        var folded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            _ = c is >= FirstWide and <= LastWide ? folded.Append((char)(c - Shift)) : folded.Append(Fold(c) ?? c.ToString());
        }
        return folded.ToString();
    }

    private static string? Fold(char c) => c switch
    {
        '\u3000' or '\u00A0' or '\u2002' or '\u2003' or '\u2009' or '\u202F' => " ",
        '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' => "",
        '\u2212' or '\uFE63' => "-",
        '﹪' => "%",
        '㎡' => "m2",
        '㎥' => "m3",
        '㎢' => "km2",
        '㎞' => "km",
        '㎏' => "kg",
        '㏊' => "ha",
        '¹' => "1",
        '²' => "2",
        '³' => "3",
        >= '⁴' and <= '⁹' => ((char)('4' + (c - '⁴'))).ToString(),
        '⁰' => "0",
        >= '₀' and <= '₉' => ((char)('0' + (c - '₀'))).ToString(),
        _ => null,
    };
}
