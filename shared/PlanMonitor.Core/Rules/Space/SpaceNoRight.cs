using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Footprints;
using PlanMonitor.Core.Plans;

namespace PlanMonitor.Core.Rules.Space;

/// <summary>A footprint of mining lies in some mining right; one outside every right is 疑似无证.</summary>
public sealed class SpaceNoRight : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new("space.no-right", new("采矿图斑须位于采矿权范围内", "Mining happens inside a mining right"), Severity.H, Yearly: false, ["footprints", "rights"]);

    /// <inheritdoc/>
    public bool AskedBy(Plan plan) => true;

    /// <inheritdoc/>
    public IEnumerable<Finding> Evaluate(CheckInput input) =>
        SpaceInput.Lacks(Info, input) is { } finding ? [finding] : input.Footprints!.Select(footprint => Judge(input, footprint));

    private Finding Judge(CheckInput input, FootprintFacts footprint)
    {
        var outside = footprint.OwnRight is null;
        return new FindingDraft(Info, input, new("footprint", Footprint: footprint.Site))
        {
            Status = outside ? FindingStatus.Fail : FindingStatus.Pass,
            Measured = outside ? footprint.AreaM2 : footprint.OutsideRightsM2,
            Limit = 0,
            Unit = "平方米",
            Evidence = [footprint.Source],
            Message = outside
                ? new($"图斑{footprint.Footprint}（{Mu.Of(footprint.AreaM2)}亩）在所有采矿权范围之外，疑似无证开采。{Mu.Provincial(footprint.AreaM2).Zh}",
                    $"Footprint {footprint.Footprint} ({Mu.Of(footprint.AreaM2)} mu) lies outside every mining right: suspected mining without a licence.{Mu.Provincial(footprint.AreaM2).En}")
                : new($"图斑{footprint.Footprint}与采矿权{footprint.OwnRight}匹配。", $"Footprint {footprint.Footprint} is matched to right {footprint.OwnRight}."),
        }.Done();
    }
}
