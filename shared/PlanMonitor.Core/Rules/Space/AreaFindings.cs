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
        var rules = Concerning(ground, candidates);
        return rules.Count == 0 ? [] : Crossings(ground, layer, rules) is { Count: > 0 } crossings ? crossings : [Kept(ground, ground.Subject(layer), [layer], rules)];
    }

    /// <summary>One finding per feature of any of the layers that the ground covers, else one that it keeps off all of them; nothing where no rule concerns it.</summary>
    public IEnumerable<Finding> Judge(Ground ground, IReadOnlyList<(string Layer, IReadOnlyList<SpatialRule> Rules)> layers)
    {
        var concerning = layers.Select(each => (each.Layer, Rules: Concerning(ground, each.Rules))).Where(each => each.Rules.Count > 0).ToList();
        var crossings = concerning.SelectMany(each => Crossings(ground, each.Layer, each.Rules)).ToList();
        return concerning.Count == 0 || crossings.Count > 0 ? crossings
            : [Kept(ground, ground.Subject(), [.. concerning.Select(each => each.Layer)], [.. concerning.SelectMany(each => each.Rules).Distinct()])];
    }

    private List<SpatialRule> Concerning(Ground ground, IEnumerable<SpatialRule> candidates) => [.. candidates.Where(rule => AreaRules.Concerns(Input, ground, rule))];

    private List<Finding> Crossings(Ground ground, string layer, List<SpatialRule> rules) =>
        [.. ground.On(layer).Select(overlap => AreaRules.WantDate(Input, ground, rules) ? Undated(ground, overlap, rules) : Crossed(ground, overlap, rules))];

    private FindingDraft Draft(Ground ground, IReadOnlyList<SpatialRule> rules, decimal covered, Subject subject) => new(Rule, Input, subject)
    {
        Measured = covered,
        Limit = 0,
        Unit = "平方米",
        Citations = [.. rules.Select(rule => rule.Citation)],
        Evidence = [ground.Source],
    };

    private Finding Kept(Ground ground, Subject subject, IReadOnlyList<string> layers, IReadOnlyList<SpatialRule> rules) =>
        (Draft(ground, rules, 0, subject) with { Status = FindingStatus.Pass, Message = ground.KeepsOff(layers) }).Done();

    private Finding Undated(Ground ground, Overlap overlap, IReadOnlyList<SpatialRule> rules) => (Draft(ground, rules, overlap.AreaM2, ground.Subject(overlap.Layer, overlap.Feature)) with
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
        return (Draft(ground, rules, overlap.AreaM2, ground.Subject(overlap.Layer, overlap.Feature)) with
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
