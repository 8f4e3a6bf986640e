using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Rights;

namespace PlanMonitor.Core.Rules.Rights;

/// <summary>No new exploration on empty ground for a mineral that the plan closes (菱镁矿除资源整合外，不再新设空白区勘查规划区块).</summary>
public sealed class RightMagnesiteExploration : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new("right.magnesite-exploration", new("菱镁矿等矿种除整合外不再新设空白区探矿权", "No new exploration of closed minerals such as magnesite, but by integration"), Severity.H, Yearly: false, ["rights"]);

    /// <inheritdoc/>
    public bool AskedBy(Plan plan) => Rules(plan).Any();

    /// <inheritdoc/>
    public IEnumerable<Finding> Evaluate(CheckInput input) => input.Rights is null
        ? [RightFindings.NoRegister(Info, input, Rules(input.Plan))]
        : Rules(input.Plan).SelectMany(rule => Of(input, rule));

    private static IEnumerable<RightRule> Rules(Plan plan) => RightScope.RulesOn(plan, "no-new-block").Where(rule => rule.RightKind == "exploration");

    private IEnumerable<Finding> Of(CheckInput input, RightRule rule)
    {
        var rights = input.Rights!.Where(right => Rules(input.Plan).FirstOrDefault(each => RightScope.Concerns(input, each, right)) == rule && RightLife.MayStand(right, input.Year) && RightLife.IsNew(right, input.Plan.Period) != false).ToList();
        return rights.Count > 0 ? rights.Select(right => Judge(input, rule, right)) : [None(input, rule)];
    }

    private Finding None(CheckInput input, RightRule rule) => new FindingDraft(Info, input, new("rights", rule.Minerals is [var mineral, ..] ? mineral : null, input.Regions.Find(input.Plan.Adcode)?.Name))
    {
        Status = FindingStatus.Pass,
        Severity = RightFindings.SeverityOf(Info, [rule]),
        Measured = 0,
        Limit = 0,
        Unit = "个",
        Citations = RightFindings.Places([rule]),
        Message = new($"规划期内没有新设{string.Join('、', rule.Minerals ?? [])}探矿权。", $"No exploration right for {string.Join(", ", rule.Minerals ?? [])} was newly set in the period."),
    }.Done();

    private Finding Judge(CheckInput input, RightRule rule, MiningRight right)
    {
        var draft = RightFindings.About(Info, input, right, [rule]);
        var name = RightFindings.Name(right);
        return RightLife.IsNew(right, input.Plan.Period) is null ? draft.NotEvaluable(right, new("是否为规划期内新设无法检查", "whether it was newly set in the period cannot be checked"), "rights:有效期起")
            : Exemptions.Claimed(input, right, rule.Exceptions ?? []) is { } exempt ? (draft with
            {
                Status = FindingStatus.Pass,
                Message = new($"{name.Zh}为规划所列例外：{exempt.Text}。", $"{name.En} is an exception of the plan: {exempt.Text}."),
            }).Done()
            : right.Grant is null && rule.Exceptions is { Count: > 0 } ? (draft with
            {
                Status = FindingStatus.Warn,
                Severity = Severity.M,
                Missing = ["rights:登记类型"],
                Message = new($"{right.MineralName}探矿权{name.Zh}为规划期内设立，未注明登记类型，请核实是否属于资源整合。", $"Exploration right {name.En} for {right.MineralName} began in the period; the kind of grant is not given: check whether it came by integration."),
            }).Done()
            : (draft with
            {
                Status = FindingStatus.Fail,
                Message = new($"规划期内新设{right.MineralName}探矿权{name.Zh}，规划规定除资源整合外不再新设，疑似不符合。", $"{name.En} is an exploration right for {right.MineralName} newly set in the period; the plan allows none but by integration: suspected breach."),
            }).Done();
    }
}
