using System.Collections.Frozen;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Names;

namespace PlanMonitor.Core.Quantities;

/// <summary>A unit as plans and reports print it.</summary>
/// <param name="Symbol">As printed in Chinese, the form in data and results.</param>
/// <param name="Dimension">What it measures.</param>
/// <param name="Factor">How many base units it holds. Bases: tonne, cubic metre, a third of a square metre (so that 亩 = 2000/3 m² is exact), metre, one, year, yuan.</param>
/// <param name="Spellings">Other ways to write it, compared without case and spaces and after half-width folding, so that m³, ㎡ and full-width forms need no entry.</param>
public sealed record Unit(string Symbol, Dimension Dimension, decimal Factor, params IReadOnlyList<string> Spellings)
{
    /// <summary>吨, the tonne.</summary>
    public static readonly Unit Tonne = new("吨", Dimension.Mass, 1m, "t", "公吨", "tonne", "tonnes", "ton", "tons");

    /// <summary>万吨, ten thousand tonnes.</summary>
    public static readonly Unit WanTonne = new("万吨", Dimension.Mass, 10_000m, "万t", "10kt", "10^4t", "104t", "wan t", "10000t", "10000吨");

    /// <summary>万吨/年, the usual scale of a mine.</summary>
    public static readonly Unit WanTonnePerYear = new("万吨/年", Dimension.MassPerYear, 10_000m, "万吨每年", "万t/a", "10kt/a");

    /// <summary>万立方米.</summary>
    public static readonly Unit WanCubicMetre = new("万立方米", Dimension.Volume, 10_000m, "万方", "万m3", "10^4m3", "104m3", "万立米", "万立方");

    /// <summary>平方米.</summary>
    public static readonly Unit SquareMetre = new("平方米", Dimension.Area, 3m, "m2", "平米");

    /// <summary>亩, 2000/3 square metres.</summary>
    public static readonly Unit Mu = new("亩", Dimension.Area, 2_000m, "mu", "市亩");

    /// <summary>公顷.</summary>
    public static readonly Unit Hectare = new("公顷", Dimension.Area, 30_000m, "ha", "hm2");

    /// <summary>%.</summary>
    public static readonly Unit Percent = new("%", Dimension.Ratio, 0.01m, "百分比", "percent", "pct");

    private static readonly Unit[] Known =
    [
        Tonne, WanTonne, WanTonnePerYear, WanCubicMetre, SquareMetre, Mu, Hectare, Percent,
        new("亿吨", Dimension.Mass, 100_000_000m, "100mt"),
        new("千吨", Dimension.Mass, 1_000m, "kt"),
        new("千克", Dimension.Mass, 0.001m, "kg", "公斤"),
        new("克", Dimension.Mass, 0.000_001m, "g"),
        new("立方米", Dimension.Volume, 1m, "m3", "方", "立米", "立方"),
        new("千立方米", Dimension.Volume, 1_000m, "千方", "千立方"),
        new("亿立方米", Dimension.Volume, 100_000_000m, "亿方", "亿m3"),
        new("吨/年", Dimension.MassPerYear, 1m, "t/a", "吨每年"),
        new("千吨/年", Dimension.MassPerYear, 1_000m, "kt/a"),
        new("立方米/年", Dimension.VolumePerYear, 1m, "m3/a", "立方米每年", "方/年"),
        new("万立方米/年", Dimension.VolumePerYear, 10_000m, "万m3/a", "万立方米每年", "万方/年"),
        new("吨/日", Dimension.MassPerDay, 1m, "t/d", "吨/天"),
        new("立方米/日", Dimension.VolumePerDay, 1m, "m3/d", "立方米/天", "方/天"),
        new("平方公里", Dimension.Area, 3_000_000m, "km2", "平方千米"),
        new("米", Dimension.Length, 1m, "m"),
        new("千米", Dimension.Length, 1_000m, "km", "公里"),
        new("个", Dimension.Count, 1m), new("处", Dimension.Count, 1m), new("幅", Dimension.Count, 1m), new("项", Dimension.Count, 1m), new("家", Dimension.Count, 1m),
        new("人", Dimension.Count, 1m), new("万人", Dimension.Count, 10_000m),
        new("倍", Dimension.Ratio, 1m),
        new("年", Dimension.Duration, 1m, "a"),
        new("元", Dimension.Money, 1m), new("万元", Dimension.Money, 10_000m), new("亿元", Dimension.Money, 100_000_000m, "亿"),
    ];

    private static readonly FrozenDictionary<string, Unit> BySpelling =
        Known.SelectMany(unit => unit.Spellings.Append(unit.Symbol).Select(spelling => (Key: Fold(spelling), unit)))
            .ToFrozenDictionary(pair => pair.Key, pair => pair.unit);

    private static readonly FrozenDictionary<string, Unit> BySymbol = Known.ToFrozenDictionary(unit => unit.Symbol);

    /// <summary>All units that the product knows.</summary>
    public static IReadOnlyList<Unit> All => Known;

    /// <summary>The unit that a text names, full-width and upper-case forms included; refused with <c>unit.unknown</c>.</summary>
    public static Outcome<Unit> Parse(string text, int? line = null, string? column = null) =>
        BySpelling.TryGetValue(Fold(text), out var unit)
            ? Outcome<Unit>.Of(unit)
            : Problem.Of("unit.unknown", line, column, text);

    /// <summary>The unit of a symbol that the product wrote itself, or another spelling of it.</summary>
    internal static Unit Of(string symbol) => BySymbol.TryGetValue(symbol, out var unit) ? unit : Parse(symbol).Value;

    /// <inheritdoc/>
    public override string ToString() => Symbol;

    private static string Fold(string text) => NameKey.Of(text).ToLowerInvariant();
}
