using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Footprints;
using PlanMonitor.Core.Plans;

namespace PlanMonitor.Core.Rules.Space;

/// <summary>A check of footprints and rights against kinds of layers, as far as the plan's rules name them.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Breach">How English calls what is breached.</param>
/// <param name="ForFootprints">Kinds of layers that footprints are held against.</param>
/// <param name="ForRights">Kinds of layers that rights are held against.</param>
internal sealed record AreaCheck(RuleInfo Rule, string Breach, IReadOnlyList<string> ForFootprints, IReadOnlyList<string> ForRights)
{
    /// <summary>True where the plan has a rule on one of the layers.</summary>
    public bool AskedBy(Plan plan) => OnFootprints(plan).Count > 0 || OnRights(plan).Count > 0;

    /// <summary>The findings: about footprints, about rights, and about layers that nobody has uploaded.</summary>
    public IEnumerable<Finding> Evaluate(CheckInput input)
    {
        var (onFootprints, onRights) = (OnFootprints(input.Plan), OnRights(input.Plan));
        var missing = Named(onFootprints, ForFootprints).Concat(Named(onRights, ForRights)).Distinct(StringComparer.Ordinal)
            .Where(wanted => !input.Layers.Any(layer => LayerKind.IsWithin(layer, wanted)))
            .Select(wanted => SpaceInput.Without(Rule, input, new("layer", Layer: wanted), $"layer:{wanted}"));
        return Footprints(input, onFootprints).Concat(missing).Concat(Rights(input, onRights));
    }

    private List<SpatialRule> OnFootprints(Plan plan) => [.. plan.SpatialRules.Where(rule => AreaRules.IsOnMining(rule) && rule.Layers.Intersect(ForFootprints, StringComparer.Ordinal).Any())];

    private List<SpatialRule> OnRights(Plan plan) => [.. plan.SpatialRules.Where(rule => AreaRules.IsOnRights(rule) && rule.Layers.Intersect(ForRights, StringComparer.Ordinal).Any())];

    private static IEnumerable<string> Named(List<SpatialRule> rules, IReadOnlyList<string> kinds) => rules.SelectMany(rule => rule.Layers).Where(layer => kinds.Contains(layer, StringComparer.Ordinal));

    private IEnumerable<Finding> Footprints(CheckInput input, List<SpatialRule> rules) => rules.Count == 0 ? []
        : input.Footprints is null ? [SpaceInput.Without(Rule, input, new("footprint"), "footprints")]
        : Judge(input, input.Footprints.Select(site => Ground.Of(input, site)), rules, ForFootprints);

    private IEnumerable<Finding> Rights(CheckInput input, List<SpatialRule> rules) => rules.Count == 0 ? []
        : HeldRights.Lacks(Rule, input) is { } lacking ? [lacking]
        : Judge(input, HeldRights.Of(input).Select(held => Ground.Of(held.Right, held.Place)), rules, ForRights);

    private IEnumerable<Finding> Judge(CheckInput input, IEnumerable<Ground> grounds, List<SpatialRule> rules, IReadOnlyList<string> kinds)
    {
        var findings = new AreaFindings(Rule, input, Breach);
        List<(string Layer, IReadOnlyList<SpatialRule> Rules)> layers =
        [
            .. input.Layers.Where(layer => kinds.Contains(layer, StringComparer.Ordinal)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .Select(layer => (layer, rules.Where(rule => AreaRules.Names(rule, layer)).ToList())),
        ];
        return grounds.SelectMany(ground => findings.Judge(ground, layers));
    }
}
