using System.Globalization;
using PlanMonitor.Core.Footprints;
using PlanMonitor.Core.Json;
using PlanMonitor.Core.Names;
using PlanMonitor.Core.Quantities;
using PlanMonitor.Core.Rights;
using PlanMonitor.Core.Sources;

namespace PlanMonitor.Core.Tests.Cases;

/// <summary>The words of an input.json as values. A word that the product does not know fails the case.</summary>
internal static class CaseValues
{
    public static Quantity Quantity(string text, Basis basis)
    {
        var parts = text.Split(' ');
        return new(decimal.Parse(parts[0], CultureInfo.InvariantCulture), Unit.Parse(parts[1]).Value, basis);
    }

    public static Quantity? Maybe(string? text, Basis basis) => text is null ? null : Quantity(text, basis);

    public static Basis BasisOf(string? text, decimal? concentrateGrade = null) => text switch
    {
        null or "矿石" => Basis.RawOre,
        "精矿" => new(BasisKind.Concentrate, concentrateGrade),
        "矿石（62%）" => new(BasisKind.OreAtGrade, 62),
        "原煤" => new(BasisKind.RawCoal),
        "荒料" => new(BasisKind.Stone),
        "金属量" => new(BasisKind.Metal),
        "氧化物" => new(BasisKind.Oxide),
        "矿物量" => new(BasisKind.Mineral),
        _ => throw Unknown(text),
    };

    public static SizeClass? Size(string? text) => text switch
    {
        null => null,
        "大型" => SizeClass.Large,
        "中型" => SizeClass.Medium,
        "小型" => SizeClass.Small,
        _ => throw Unknown(text),
    };

    public static Overlap Overlap(string subject, decimal of, OverlapRow row)
    {
        var area = Area(row.Area);
        return new(
            subject, LayerKind.Of(row.Layer), row.Feature, area, decimal.Round(area / of, 6), 0,
            OverlapThresholds.IsSliver(area, of), OverlapThresholds.NeedsProvincialCheck(area));
    }

    public static decimal Area(string text) => Quantity(text, Basis.None).In(Unit.SquareMetre).Value.Value;

    public static string Region(string name) => RegionCatalogue.BuiltIn.CodeOf(name) ?? throw Unknown(name);

    public static string Mineral(string name) => MineralCatalogue.BuiltIn.CodeOf(name) ?? throw Unknown(name);

    // Line 1 is the header.
    public static Source Row(string file, int i) => new(file, StableHash.Of(file), i + 2);

    public static FormatException Unknown(string? word) => new($"Nothing is called '{word}' here.");
}
