using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Footprints;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Rights;

namespace PlanMonitor.Core.Rules.Rights;

/// <summary>
/// A right that is granted in the period lies inside an approved planning block (勘查规划区块, 开采规划区块), or is one of the cases that the plan takes as such (视同符合).
/// Ordinary sand is left to the concentrated zones.
/// </summary>
public sealed class RightInBlock : IRule
{
    private static readonly Text What = new("是否位于规划区块内无法检查", "whether it lies in a planning block cannot be checked");

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new("right.in-block", new("新设矿业权应位于规划区块内", "New rights lie inside a planning block"), Severity.H, Yearly: false, ["rights", "layers"]);

    /// <inheritdoc/>
    public bool AskedBy(Plan plan) => RightScope.RulesOn(plan, "in-block").Count > 0;

    /// <inheritdoc/>
    public IEnumerable<Finding> Evaluate(CheckInput input)
    {
        var rules = RightScope.RulesOn(input.Plan, "in-block");
        if (input.Rights is null)
        {
            return [RightFindings.NoRegister(Info, input, rules)];
        }
        var places = RightSite.Places(input);
        return from right in input.Rights
               where RightLife.MayStand(right, input.Year) && RightLife.IsNew(right, input.Plan.Period) != false && !RightScope.IsForZones(input, right)
               let own = rules.Where(rule => RightScope.Concerns(input, rule, right)).ToList()
               where own.Count > 0
               select Judge(input, right, places.GetValueOrDefault(right.Licence), own);
    }

    private Finding Judge(CheckInput input, MiningRight right, RightPlace? place, List<RightRule> rules)
    {
        var type = TypeOf(right.Kind);
        var none = RightScope.RulesOn(input.Plan, "no-new-block").Where(rule => rule.Value == 0 && RightScope.Concerns(input, rule, right)).ToList();
        var site = RightSite.Of(input, right, place, type, listIsWhole: none.Count > 0 || input.Plan.Zones.Any(zone => zone.Type == type));
        var draft = RightFindings.About(Info, input, right, [.. rules, .. none]) with
        {
            Measured = site.OutsideM2,
            Limit = site.OutsideM2 is null ? null : 0,
            Unit = site.OutsideM2 is null ? null : "平方米",
        };
        var exceptions = rules.Concat(none).SelectMany(rule => rule.Exceptions ?? []).ToList();
        var block = RightFindings.BlockOf(right.Kind);
        if (site.IsInside == true)
        {
            return (draft with { Status = FindingStatus.Pass, Message = new($"{RightFindings.Name(right).Zh}位于{block.Zh}内。", $"{RightFindings.Name(right).En} lies inside the plan's {block.En}s.") }).Done();
        }
        return RightLife.IsNew(right, input.Plan.Period) is null ? draft.NotEvaluable(right, What, "rights:有效期起")
            : Exemptions.Claimed(input, right, exceptions) is { } exempt ? Exempt(input, draft, right, place, exempt)
            : site.IsInside is null ? draft.NotEvaluable(right, What, [.. site.Missing])
            : Outside(draft, right, rules, block, exceptions);
    }

    private static Finding Outside(FindingDraft draft, MiningRight right, List<RightRule> rules, Text block, List<RuleException> exceptions)
    {
        // 确需投放…须经论证: a way out that a person decides.
        var open = rules.TrueForAll(rule => rule.Strength == "conditional");
        var others = exceptions.Select(exception => exception.Text).Distinct(StringComparer.Ordinal).ToList();
        var (zh, en) = (others.Count == 0 ? "" : $"规划规定的例外：{string.Join('；', others)}；如适用，请在区块编号中注明。", others.Count == 0 ? "" : $" The plan excepts: {string.Join("; ", others)}; where one applies, name it in 区块编号.");
        var much = draft.Measured is { } outside ? new Text($"有{Mu.Of(outside)}亩在{block.Zh}之外", $"has {Mu.Of(outside)} mu outside the plan's {block.En}s") : new Text($"登记的区块“{right.Block}”不在规划的{block.Zh}之列", $"names a block ({right.Block}) that is none of the plan's {block.En}s");
        var verdict = open ? new Text("，请核实是否按规划要求论证报批", ": to be checked whether it was argued and approved as the plan demands") : new Text("，疑似不符合区块管理要求", ": suspected breach of the block rules");
        return (draft with
        {
            Status = open ? FindingStatus.Warn : FindingStatus.Fail,
            Message = new($"规划期内设立的{RightFindings.Name(right).Zh}{much.Zh}{verdict.Zh}。{zh}", $"{RightFindings.Name(right).En}, granted in the period, {much.En}{verdict.En}.{en}"),
        }).Done();
    }

    private static Finding Exempt(CheckInput input, FindingDraft draft, MiningRight right, RightPlace? place, RuleException exempt)
    {
        draft = draft with { Citations = exempt.Citation is null ? draft.Citations : [.. draft.Citations, exempt.Citation], Measured = null, Limit = null, Unit = null };
        if (!exempt.WithinOld)
        {
            return (draft with
            {
                Status = FindingStatus.Pass,
                Message = new($"{RightFindings.Name(right).Zh}登记为规划所列情形，视同符合区块要求：{exempt.Text}。", $"{RightFindings.Name(right).En} is registered as a case that the plan takes as lying in a block: {exempt.Text}."),
            }).Done();
        }
        var old = (place?.Others ?? []).Where(other => input.RightOf(other.Licence)?.Kind == RightKind.Exploration).ToList();
        if (place is null || old.Count == 0)
        {
            return draft.NotEvaluable(right, new("范围是否超出原探矿权无法检查", "whether it stays within the exploration right before it cannot be checked"), place is null ? "rights:矿区范围" : "rights:原探矿权");
        }
        var beyond = Math.Max(0, place.AreaM2 - old.Max(other => other.SharedM2));
        var within = beyond == 0 || OverlapThresholds.IsSliver(beyond, place.AreaM2);
        return (draft with
        {
            Status = within ? FindingStatus.Pass : FindingStatus.Fail,
            Measured = beyond,
            Limit = 0,
            Unit = "平方米",
            Evidence = [right.Source, .. old.Select(other => input.RightOf(other.Licence)!.Source)],
            Message = within
                ? new($"{RightFindings.Name(right).Zh}由探矿权转来，范围未超出原探矿权，视同符合区块要求。", $"{RightFindings.Name(right).En} came from an exploration right and stays within it: taken as lying in a block.")
                : new($"{RightFindings.Name(right).Zh}由探矿权转来，有{Mu.Of(beyond)}亩超出原探矿权范围，疑似不符合区块管理要求。", $"{RightFindings.Name(right).En} came from an exploration right but has {Mu.Of(beyond)} mu beyond it: suspected breach of the block rules."),
        }).Done();
    }

    /// <summary>The zone type of blocks for a kind of right.</summary>
    internal static string TypeOf(RightKind kind) => kind == RightKind.Mining ? "mining-block" : "exploration-block";
}
