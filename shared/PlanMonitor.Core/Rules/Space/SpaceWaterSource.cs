using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Plans;

namespace PlanMonitor.Core.Rules.Space;

/// <summary>Mining and rights in the protection zones of water sources (饮用水水源保护区): what the plan says of levels I and II and of the quasi-protected zone (准保护区).</summary>
public sealed class SpaceWaterSource : IRule
{
    private static readonly string[] Zones = ["water-source-1", "water-source-2", "water-source-quasi"];

    private static readonly AreaCheck Check = new(
        new("space.water-source", new("饮用水水源保护区内的采矿权和采矿活动", "Mining in the protection zones of water sources"), Severity.H, Yearly: false, ["footprints", "layers", "rights"]),
        "what the plan says of the water source", Zones, Zones);

    /// <inheritdoc/>
    public RuleInfo Info => Check.Rule;

    /// <inheritdoc/>
    public bool AskedBy(Plan plan) => Check.AskedBy(plan);

    /// <inheritdoc/>
    public IEnumerable<Finding> Evaluate(CheckInput input) => Check.Evaluate(input);
}
