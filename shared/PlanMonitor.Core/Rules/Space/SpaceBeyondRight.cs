using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Footprints;
using PlanMonitor.Core.Plans;

namespace PlanMonitor.Core.Rules.Space;

/// <summary>A footprint stays within its own right, the one that it overlaps most; what lies beyond is 疑似越界.</summary>
public sealed class SpaceBeyondRight : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new("space.beyond-right", new("不得超越批准的矿区范围开采", "Mining stays within its own right"), Severity.H, Yearly: false, ["footprints", "rights"]);

    /// <inheritdoc/>
    public bool AskedBy(Plan plan) => true;

    /// <inheritdoc/>
    public IEnumerable<Finding> Evaluate(CheckInput input) =>
        SpaceInput.Lacks(Info, input) is { } finding ? [finding] : input.Footprints!.Where(site => site.Facts.Right is not null).OrderBy(site => site.Facts.Right, StringComparer.Ordinal).Select(site => Judge(input, site));

    private Finding Judge(CheckInput input, Site site)
    {
        var beyond = site.Facts.BeyondRightM2;
        var sliver = beyond <= 0 || OverlapThresholds.IsSliver(beyond, site.Facts.AreaM2);
        return new FindingDraft(Info, input, new("footprint", Right: site.Facts.Right, Footprint: site.Id))
        {
            Status = sliver ? FindingStatus.Pass : FindingStatus.Fail,
            Measured = beyond,
            Limit = 0,
            Unit = "平方米",
            Citations = DutyCitations.Of(input.Plan, "remote-sensing", "inspection"),
            Evidence = [site.Source],
            Message = sliver
                ? new($"图斑{site.Facts.Footprint}在采矿权{site.Facts.Right}范围内。", $"Footprint {site.Facts.Footprint} lies within right {site.Facts.Right}.")
                : new($"图斑{site.Facts.Footprint}有{Mu.Of(beyond)}亩超出采矿权{site.Facts.Right}范围，疑似越界开采。{Mu.Provincial(beyond).Zh}",
                    $"{Mu.Of(beyond)} mu of footprint {site.Facts.Footprint} lie beyond right {site.Facts.Right}: suspected mining beyond the boundary.{Mu.Provincial(beyond).En}"),
        }.Done();
    }
}
