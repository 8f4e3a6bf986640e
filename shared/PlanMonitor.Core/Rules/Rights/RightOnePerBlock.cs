using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Names;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Rights;

namespace PlanMonitor.Core.Rules.Rights;

/// <summary>A planning block has one right, or one holder where the plan speaks of the 主体 (一个区块只设一个主体, 严禁一矿多开).</summary>
public sealed class RightOnePerBlock : IRule
{
    private const string Holders = "holders";
    private const string HolderField = "rights:采矿权人";

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new("right.one-per-block", new("一个规划区块只设一个矿业权主体", "One planning block, one right or holder"), Severity.H, Yearly: false, ["rights", "layers"]);

    /// <inheritdoc/>
    public bool AskedBy(Plan plan) => Rules(plan).Any();

    /// <inheritdoc/>
    public IEnumerable<Finding> Evaluate(CheckInput input)
    {
        if (input.Rights is null)
        {
            return [RightFindings.NoRegister(Info, input, Rules(input.Plan))];
        }
        var places = RightSite.Places(input);
        return new[] { RightKind.Mining, RightKind.Exploration }.SelectMany(kind => Of(input, kind, places));
    }

    private static IEnumerable<RightRule> Rules(Plan plan) => RightScope.RulesOn(plan, "one-per-block").Where(rule => rule.Value is not null);

    private IEnumerable<Finding> Of(CheckInput input, RightKind kind, Dictionary<string, RightPlace> places)
    {
        var rules = Rules(input.Plan).Where(rule => RightScope.IsFor(rule, kind)).ToList();
        var rights = input.Rights!.Where(right => right.Kind == kind && RightLife.Stood(right, input.Year)).OrderBy(right => right.Licence, StringComparer.Ordinal).ToList();
        if (rules.Count == 0 || rights.Count == 0)
        {
            return [];
        }
        var type = RightInBlock.TypeOf(kind);
        var blocks = rights.SelectMany(right => Blocks(input, right, places.GetValueOrDefault(right.Licence), type).Select(block => (Block: block, Right: right))).ToLookup(pair => pair.Block, pair => pair.Right, StringComparer.Ordinal);
        return blocks.Count > 0 || (input.Layers.Contains(type, StringComparer.Ordinal) && rights.TrueForAll(right => places.ContainsKey(right.Licence)))
            ? blocks.Select(block => Judge(input, kind, block.Key, [.. block.Distinct()], rules))
            : [Unknown(input, kind, rules)];
    }

    private static IEnumerable<string> Blocks(CheckInput input, MiningRight right, RightPlace? place, string type) =>
        input.Layers.Contains(type, StringComparer.Ordinal) && place is not null ? place.Overlaps.Where(overlap => overlap.Layer == type && !overlap.Sliver).Select(overlap => overlap.Feature).Distinct(StringComparer.Ordinal)
        : right.Block is not { } block || Exemptions.AreNamedBy(block) ? []
        : [RightSite.ZoneOf(input.Plan, type, block) is { } zone ? zone.Code ?? zone.Name : NameKey.Of(block)];

    private Finding Judge(CheckInput input, RightKind kind, string block, List<MiningRight> rights, List<RightRule> rules)
    {
        // Where a plan speaks of rights and of holders, the number of rights says more.
        var rule = rules.OrderBy(each => each.Counts == Holders).ThenBy(each => each.Value).First();
        var limit = rule.Value!.Value;
        var holders = rule.Counts == Holders;
        var known = rights.Select(right => right.Holder).OfType<string>().Select(NameKey.Of).Distinct(StringComparer.Ordinal).Count();
        var unknown = holders && rights.Exists(right => right.Holder is null) && rights.Count > limit && known <= limit;
        var measured = holders ? Math.Max(known, rights.Count == 0 ? 0 : 1) : rights.Count;
        var (what, names) = (RightFindings.Of(kind), rights.Select(right => right.Licence).ToList());
        var licences = new Text(string.Join('、', names), string.Join(", ", names));
        var over = measured > limit;
        var (counted, countedEn) = holders ? ("主体", "holder(s)") : ("", "right(s)");
        var draft = Draft(input, kind, block, rules) with { Evidence = rights.Select(right => right.Source) };
        return (unknown
            ? draft with
            {
                Status = FindingStatus.NotEvaluable,
                Severity = Severity.M,
                Missing = [HolderField],
                Message = MissingText.Sentence($"区块{block}内有{rights.Count}个{what.Zh}（{licences.Zh}），无法判断是否为同一主体", $"Block {block} has {rights.Count} {what.En}s ({licences.En}); whether they have one holder cannot be said", HolderField),
            }
            : draft with
            {
                Status = over ? FindingStatus.Fail : FindingStatus.Pass,
                Measured = measured,
                Limit = limit,
                Unit = "个",
                Message = over
                    ? new($"区块{block}内有{measured}个{what.Zh}{counted}（{licences.Zh}），规划要求只设{limit:0.######}个，疑似一区多设。", $"Block {block} has {measured} {countedEn} ({licences.En}); the plan allows {limit:0.######}: suspected breach.")
                    : new($"区块{block}内有{measured}个{what.Zh}{counted}，符合规划要求。", $"Block {block} has {measured} {countedEn}, as the plan demands."),
            }).Done();
    }

    private FindingDraft Draft(CheckInput input, RightKind kind, string? block, List<RightRule> rules) => new(Info, input, new("block", Layer: RightInBlock.TypeOf(kind), Feature: block))
    {
        Severity = RightFindings.SeverityOf(Info, rules),
        Citations = RightFindings.Places(rules.Concat(RightScope.RulesOn(input.Plan, "one-mine-one-right").Where(rule => RightScope.IsFor(rule, kind)))),
        Readings = rules.SelectMany(rule => rule.Readings ?? []),
    };

    private Finding Unknown(CheckInput input, RightKind kind, List<RightRule> rules)
    {
        var type = RightInBlock.TypeOf(kind);
        string[] missing = [input.Layers.Contains(type, StringComparer.Ordinal) ? "rights:矿区范围" : $"layer:{type}", "rights:区块编号"];
        return (Draft(input, kind, null, rules) with
        {
            Status = FindingStatus.NotEvaluable,
            Severity = Severity.M,
            Missing = missing,
            Message = MissingText.Sentence($"各{RightFindings.BlockOf(kind).Zh}内有几个{RightFindings.Of(kind).Zh}无法检查", $"How many {RightFindings.Of(kind).En}s each {RightFindings.BlockOf(kind).En} has cannot be checked", missing),
        }).Done();
    }
}
