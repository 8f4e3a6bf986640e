using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Footprints;
using PlanMonitor.Core.Names;
using PlanMonitor.Core.Rules;

namespace PlanMonitor.Services.Deliveries;

/// <summary>Which alerts a subscription is about; every part that is given must hold.</summary>
/// <param name="Least">Alerts of this severity and above.</param>
/// <param name="Plan">Only this plan; null for every plan, <c>-</c> for none.</param>
public sealed record SubscriptionFilter(Severity Least, string? Plan)
{
    /// <summary>Regions by code or its beginning (210624, 2106); empty for all. An alert that names no place is told to everyone within the plan's region.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>Rules (volume.cap) or families of rules (volume); empty for all.</summary>
    public IReadOnlyList<string> Rules { get; init; } = [];

    /// <summary>Kinds of layers; empty for all.</summary>
    public IReadOnlyList<string> Layers { get; init; } = [];

    /// <summary>True where region, rule and layer of an event of a plan are wanted.</summary>
    public bool Matches(DeliveryEvent happened) =>
        (Regions.Count == 0 || Regions.Any(region => IsAt(happened, region)))
        && (Rules.Count == 0 || (happened.Message.Word("rule") is { } rule && Rules.Any(wanted => IsOf(rule, wanted))))
        && (Layers.Count == 0 || (happened.Message.Subject("layer") is { } layer && Layers.Any(wanted => LayerKind.IsWithin(LayerKind.Of(layer), LayerKind.Of(wanted)))));

    /// <summary>True for a rule or a family that there is.</summary>
    public static bool IsRule(string word) => RuleCatalogue.All.Any(rule => IsOf(rule.Info.Id, word));

    private static bool IsAt(DeliveryEvent happened, string region) => happened.Region is { } at
        ? RegionCode.Within(at, region)
        : happened.PlanRegion is not { } plan || RegionCode.Within(plan, region) || RegionCode.Within(region, plan);

    private static bool IsOf(string rule, string wanted) =>
        rule == wanted || rule.StartsWith(wanted + '.', StringComparison.Ordinal) || RuleCatalogue.All.FirstOrDefault(each => each.Info.Id == rule)?.Info.Family == wanted;
}
