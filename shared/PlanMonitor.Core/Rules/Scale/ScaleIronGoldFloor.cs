using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Rights;

namespace PlanMonitor.Core.Rules.Scale;

/// <summary>The least scale of new iron and gold mines in the plan's text, by method (不再新建年产10万吨以下地下开采铁矿, 日处理岩金矿石300吨、100吨).</summary>
public sealed class ScaleIronGoldFloor : IRule
{
    private static readonly Text What = new("新建铁矿、岩金矿山规模下限", "least scale of new iron and gold mines");

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new("scale.iron-gold-floor", new("新建铁矿、岩金矿山不低于规模下限", "New iron and gold mines reach their least scale"), Severity.H, Yearly: false, ["rights"]);

    /// <inheritdoc/>
    public bool AskedBy(Plan plan) => plan.ScaleRules.Any(IsFloor);

    /// <inheritdoc/>
    public IEnumerable<Finding> Evaluate(CheckInput input) => ScaleFindings.OfRights(Info, input, right => Judge(input, right));

    private static bool IsFloor(ScaleRule rule) => rule is { Topic: "iron-floor" or "gold-floor", Value: not null };

    private IEnumerable<Finding> Judge(CheckInput input, MiningRight right)
    {
        var floors = input.Plan.ScaleRules
            .Where(rule => IsFloor(rule) && ScaleFindings.IsFor(input, rule, right) && ScaleTable.IsFor(rule.Method, right.Method) && MineAges.Concerns(rule.MinesKind, right, input.Plan))
            .Select(rule => Floor.Of(rule, right)).ToList();
        if (floors.Count == 0)
        {
            yield break;
        }
        var draft = ScaleFindings.Draft(Info, input, right).Held(right, FloorVerdict.Of(right, floors), What);
        // A single floor, for one method: whether it is this mine's own is for the register to say.
        yield return right.Method is null && floors.Count == 1 && floors[0].Method != "any" && draft.Status == FindingStatus.Fail
            ? draft.Without(right, What, "rights:开采方式")
            : draft.DoneForNew(right, What);
    }
}
