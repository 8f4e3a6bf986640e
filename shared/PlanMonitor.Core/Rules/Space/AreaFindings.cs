using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Footprints;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Plans;

namespace PlanMonitor.Core.Rules.Space;

/// <summary>What a rule finds about ground and the features of one layer.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Input">What it reads.</param>
/// <param name="Breach">How English calls what is breached.</param>
internal sealed record AreaFindings(RuleInfo Rule, CheckInput Input, string Breach)
{
    /// <summary>One finding per feature that the ground covers, else one that it keeps off; nothing where no rule concerns it.</summary>
    public IEnumerable<Finding> Judge(Ground ground, string layer, IEnumerable<SpatialRule> candidates)
    {
        var rules = candidates.Where(rule => AreaRules.Concerns(Input, ground, rule)).ToList();
        if (rules.Count == 0)
        {
            return [];
        }
        var overlaps = ground.On(layer).ToList();
        return overlaps.Count == 0 ? [Kept(ground, layer, rules)]
            : AreaRules.WantDate(Input, ground, rules) ? overlaps.Select(overlap => Undated(ground, overlap, rules))
            : overlaps.Select(overlap => Crossed(ground, overlap, rules));
    }

    private FindingDraft Draft(Ground ground, IReadOnlyList<SpatialRule> rules, decimal covered, string layer, string? feature = null) => new(Rule, Input, ground.Subject(layer, feature))
    {
        Measured = covered,
        Limit = 0,
        Unit = "平方米",
        Citations = [.. rules.Select(rule => rule.Citation)],
        Evidence = [ground.Source],
    };

    private Finding Kept(Ground ground, string layer, IReadOnlyList<SpatialRule> rules) =>
        (Draft(ground, rules, 0, layer) with { Status = FindingStatus.Pass, Message = ground.KeepsOff(layer) }).Done();

    private Finding Undated(Ground ground, Overlap overlap, IReadOnlyList<SpatialRule> rules) => (Draft(ground, rules, overlap.AreaM2, overlap.Layer, overlap.Feature) with
    {
        Status = FindingStatus.NotEvaluable,
        Severity = Severity.M,
        Missing = ["rights:首次发证日期"],
        Message = new(
            $"{ground.Covers(overlap).Zh}；登记没有首次发证日期，不能判断是否为规划期内新设。",
            $"{ground.Covers(overlap).En}; the register does not say when it was first granted, so nobody can say whether it is new in the plan's period."),
    }).Done();

    private Finding Crossed(Ground ground, Overlap overlap, IReadOnlyList<SpatialRule> rules)
    {
        var exception = AreaRules.Exception(Input, ground, rules);
        var strictest = AreaRules.Strictest(rules);
        var conditional = strictest.All(AreaRules.IsConditional);
        return (Draft(ground, rules, overlap.AreaM2, overlap.Layer, overlap.Feature) with
        {
            Status = exception is null && !conditional ? FindingStatus.Fail : FindingStatus.Warn,
            Severity = exception is null && strictest[0].Strength == "prohibited" ? Rule.Severity : Severity.M,
            Readings = strictest.SelectMany(rule => rule.Readings ?? []),
            Message = Said(ground, overlap, rules, exception, conditional),
        }).Done();
    }

    private Text Said(Ground ground, Overlap overlap, IReadOnlyList<SpatialRule> rules, RuleException? exception, bool conditional)
    {
        var (covers, others, province) = (ground.Covers(overlap), AreaRules.Others(rules), ground.Provincial(overlap.AreaM2));
        if (exception is not null)
        {
            return new(
                $"{covers.Zh}；规划规定例外：{exception.Text}，请核实是否适用。", $"{covers.En}; the plan grants an exception ({exception.Text}): check whether it applies.");
        }
        var texts = string.Join('；', rules.Select(rule => rule.Text).Distinct(StringComparer.Ordinal));
        return conditional
            ? new($"{covers.Zh}；规划要求：{texts}。请核实是否符合。{others.Zh}{province.Zh}", $"{covers.En}; the plan sets conditions ({texts}): check whether they are met.{others.En}{province.En}")
            : new($"{covers.Zh}，疑似违反管控要求。{others.Zh}{province.Zh}", $"{covers.En}: suspected breach of {Breach}.{others.En}{province.En}");
    }
}
