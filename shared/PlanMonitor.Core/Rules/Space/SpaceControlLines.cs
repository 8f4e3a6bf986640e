using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Footprints;
using PlanMonitor.Core.Plans;

namespace PlanMonitor.Core.Rules.Space;

/// <summary>Footprints keep off the three control lines (三条控制线): red line, permanent farmland, urban boundary, as far as the plan says so and with its exceptions.</summary>
public sealed class SpaceControlLines : IRule
{
    private static readonly string[] Lines = [LayerKind.RedLine, LayerKind.Farmland, LayerKind.UrbanBoundary];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new("space.control-lines", new("采矿活动避让三条控制线", "Mining keeps off the three control lines"), Severity.H, Yearly: false, ["footprints", "layers", "rights"]);

    /// <inheritdoc/>
    public bool AskedBy(Plan plan) => Lines.Any(line => RulesOn(plan, line).Count > 0);

    /// <inheritdoc/>
    public IEnumerable<Finding> Evaluate(CheckInput input)
    {
        if (input.Footprints is null)
        {
            return [SpaceInput.Without(Info, input, new("layer"), "footprints")];
        }
        var findings = new AreaFindings(Info, input, "the control line");
        var asked = Lines.Select(line => (Line: line, Rules: RulesOn(input.Plan, line))).Where(pair => pair.Rules.Count > 0)
            .ToLookup(pair => input.Layers.Contains(pair.Line, StringComparer.Ordinal));
        return input.Footprints.Select(site => Ground.Of(input, site)).SelectMany(ground => asked[true].SelectMany(pair => findings.Judge(ground, pair.Line, pair.Rules)))
            .Concat(asked[false].Select(pair => SpaceInput.Without(Info, input, new("layer", Layer: pair.Line), $"layer:{pair.Line}")));
    }

    private static List<SpatialRule> RulesOn(Plan plan, string line) =>
        [.. plan.SpatialRules.Where(rule => AreaRules.IsOnMining(rule) && rule.Layers.Contains(line, StringComparer.Ordinal))];
}
