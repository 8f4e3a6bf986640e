using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Plans;

namespace PlanMonitor.Core.Rules.Scale;

/// <summary>The scale of a mine that was there before the plan against the table's last column (已有矿山最低开采规模).</summary>
public sealed class ScaleMinimumExisting : IRule
{
    private static readonly Text What = new("已有矿山最低开采规模", "least scale of existing mines");

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new("scale.minimum-existing", new("已有矿山达到最低开采规模", "Existing mines reach the least scale"), Severity.M, Yearly: false, ["rights"]);

    /// <inheritdoc/>
    public bool AskedBy(Plan plan) => plan.MinimumScales.Any(cell => cell is { MinesKind: "existing", Value: not null });

    /// <inheritdoc/>
    public IEnumerable<Finding> Evaluate(CheckInput input)
    {
        var table = new ScaleTable(input, existing: true);
        return ScaleFindings.OfRights(Info, input, right => MineAges.Concerns("existing", right, input.Plan) && table.Of(right) is { Count: > 0 } floors
            ? [ScaleFindings.Draft(Info, input, right).Held(right, FloorVerdict.Of(right, floors), What).Done()]
            : []);
    }
}
