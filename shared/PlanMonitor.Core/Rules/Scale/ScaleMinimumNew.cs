using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Rights;

namespace PlanMonitor.Core.Rules.Scale;

/// <summary>The scale of a new or expanded mine against the plan's table (新建、改扩建矿山最低开采规模), by mineral, method and size.</summary>
public sealed class ScaleMinimumNew : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new("scale.minimum-new", new("新建（改扩建）矿山达到最低开采规模", "New and expanded mines reach the least scale"), Severity.H, Yearly: false, ["rights"]);

    /// <inheritdoc/>
    public bool AskedBy(Plan plan) => plan.MinimumScales.Any(cell => cell is { MinesKind: not "existing", Value: not null, Mark: null });

    /// <inheritdoc/>
    public IEnumerable<Finding> Evaluate(CheckInput input)
    {
        var table = new ScaleTable(input, existing: false);
        return ScaleFindings.OfRights(Info, input, right => MineAges.Concerns("new", right, input.Plan) ? Judge(input, table, right) : []);
    }

    // What the table crosses out (×) is a matter of its own rule.
    private IEnumerable<Finding> Judge(CheckInput input, ScaleTable table, MiningRight right)
    {
        List<Floor> floors = [.. table.Of(right).Where(floor => floor.Mark != "forbidden")];
        return floors.Count == 0 ? [] : [ScaleFindings.Draft(Info, input, right).Held(right, FloorVerdict.Of(right, floors), ScaleText.New).DoneForNew(right, ScaleText.New)];
    }
}
