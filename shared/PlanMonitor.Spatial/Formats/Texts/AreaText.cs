using System.Buffers;
using PlanMonitor.Core.Names;
using PlanMonitor.Core.Quantities;

namespace PlanMonitor.Spatial.Formats.Texts;

/// <summary>An area in words: a number, with or without its unit.</summary>
internal static class AreaText
{
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789.");

    private const double ThirdsPerSquareMetre = 3;

    /// <summary>Square metres of a text such as 0.7655, 0.7655公顷 or 11.48亩; null where it is no area.</summary>
    /// <param name="text">The text.</param>
    /// <param name="unit">What a bare number counts.</param>
    public static double? M2(string text, Unit unit)
    {
        var plain = HalfWidth.Fold(text).Trim();
        var end = plain.AsSpan().IndexOfAnyExcept(Digits);
        var (number, rest) = end < 0 ? (plain, "") : (plain[..end], plain[end..].Trim());
        if (rest.Length > 0)
        {
            if (!Unit.Parse(rest).TryGet(out var written, out _) || written.Dimension != Dimension.Area)
            {
                return null;
            }
            unit = written;
        }
        return Numbers.Parse(number) is { } value and >= 0 ? value * (double)unit.Factor / ThirdsPerSquareMetre : null;
    }
}
