using System.Globalization;
using System.Text.RegularExpressions;
using PlanMonitor.Core.Names;
using PlanMonitor.Core.Quantities;

namespace PlanMonitor.Services.Ingest.Tabular;

/// <summary>The basis of a figure (计量口径) by the name of the basis or of the product: 矿石, 矿石（62%）, 铁精粉（65%）, 原煤, 金属量.</summary>
internal static partial class BasisText
{
    private static readonly (string Ending, BasisKind Kind)[] Words =
    [
        ("矿石", BasisKind.RawOre), ("矿石量", BasisKind.RawOre), ("原矿", BasisKind.RawOre), ("rawore", BasisKind.RawOre), ("ore", BasisKind.RawOre),
        ("精矿", BasisKind.Concentrate), ("精粉", BasisKind.Concentrate), ("精矿粉", BasisKind.Concentrate), ("concentrate", BasisKind.Concentrate),
        ("原煤", BasisKind.RawCoal), ("rawcoal", BasisKind.RawCoal), ("coal", BasisKind.RawCoal),
        ("荒料", BasisKind.Stone), ("dimensionstone", BasisKind.Stone),
        ("金属量", BasisKind.Metal), ("metal", BasisKind.Metal),
        ("氧化物", BasisKind.Oxide), ("b2o3", BasisKind.Oxide), ("三氧化二硼", BasisKind.Oxide), ("oxide", BasisKind.Oxide),
        ("矿物量", BasisKind.Mineral), ("mineral", BasisKind.Mineral),
    ];

    /// <summary>The basis, or null where the text names none. A grade makes ore into ore at that grade; it belongs to ore and concentrate only.</summary>
    public static Basis? Parse(string text)
    {
        var plain = string.Concat(HalfWidth.Fold(text).Where(c => !char.IsWhiteSpace(c))).ToLowerInvariant();
        var grade = Grade().Match(plain);
        var word = grade.Success ? plain[..grade.Index] : plain;
        if (Words.FirstOrDefault(entry => word.EndsWith(entry.Ending, StringComparison.Ordinal)) is not { Ending: not null } found)
        {
            return null;
        }
        if (!grade.Success)
        {
            return new(found.Kind);
        }
        var percent = decimal.Parse(grade.Groups["percent"].Value, CultureInfo.InvariantCulture);
        return (found.Kind, percent) switch
        {
            (_, <= 0 or > 100) => null,
            (BasisKind.RawOre, _) => new(BasisKind.OreAtGrade, percent),
            (BasisKind.Concentrate, _) => new(BasisKind.Concentrate, percent),
            _ => null,
        };
    }

    /// <summary>The basis that a row states, ore as mined or <paramref name="otherwise"/> where it states none; null with the problem written down.</summary>
    public static Basis? Basis(this RowReader row, Column column, Basis? otherwise = null)
    {
        if (row.Text(column) is not { } text)
        {
            return otherwise ?? Core.Quantities.Basis.RawOre;
        }
        if (Parse(text) is not { } basis)
        {
            row.Report("table.unknown-basis", column, text);
            return null;
        }
        return basis;
    }

    [GeneratedRegex(@"\(?(?<percent>[0-9]{1,3}(?:\.[0-9]{1,6})?)%(?:以上)?\)?$", RegexOptions.NonBacktracking)]
    private static partial Regex Grade();
}
