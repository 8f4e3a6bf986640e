using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Rights;

namespace PlanMonitor.Core.Rules.Rights;

/// <summary>A licence whose days are over is renewed or cancelled (到期延续或注销): in force by its status but past its last day, or expired and still in the register.</summary>
public sealed class RightExpired : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new("right.expired", new("矿业权到期应及时延续或注销", "Rights past their last day are renewed or cancelled"), Severity.M, Yearly: false, ["rights"]);

    /// <inheritdoc/>
    public bool AskedBy(Plan plan) => true;

    /// <inheritdoc/>
    public IEnumerable<Finding> Evaluate(CheckInput input) => !input.Plan.Period.Contains(input.Year) ? []
        : input.Rights is null ? [RightFindings.NoRegister(Info, input, RightScope.RulesOn(input.Plan, "expired"))]
        : input.Rights.Where(right => right.Status != RightStatus.Closed && RightLife.HadBegun(right, input.Year)).Select(right => Judge(input, right));

    private Finding Judge(CheckInput input, MiningRight right)
    {
        var rules = RightScope.RulesOn(input.Plan, "expired").Where(rule => rule.Strength != "conditional" && RightScope.Concerns(input, rule, right)).ToList();
        var draft = RightFindings.About(Info, input, right, rules) with
        {
            Severity = Info.Severity,
            Citations = rules.Count > 0 ? RightFindings.Places(rules) : DutyCitations.Of(input.Plan, "annual-check", "inspection"),
        };
        var (name, kind) = (RightFindings.Name(right), RightFindings.Of(right.Kind));
        var day = new DateOnly(input.Year, 12, 31) < input.AsOf ? new DateOnly(input.Year, 12, 31) : input.AsOf;
        return right switch
        {
            { Status: RightStatus.Expired } when right.ValidTo is null || right.ValidTo < day => (draft with
            {
                Status = FindingStatus.Fail,
                Message = right.ValidTo is { } end
                    ? new($"{kind.Zh}{name.Zh}已于{end:yyyy-MM-dd}到期，疑似未办理延续也未注销。", $"The {kind.En} {name.En} expired on {end:yyyy-MM-dd}: suspected neither renewed nor cancelled.")
                    : new($"{kind.Zh}{name.Zh}登记为过期，疑似未办理延续也未注销。", $"The {kind.En} {name.En} is registered as expired: suspected neither renewed nor cancelled."),
            }).Done(),
            { ValidTo: null } => draft.NotEvaluable(right, new("是否到期无法检查", "whether it has expired cannot be checked"), "rights:有效期止"),
            { ValidTo: { } end } when end < day => (draft with
            {
                Status = FindingStatus.Fail,
                Message = new($"{kind.Zh}{name.Zh}有效期止于{end:yyyy-MM-dd}，登记状态未更新，疑似到期未办理延续或注销。", $"The {kind.En} {name.En} was valid until {end:yyyy-MM-dd}, yet its status does not say so: suspected neither renewed nor cancelled."),
            }).Done(),
            { ValidTo: { } end } => (draft with
            {
                Status = FindingStatus.Pass,
                Message = new($"{kind.Zh}{name.Zh}有效期至{end:yyyy-MM-dd}。", $"The {kind.En} {name.En} is valid until {end:yyyy-MM-dd}."),
            }).Done(),
        };
    }
}
