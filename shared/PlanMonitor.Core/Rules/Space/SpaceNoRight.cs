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
        SpaceInput.Lacks(Info, input) is { } finding ? [finding] : input.Footprints!.Select(site => Judge(input, site));

    private Finding Judge(CheckInput input, Site site)
    {
        var outside = site.Facts.Right is null;
        return new FindingDraft(Info, input, new("footprint", Footprint: site.Id))
        {
            Status = outside ? FindingStatus.Fail : FindingStatus.Pass,
            Measured = outside ? site.Facts.AreaM2 : site.Facts.OutsideRightsM2,
            Limit = 0,
            Unit = "平方米",
            Citations = DutyCitations.Of(input.Plan, "remote-sensing", "inspection"),
            Evidence = [site.Source],
            Message = outside
                ? new($"图斑{site.Facts.Footprint}（{Mu.Of(site.Facts.AreaM2)}亩）在所有采矿权范围之外，疑似无证开采。{Mu.Provincial(site.Facts.AreaM2).Zh}",
                    $"Footprint {site.Facts.Footprint} ({Mu.Of(site.Facts.AreaM2)} mu) lies outside every mining right: suspected mining without a licence.{Mu.Provincial(site.Facts.AreaM2).En}")
                : new($"图斑{site.Facts.Footprint}与采矿权{site.Facts.Right}匹配。", $"Footprint {site.Facts.Footprint} is matched to right {site.Facts.Right}."),
        }.Done();
    }
}
