using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Rights;

namespace PlanMonitor.Core.Rules.Scale;

/// <summary>The least scale of sand, stone and clay mines (砂石土矿最低生产规模): new and expanded ones, renewals and those already there as far as the plan says so.</summary>
public sealed class ScaleSandFloor : IRule
{
    private static readonly Text What = new("砂石土矿最低生产规模", "least scale of sand, stone and clay mines");

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new("scale.sand-floor", new("砂石土矿达到最低生产规模", "Sand, stone and clay mines reach the least scale"), Severity.H, Yearly: false, ["rights"]);

    /// <inheritdoc/>
    public bool AskedBy(Plan plan) => plan.ScaleRules.Any(IsFloor);

    /// <inheritdoc/>
    public IEnumerable<Finding> Evaluate(CheckInput input)
    {
        var table = new ScaleTable(input, existing: false);
        return ScaleFindings.OfRights(Info, input, right => Rules(input, right) is { Count: > 0 } rules ? [Judge(input, table, right, rules)] : []);
    }

    private static bool IsFloor(ScaleRule rule) => rule is { Topic: "sand-floor", Value: not null };

    // What must hold at once comes before what must hold at the end of the period.
    private static List<ScaleRule> Rules(CheckInput input, MiningRight right)
    {
        var rules = input.Plan.ScaleRules.Where(rule => IsFloor(rule) && ScaleFindings.IsFor(input, rule, right) && MineAges.Concerns(rule.MinesKind, right, input.Plan)).ToList();
        return rules.FindAll(rule => !IsTask(rule)) is { Count: > 0 } atOnce && MineAges.Of(right, input.Plan) != MineAge.Unknown ? atOnce : rules;
    }

    private static bool IsTask(ScaleRule rule) => rule.Time == "end-of-period";

    private Finding Judge(CheckInput input, ScaleTable table, MiningRight right, List<ScaleRule> rules)
    {
        var verdict = FloorVerdict.Of(right, rules.ConvertAll(rule => Floor.Of(rule, right)));
        var task = rules.TrueForAll(IsTask);
        var why = new Text("", "");
        if (verdict.Status == FindingStatus.Fail && SecondValue(input, table, right) is { } second)
        {
            verdict = verdict with { Status = FindingStatus.Warn, Citations = [.. verdict.Citations, .. second.Citations], Readings = [.. verdict.Readings, .. second.Readings] };
            why = new("规划的最低开采规模表对此另有较低规定或没有要求。", " The plan's table prints less for it, or nothing.");
        }
        else if (verdict.Status == FindingStatus.Fail && task && input.Year < input.Plan.Period.Horizon)
        {
            verdict = verdict with { Status = FindingStatus.Warn };
            why = new("规划期内应提高到该规模，期末判定。", " It is to grow to that scale within the period and is judged at its end.");
        }
        var draft = ScaleFindings.Draft(Info, input, right).Held(right, verdict, What);
        draft = draft with { Message = new(draft.Message.Zh + why.Zh, draft.Message.En + why.En) };
        return task ? draft.Done() : draft.DoneForNew(right, What);
    }

    // The plan's own table may print less for a new mine of this mineral (砖瓦用页岩): below one of the two warns, below both fails.
    private static FloorVerdict? SecondValue(CheckInput input, ScaleTable table, MiningRight right) =>
        MineAges.Of(right, input.Plan) == MineAge.New && table.Of(right).Where(floor => floor.Mark != "forbidden").ToList() is { Count: > 0 } floors
        && FloorVerdict.Of(right, floors) is { Status: FindingStatus.Pass } second ? second : null;
}
