using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Footprints;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Rights;

namespace PlanMonitor.Core.Rules.Rights;

/// <summary>
/// New rights and publicly funded exploration (财政出资勘查): ground that such a project holds waits until it is done and its authority agrees, and where the plan says so
/// the project itself gets no right.
/// </summary>
public sealed class RightFundedExploration : IRule
{
    private const string Layer = "funded-exploration";

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new("right.funded-exploration", new("新设矿业权与财政出资勘查项目不冲突", "New rights keep clear of publicly funded exploration"), Severity.H, Yearly: false, ["rights", "layers"]);

    /// <inheritdoc/>
    public bool AskedBy(Plan plan) => RightScope.RulesOn(plan, Layer).Count > 0;

    /// <inheritdoc/>
    public IEnumerable<Finding> Evaluate(CheckInput input)
    {
        var rules = RightScope.RulesOn(input.Plan, Layer);
        if (input.Rights is null)
        {
            return [RightFindings.NoRegister(Info, input, rules)];
        }
        var places = RightSite.Places(input);
        return from right in input.Rights
               where RightLife.MayStand(right, input.Year) && RightLife.IsNew(right, input.Plan.Period) != false
               let own = rules.Where(rule => RightScope.Concerns(input, rule, right)).ToList()
               where own.Count > 0
               select Judge(input, right, places.GetValueOrDefault(right.Licence), own);
    }

    private Finding Judge(CheckInput input, MiningRight right, RightPlace? place, List<RightRule> rules)
    {
        var draft = RightFindings.About(Info, input, right, rules);
        var what = new Text("与财政出资勘查项目的关系无法检查", "whether it meets publicly funded exploration cannot be checked");
        return RightLife.IsNew(right, input.Plan.Period) is null ? draft.NotEvaluable(right, what, "rights:有效期起")
            : rules.Exists(rule => rule.Strength is "prohibited" or "in-principle-prohibited") ? NoRightForProjects(draft, right, what)
            : right.Funding == FundingKind.Public ? Pass(draft, right, new("本身为财政出资勘查项目", "is itself publicly funded"))
            : Overlap(input, draft, right, place, what);
    }

    private static Finding NoRightForProjects(FindingDraft draft, MiningRight right, Text what) => right.Funding switch
    {
        null => draft.NotEvaluable(right, what, "rights:出资"),
        FundingKind.Private => Pass(draft, right, new("为社会出资勘查", "is privately funded")),
        _ => (draft with
        {
            Status = FindingStatus.Fail,
            Message = new($"财政出资勘查项目在规划期内新设了探矿权{RightFindings.Name(right).Zh}，规划规定凭项目任务书勘查、不再新设，疑似不符合。",
                $"{RightFindings.Name(right).En} was newly set for publicly funded exploration; by the plan such projects work under their task order and get no right: suspected breach."),
        }).Done(),
    };

    // Whether the project is done and its authority agreed stands in no upload: a person decides.
    private static Finding Overlap(CheckInput input, FindingDraft draft, MiningRight right, RightPlace? place, Text what)
    {
        var hasLayer = input.Layers.Contains(Layer, StringComparer.Ordinal);
        if (place is null)
        {
            return draft.NotEvaluable(right, what, "rights:矿区范围");
        }
        var projects = place.Overlaps.Where(overlap => overlap.Layer == Layer && !overlap.Sliver).Select(overlap => (Name: overlap.Feature, overlap.AreaM2))
            .Concat(place.Others.Where(other => IsPublic(input, other) && !OverlapThresholds.IsSliver(other.SharedM2, place.AreaM2)).Select(other => (Name: other.Licence, AreaM2: other.SharedM2)))
            .OrderByDescending(project => project.AreaM2).ThenBy(project => project.Name, StringComparer.Ordinal).ToList();
        if (projects.Count == 0)
        {
            return hasLayer ? Pass(draft with { Measured = 0, Limit = 0, Unit = "平方米" }, right, new("不与财政出资勘查项目重叠", "shares no ground with publicly funded exploration")) : draft.NotEvaluable(right, what, $"layer:{Layer}");
        }
        var (names, area) = (string.Join('、', projects.Select(project => project.Name)), projects[0].AreaM2);
        return (draft with
        {
            Status = FindingStatus.Fail,
            Severity = Severity.M,
            Measured = area,
            Limit = 0,
            Unit = "平方米",
            Evidence = [right.Source, .. place.Others.Where(other => IsPublic(input, other)).Select(other => input.RightOf(other.Licence)!.Source)],
            Message = new($"规划期内设立的{RightFindings.Name(right).Zh}与财政出资勘查项目（{names}）重叠，最大{Mu.Of(area)}亩；须在项目工作结束并经项目主管部门同意后方可投放，疑似不符合，请核实。",
                $"{RightFindings.Name(right).En}, granted in the period, shares up to {Mu.Of(area)} mu with publicly funded exploration ({names}); such ground waits until the project is done and its authority agrees: suspected breach, to be checked."),
        }).Done();
    }

    private static bool IsPublic(CheckInput input, SharedGround other) =>
        input.RightOf(other.Licence) is { Kind: RightKind.Exploration, Funding: FundingKind.Public } project && RightLife.MayStand(project, input.Year);

    private static Finding Pass(FindingDraft draft, MiningRight right, Text why) =>
        (draft with { Status = FindingStatus.Pass, Message = new($"{RightFindings.Name(right).Zh}{why.Zh}。", $"{RightFindings.Name(right).En} {why.En}.") }).Done();
}
