using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Footprints;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Rights;

namespace PlanMonitor.Core.Rules.Rights;

/// <summary>New rights for ordinary sand lie inside the concentrated zones (砂石土集中开采区); where the plan says so, older ones outside are to close in time.</summary>
public sealed class RightSandInZone : IRule
{
    private const string ZoneType = "concentrated-sand";

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new("right.sand-in-zone", new("新设砂石采矿权应位于集中开采区内", "New sand rights lie inside the concentrated zones"), Severity.H, Yearly: false, ["rights", "layers"]);

    /// <inheritdoc/>
    public bool AskedBy(Plan plan) => RightScope.RulesOn(plan, "sand-in-zone").Count > 0;

    /// <inheritdoc/>
    public IEnumerable<Finding> Evaluate(CheckInput input)
    {
        var rules = RightScope.RulesOn(input.Plan, "sand-in-zone");
        if (input.Rights is null)
        {
            return [RightFindings.NoRegister(Info, input, rules)];
        }
        var places = RightSite.Places(input);
        return from right in input.Rights
               where RightLife.MayStand(right, input.Year)
               let isNew = RightLife.IsNew(right, input.Plan.Period)
               let own = rules.Where(rule => RightScope.Concerns(input, rule, right) && (rule.MinesKind == "existing") == (isNew == false)).ToList()
               where own.Count > 0
               select Judge(input, right, isNew, places.GetValueOrDefault(right.Licence), own);
    }

    private Finding Judge(CheckInput input, MiningRight right, bool? isNew, RightPlace? place, List<RightRule> rules)
    {
        var site = RightSite.Of(input, right, place, ZoneType, listIsWhole: input.Plan.Zones.Any(zone => zone.Type == ZoneType));
        var draft = RightFindings.About(Info, input, right, rules) with
        {
            Measured = site.OutsideM2,
            Limit = site.OutsideM2 is null ? null : 0,
            Unit = site.OutsideM2 is null ? null : "平方米",
        };
        var (name, zone) = (RightFindings.Name(right), LayerKind.Zh(ZoneType));
        var outside = site.OutsideM2 is { } much ? new Text($"有{Mu.Of(much)}亩在{zone}之外", $"has {Mu.Of(much)} mu outside the concentrated zones") : new Text($"登记的“{right.Block}”不在规划的{zone}之列", $"names a zone ({right.Block}) that is none of the plan's");
        return site.IsInside switch
        {
            true => (draft with { Status = FindingStatus.Pass, Message = new($"{name.Zh}位于{zone}内。", $"{name.En} lies inside a concentrated zone.") }).Done(),
            _ when isNew is null => draft.NotEvaluable(right, new($"是否须在{zone}内无法检查", "whether it must lie in a concentrated zone cannot be checked"), "rights:有效期起"),
            null => draft.NotEvaluable(right, new($"是否位于{zone}内无法检查", "whether it lies in a concentrated zone cannot be checked"), [.. site.Missing]),
            // 逐渐有序关闭 sets no day.
            false when isNew == false => (draft with
            {
                Status = FindingStatus.Warn,
                Severity = Severity.L,
                Message = new($"已有砂石采矿权{name.Zh}{outside.Zh}，规划要求逐渐有序关闭。", $"Sand right {name.En}, older than the period, {outside.En}; the plan wants it closed in time."),
            }).Done(),
            false => (draft with
            {
                Status = FindingStatus.Fail,
                Message = new($"规划期内新设的砂石采矿权{name.Zh}{outside.Zh}，疑似不符合规划要求。", $"Sand right {name.En}, newly set in the period, {outside.En}: suspected breach."),
            }).Done(),
        };
    }
}
