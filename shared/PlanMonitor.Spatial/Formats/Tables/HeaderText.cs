using PlanMonitor.Core.Names;
using PlanMonitor.Core.Quantities;

namespace PlanMonitor.Spatial.Formats.Tables;

/// <summary>A header cell taken apart: 年采出矿量（万吨） is a name and a unit.</summary>
/// <param name="Name">The name without its bracket, folded for comparison.</param>
/// <param name="Whole">The whole text, folded for comparison.</param>
/// <param name="Unit">The unit in the bracket or after a slash or comma; null where none is known there.</param>
public sealed record HeaderText(string Name, string Whole, Unit? Unit)
{
    private static readonly char[] Separators = [',', '、', ';', ':'];

    /// <summary>Takes a header apart; what it cannot take apart is a name.</summary>
    public static HeaderText Of(string text)
    {
        var whole = Fold(text);
        if (Open(whole) is var open and > 0)
        {
            var name = whole[..open];
            return new(name, whole, UnitIn(whole[(open + 1)..^1]));
        }
        var cut = whole.IndexOfAny([',', '/', ':']);
        return cut > 0 && Unit.Parse(whole[(cut + 1)..]).TryGet(out var unit, out _) ? new(whole[..cut], whole, unit) : new(whole, whole, null);
    }

    /// <summary>The form in which headers and aliases are compared. Stars and numbers such as *必填 or 1. are left to the whole text.</summary>
    public static string Fold(string text) =>
        string.Concat(HalfWidth.Fold(text).Where(c => !char.IsWhiteSpace(c) && c is not ('_' or '*' or '★' or '"'))).Replace('[', '(').Replace(']', ')').Replace('【', '(').Replace('】', ')').ToLowerInvariant();

    private static int Open(string whole) => whole.EndsWith(')') ? whole.IndexOf('(') : -1;

    private static Unit? UnitIn(string bracket)
    {
        foreach (var part in bracket.Split(Separators).Prepend(bracket))
        {
            if (Unit.Parse(part.StartsWith("单位", StringComparison.Ordinal) ? part[2..] : part).TryGet(out var unit, out _))
            {
                return unit;
            }
        }
        return null;
    }
}
