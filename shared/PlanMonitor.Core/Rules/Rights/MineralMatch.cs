using PlanMonitor.Core.Names;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Rights;

namespace PlanMonitor.Core.Rules.Rights;

/// <summary>A right against one entry of the plan's lists of prohibited and restricted minerals.</summary>
internal sealed record MineralMatch(CheckInput Input, MiningRight Right, RightPlace? Place, MineralEntry Entry, bool IsProhibited)
{
    /// <summary>True where the right is for the mineral of the entry, its condition apart.</summary>
    public bool IsNamed => Entry.Code is { } code && Input.Minerals.IsWithin(Right.Mineral, code);

    /// <summary>True where the kind of grant takes the right out of the entry (除资源整合外).</summary>
    public bool IsExempt => Entry.Unless == "integration" && Right.Grant == GrantKind.Integration;

    /// <summary>Whether the entry with its condition applies; null where the data does not tell.</summary>
    public bool? Applies => IsExempt ? false : IsPrinted ? true : Entry.Lacks is not null ? null : Entry.Layers is { Count: > 0 } layers ? OnOneOf(layers) : true;

    /// <summary>What would tell.</summary>
    public IReadOnlyList<string> Missing =>
        Entry.Lacks is { } lacking ? [$"rights:{lacking}"]
        : [.. (Entry.Layers ?? []).Where(layer => !Has(layer)).Select(layer => $"layer:{layer}"), .. Place is null ? ["rights:矿区范围"] : Array.Empty<string>()];

    // The register may write the mineral with its condition: 湿地泥炭, 高硫煤.
    private bool IsPrinted =>
        Entry.Condition is { } condition
        && (NameKey.Of(Right.MineralName).Contains(NameKey.Of(condition), StringComparison.Ordinal)
            || (Input.Minerals.CodeOf(condition + Entry.Name) is { } narrower && narrower != Entry.Code && Input.Minerals.IsWithin(Right.Mineral, narrower)));

    private bool? OnOneOf(IReadOnlyList<string> layers) =>
        Place is null ? null
        : Place.Overlaps.Any(overlap => layers.Contains(overlap.Layer, StringComparer.Ordinal) && !overlap.Sliver) ? true
        : layers.All(Has) ? false : null;

    private bool Has(string layer) => Input.Layers.Contains(layer, StringComparer.Ordinal);
}
