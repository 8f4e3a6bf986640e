using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Rights;

namespace PlanMonitor.Core.Rules.Rights;

/// <summary>
/// No new right for a mineral that the plan prohibits (禁止), and none unexamined for one that it restricts (限制); with the condition beside it, as far as data decides it.
/// Where the plan wants older rights for a mineral to leave (逐步退出) they are named.
/// </summary>
public sealed class RightMineral : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new("right.mineral", new("不得新设禁止矿种的矿业权，限制矿种从严审核", "No new rights for prohibited minerals, restricted ones are examined"), Severity.H, Yearly: false, ["rights", "layers"]);

    /// <inheritdoc/>
    public bool AskedBy(Plan plan) => new[] { plan.Minerals.Exploration, plan.Minerals.Mining }.Any(groups => groups.Prohibited.Count + groups.Restricted.Count > 0);

    /// <inheritdoc/>
    public IEnumerable<Finding> Evaluate(CheckInput input)
    {
        if (input.Rights is null)
        {
            return [RightFindings.NoRegister(Info, input, [])];
        }
        var places = RightSite.Places(input);
        return input.Rights.Where(right => RightLife.MayStand(right, input.Year))
            .Select(right => RightLife.IsNew(right, input.Plan.Period) == false ? Older(input, right) : New(input, right, places.GetValueOrDefault(right.Licence)))
            .OfType<Finding>();
    }

    private Finding New(CheckInput input, MiningRight right, RightPlace? place)
    {
        var groups = right.Kind == RightKind.Mining ? input.Plan.Minerals.Mining : input.Plan.Minerals.Exploration;
        var matches = groups.Prohibited.Select(entry => new MineralMatch(input, right, place, entry, IsProhibited: true))
            .Concat(groups.Restricted.Select(entry => new MineralMatch(input, right, place, entry, IsProhibited: false)))
            .Where(match => match.IsNamed).ToList();
        var draft = RightFindings.About(Info, input, right, []) with { Citations = [.. matches.SelectMany(match => (match.Entry.Also ?? []).Prepend(match.Entry.Citation))] };
        var name = RightFindings.Name(right);
        var applies = matches.Find(match => match.Applies == true);
        var open = matches.Find(match => match.Applies is null);
        if (matches.Count == 0 || (applies is null && open is null))
        {
            return (draft with
            {
                Status = FindingStatus.Pass,
                Message = matches.Find(match => match.IsExempt) is not null
                    ? new($"{name.Zh}（{right.MineralName}）因资源整合取得，适用规划的例外。", $"{name.En} ({right.MineralName}) came by integration: an exception of the plan.")
                    : new($"{name.Zh}（{right.MineralName}）不属于规划禁止、限制的情形。", $"{name.En} ({right.MineralName}) is nothing that the plan prohibits or restricts."),
            }).Done();
        }
        // A ban that may hold weighs more than a restriction that does.
        var match = open is { IsProhibited: true } && applies is not { IsProhibited: true } ? open : applies ?? open!;
        var (word, en) = match.IsProhibited ? ("禁止", "prohibited") : ("限制", "restricted");
        var printed = match.Entry.Condition is { } condition ? $"{match.Entry.Name}（{condition}）" : match.Entry.Name;
        draft = draft with { Severity = match.IsProhibited ? Severity.H : Severity.M };
        return RightLife.IsNew(right, input.Plan.Period) is null ? draft.NotEvaluable(right, new($"矿种为规划{word}的{printed}，是否为规划期内新设无法检查", $"its mineral is {en} ({printed}); whether it was newly set in the period cannot be checked"), "rights:有效期起")
            : match.Applies is null ? draft.NotEvaluable(right, new($"矿种为{right.MineralName}，是否属于规划{word}的{printed}无法检查", $"its mineral is {right.MineralName}; whether it is what the plan has as {en} ({printed}) cannot be checked"), [.. match.Missing])
            : (draft with
            {
                Status = match.IsProhibited ? FindingStatus.Fail : FindingStatus.Warn,
                Message = match.IsProhibited
                    ? new($"规划期内新设的{RightFindings.Of(right.Kind).Zh}{name.Zh}矿种为规划禁止的{printed}，疑似不符合规划。", $"{name.En}, {RightFindings.A(right.Kind)} newly set in the period, is for a prohibited mineral ({printed}): suspected breach.")
                    : new($"规划期内新设的{RightFindings.Of(right.Kind).Zh}{name.Zh}矿种为规划限制的{printed}，请核实是否经过严格论证和审核。", $"{name.En}, {RightFindings.A(right.Kind)} newly set in the period, is for a restricted mineral ({printed}): check that it was examined."),
            }).Done();
    }

    private Finding? Older(CheckInput input, MiningRight right)
    {
        var rules = RightScope.RulesOn(input.Plan, "mineral-class").Where(rule => rule.MinesKind == "existing" && RightScope.Concerns(input, rule, right)).ToList();
        var name = RightFindings.Name(right);
        return rules.Count == 0 ? null : (RightFindings.About(Info, input, right, rules) with
        {
            Status = FindingStatus.Warn,
            Severity = Severity.L,
            Message = new($"已有{RightFindings.Of(right.Kind).Zh}{name.Zh}矿种为{right.MineralName}，规划要求依法有序逐步退出。", $"{name.En}, {RightFindings.A(right.Kind)} older than the period for {right.MineralName}, is to leave in time by the plan."),
        }).Done();
    }
}
