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
        SpaceInput.Lacks(Info, input) is { } finding ? [finding] : input.Footprints!.Where(footprint => footprint.OwnRight is not null).Select(footprint => Judge(input, footprint));

    private Finding Judge(CheckInput input, FootprintFacts footprint)
    {
        var beyond = footprint.BeyondOwnM2 ?? 0;
        var sliver = Mu.IsSliver(beyond, footprint.AreaM2);
        return new FindingDraft(Info, input, new("footprint", Right: footprint.OwnRight, Footprint: footprint.Site))
        {
            Status = sliver ? FindingStatus.Pass : FindingStatus.Fail,
            Measured = beyond,
            Limit = 0,
            Unit = "平方米",
            Evidence = [footprint.Source],
            Message = sliver
                ? new($"图斑{footprint.Footprint}在采矿权{footprint.OwnRight}范围内。", $"Footprint {footprint.Footprint} lies within right {footprint.OwnRight}.")
                : new($"图斑{footprint.Footprint}有{Mu.Of(beyond)}亩超出采矿权{footprint.OwnRight}范围，疑似越界开采。{Mu.Provincial(beyond).Zh}",
                    $"{Mu.Of(beyond)} mu of footprint {footprint.Footprint} lie beyond right {footprint.OwnRight}: suspected mining beyond the boundary.{Mu.Provincial(beyond).En}"),
        }.Done();
    }
}
