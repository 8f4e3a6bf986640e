using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Footprints;
using PlanMonitor.Core.Plans;

namespace PlanMonitor.Core.Rules.Space;

/// <summary>
/// Mining keeps off nature reserves, other protected areas and closed areas (自然保护地, 禁止限制勘查开采区); rights granted in the plan's period keep off these and the three
/// control lines, and so do existing ones where the text has them leave (退出).
/// </summary>
public sealed class SpaceProtected : IRule
{
    private static readonly string[] Areas =
        ["nature-reserve", "nature-reserve-core", "protected-area", "forest-park", "wetland", "heritage", "scenic-area", "river", "transport-corridor", "closed-area"];

    private static readonly AreaCheck Check = new(
        new("space.protected", new("采矿活动和矿业权避让各类保护地和禁止限制勘查开采区", "Mining and rights keep off protected and closed areas"), Severity.H, Yearly: false, ["footprints", "layers", "rights"]),
        "what the plan says of the area", Areas, [.. Areas, LayerKind.RedLine, LayerKind.Farmland, LayerKind.UrbanBoundary]);

    /// <inheritdoc/>
    public RuleInfo Info => Check.Rule;

    /// <inheritdoc/>
    public bool AskedBy(Plan plan) => Check.AskedBy(plan);

    /// <inheritdoc/>
    public IEnumerable<Finding> Evaluate(CheckInput input) => Check.Evaluate(input);
}
