using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Rights;

namespace PlanMonitor.Core.Rules.Scale;

/// <summary>The scale that a mine must reach once several rights became one (整合重组), by the size of its reserves (储量规模).</summary>
public sealed class ScaleMagnesiteRegrouped : IRule
{
    private static readonly Text What = new("重组后矿山开采规模", "scale of regrouped mines");

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new("scale.magnesite-regrouped", new("重组后的菱镁矿矿山达到规定开采规模", "Regrouped magnesite mines reach their scale"), Severity.H, Yearly: false, ["rights"]);

    /// <inheritdoc/>
    public bool AskedBy(Plan plan) => plan.ScaleRules.Any(IsFloor);

    /// <inheritdoc/>
    public IEnumerable<Finding> Evaluate(CheckInput input) =>
        ScaleFindings.OfRights(Info, input, right => right.Grant == GrantKind.Integration && Floors(input, right) is { Count: > 0 } floors
            ? [ScaleFindings.Draft(Info, input, right).Held(right, FloorVerdict.Of(right, floors), What).Done()]
            : []);

    private static bool IsFloor(ScaleRule rule) => rule is { Topic: "regrouped", Value: not null, SizeClass: not null };

    // 中型以上: the largest size of the plan that the reserves reach.
    private static List<Floor> Floors(CheckInput input, MiningRight right)
    {
        var floors = input.Plan.ScaleRules.Where(rule => IsFloor(rule) && ScaleFindings.IsFor(input, rule, right))
            .Select(rule => Floor.Of(rule, right) with { Class = SizeClasses.Of(rule.SizeClass), OfDeposit = true }).OrderByDescending(floor => floor.Class).ToList();
        return right.DepositClass is not { } deposit ? floors : [.. floors.Where(floor => floor.Class <= deposit).Take(1)];
    }
}
