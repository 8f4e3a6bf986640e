using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Footprints;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Rights;
using PlanMonitor.Core.Sources;

namespace PlanMonitor.Core.Rules.Space;

/// <summary>Ground that is held against layers: a footprint, or a right with a boundary.</summary>
/// <param name="Kind">footprint or right, the kind of its findings' subjects.</param>
/// <param name="Id">The site or the licence.</param>
/// <param name="Name">What a message calls it.</param>
/// <param name="AreaM2">Its area in m².</param>
/// <param name="Right">The right itself, or the footprint's own; null where it has none.</param>
/// <param name="Overlaps">What it shares with layers.</param>
/// <param name="Source">Where it came from.</param>
internal sealed record Ground(string Kind, string Id, Text Name, decimal AreaM2, MiningRight? Right, IReadOnlyList<Overlap> Overlaps, Source Source)
{
    /// <summary>True for a footprint.</summary>
    public bool IsFootprint => Kind == "footprint";

    /// <summary>A footprint.</summary>
    public static Ground Of(CheckInput input, Site site) => new(
        "footprint", site.Id, new($"图斑{site.Facts.Footprint}", $"Footprint {site.Facts.Footprint}"), site.Facts.AreaM2, input.RightOf(site.Facts.Right), site.Facts.Overlaps, site.Source);

    /// <summary>A right with a boundary.</summary>
    public static Ground Of(MiningRight right, RightPlace place) => new("right", right.Licence, NameOf(right), place.AreaM2, right, place.Overlaps, right.Source);

    /// <summary>What a message calls a right.</summary>
    public static Text NameOf(MiningRight right) =>
        new($"{(right.Kind == RightKind.Exploration ? "探矿权" : "采矿权")}{right.Licence}（{right.MineName}）", $"{(right.Kind == RightKind.Exploration ? "Exploration right" : "Right")} {right.Licence} ({right.MineName})");

    /// <summary>The subject of a finding about it and a layer.</summary>
    public Subject Subject(string? layer = null, string? feature = null) =>
        IsFootprint ? new(Kind, Footprint: Id, Layer: layer, Feature: feature) : new(Kind, Right: Id, Layer: layer, Feature: feature);

    /// <summary>What it shares with the features of a layer, slivers left out.</summary>
    public IEnumerable<Overlap> On(string layer) => Overlaps.Where(overlap => overlap.Layer == layer && !overlap.Sliver);

    /// <summary>Says how much of a feature it covers.</summary>
    public Text Covers(Overlap overlap) => IsFootprint
        ? new($"{Name.Zh}占用{LayerKind.Zh(overlap.Layer)}（{overlap.Feature}）{Mu.Of(overlap.AreaM2)}亩", $"{Name.En} covers {Mu.Of(overlap.AreaM2)} mu of {overlap.Layer} {overlap.Feature}")
        : new($"{Name.Zh}与{LayerKind.Zh(overlap.Layer)}（{overlap.Feature}）重叠{Mu.Of(overlap.AreaM2)}亩", $"{Name.En} covers {Mu.Of(overlap.AreaM2)} mu of {overlap.Layer} {overlap.Feature}");

    /// <summary>Says that it covers nothing of some layers.</summary>
    public Text KeepsOff(params IReadOnlyList<string> layers) =>
        new($"{Name.Zh}{(IsFootprint ? "未占用" : "不涉及")}{string.Join('、', layers.Select(LayerKind.Zh))}。", $"{Name.En} keeps off {string.Join(", ", layers)}.");

    /// <summary>The remark that the province checks the case (省级核查 is for footprints), or nothing.</summary>
    public Text Provincial(decimal squareMetres) => IsFootprint ? Mu.Provincial(squareMetres) : new("", "");
}
