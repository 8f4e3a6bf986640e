using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Quantities;
using PlanMonitor.Core.Rights;

namespace PlanMonitor.Core.Rules.Space;

/// <summary>Rights that the plan wants apart keep its distance (矿业权间距): hot and mineral water rights for example. Exactly the distance will do (以上).</summary>
public sealed class SpaceSpacing : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new("space.spacing", new("矿业权之间保持规划规定的距离", "Rights keep the distance that the plan sets"), Severity.H, Yearly: false, ["rights"]);

    /// <inheritdoc/>
    public bool AskedBy(Plan plan) => RulesOf(plan).Any();

    /// <inheritdoc/>
    public IEnumerable<Finding> Evaluate(CheckInput input) => HeldRights.Lacks(Info, input) is { } lacking ? [lacking] : RulesOf(input.Plan).SelectMany(rule => Judge(input, rule));

    private static IEnumerable<SpatialRule> RulesOf(Plan plan) => plan.SpatialRules.Where(rule => rule is { Activity: "right-placement", Distance: not null });

    private IEnumerable<Finding> Judge(CheckInput input, SpatialRule rule)
    {
        var factor = Unit.Parse(rule.DistanceUnit ?? "").TryGet(out var unit, out _) ? unit.Factor : 1;
        var concerned = (input.Rights ?? []).Where(right => right.IsHeldIn(input.Year) && (rule.Minerals is null or [] || AreaRules.IsOneOf(input, right.Mineral, rule.Minerals)))
            .DistinctBy(right => right.Licence, StringComparer.Ordinal).ToDictionary(right => right.Licence, StringComparer.Ordinal);
        var places = input.RightPlaces!.ToDictionary(place => place.Licence, StringComparer.Ordinal);
        foreach (var right in concerned.Values)
        {
            if (!places.TryGetValue(right.Licence, out var place))
            {
                yield return SpaceInput.Without(Info, input, new("right", Right: right.Licence), "rights:boundary");
                continue;
            }
            var near = place.Nearest.Where(near => near.Rule == rule.Id && concerned.ContainsKey(near.Licence)).OrderBy(near => near.Metres).ThenBy(near => near.Licence, StringComparer.Ordinal).ToList();
            var close = near.Where(other => other.Metres / factor < rule.Distance).ToList();
            if (close.Count == 0)
            {
                yield return Apart(input, rule, right, near.Count == 0 ? null : near[0].Metres / factor);
            }
            foreach (var other in close.Where(other => string.CompareOrdinal(right.Licence, other.Licence) < 0))
            {
                yield return Close(input, rule, right, concerned[other.Licence], other.Metres / factor);
            }
        }
    }

    private FindingDraft Draft(CheckInput input, SpatialRule rule, MiningRight right, string? other) => new(Info, input, new("right", Right: right.Licence, Layer: other is null ? null : rule.Layers[0], Feature: other))
    {
        Limit = rule.Distance,
        Unit = rule.DistanceUnit ?? "米",
        Citations = [rule.Citation],
        Readings = rule.Readings ?? [],
        Evidence = [right.Source],
    };

    private Finding Apart(CheckInput input, SpatialRule rule, MiningRight right, decimal? nearest)
    {
        var name = Ground.NameOf(right);
        return (Draft(input, rule, right, null) with
        {
            Status = FindingStatus.Pass,
            Measured = nearest,
            Message = nearest is null
                ? new($"{name.Zh}附近没有其他已登记范围的同类矿业权。", $"{name.En} has no other such right with a boundary near it.")
                : new($"{name.Zh}距最近的同类矿业权{nearest:0.####}{rule.DistanceUnit}，符合{rule.Distance:0.######}{rule.DistanceUnit}以上的要求。", $"{name.En} is {nearest:0.####} {rule.DistanceUnit} from the nearest such right, at least the {rule.Distance:0.######} {rule.DistanceUnit} that the plan sets."),
        }).Done();
    }

    // The distance is for setting up rights: two that were there before the plan break nothing.
    private Finding Close(CheckInput input, SpatialRule rule, MiningRight one, MiningRight other, decimal distance)
    {
        var old = one.GrantedInPeriod(input.Plan) == false && other.GrantedInPeriod(input.Plan) == false;
        var said = old ? new Text("，两者均在规划期以前设立，请在延续时核实", "; both were granted before the plan's period: look at it when they are renewed") : new Text("，疑似间距不足", ": suspected too close");
        return (Draft(input, rule, one, other.Licence) with
        {
            Status = old ? FindingStatus.Warn : FindingStatus.Fail,
            Severity = old ? Severity.L : rule.Strength is "prohibited" or "required" ? Info.Severity : Severity.M,
            Measured = distance,
            Evidence = [one.Source, other.Source],
            Message = new(
                $"{Ground.NameOf(one).Zh}与{Ground.NameOf(other).Zh}相距{distance:0.####}{rule.DistanceUnit}，小于规划规定的{rule.Distance:0.######}{rule.DistanceUnit}{said.Zh}。",
                $"{Ground.NameOf(one).En} and {Ground.NameOf(other).En} are {distance:0.####} {rule.DistanceUnit} apart, less than the {rule.Distance:0.######} {rule.DistanceUnit} that the plan sets{said.En}."),
        }).Done();
    }
}
