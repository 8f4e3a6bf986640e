using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Footprints;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Rights;

namespace PlanMonitor.Core.Rules.Space;

/// <summary>Open pits of certain minerals do not widen (露天矿山平面扩大范围), nor are new ones opened: by footprints outside the pits as they were, and by the register.</summary>
public sealed class SpaceOpenPitGrowth : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new("space.open-pit-growth", new("限制矿种不得新建露天矿山、既有露天矿山不得平面扩大范围", "Open pits under restraint do not widen and no new ones open"), Severity.H, Yearly: false, ["footprints", "layers", "rights"]);

    /// <inheritdoc/>
    public bool AskedBy(Plan plan) => RulesOf(plan, "open-pit-growth").Any();

    /// <inheritdoc/>
    public IEnumerable<Finding> Evaluate(CheckInput input) =>
        RulesOf(input.Plan, "open-pit-growth").SelectMany(rule => Footprints(input, rule).Concat(Register(input, rule)));

    private static IEnumerable<SpatialRule> RulesOf(Plan plan, string activity) => plan.SpatialRules.Where(rule => rule.Activity == activity);

    private static bool IsFor(CheckInput input, SpatialRule rule, MiningRight right) => rule.Minerals is null or [] || AreaRules.IsOneOf(input, right.Mineral, rule.Minerals);

    private IEnumerable<Finding> Footprints(CheckInput input, SpatialRule rule)
    {
        if (SpaceInput.Lacks(Info, input) is { } lacking)
        {
            return [lacking];
        }
        var pits = rule.Layers[0];
        var growth = (input.Growth ?? []).ToDictionary(each => each.Right, StringComparer.Ordinal);
        return !input.Layers.Contains(pits, StringComparer.Ordinal) ? [SpaceInput.Without(Info, input, new("layer", Layer: pits), $"layer:{pits}")]
            : from site in input.Footprints
              let right = input.RightOf(site.Facts.Right)
              where right is { Method: not "underground" } && IsFor(input, rule, right)
              select Judge(input, rule, site, right, growth.GetValueOrDefault(right.Licence)?.Into(input.Year)?.Said ?? new("", ""));
    }

    private Finding Judge(CheckInput input, SpatialRule rule, Site site, MiningRight right, Text grown)
    {
        var pits = rule.Layers[0];
        var outside = Math.Max(0, site.Facts.AreaM2 - site.Facts.Overlaps.Where(overlap => overlap.Layer == pits).Sum(overlap => overlap.AreaM2));
        var kept = outside == 0 || OverlapThresholds.IsSliver(outside, site.Facts.AreaM2);
        return (Draft(input, rule, new("footprint", Right: right.Licence, Footprint: site.Id, Layer: pits), right) with
        {
            Status = kept ? FindingStatus.Pass : FindingStatus.Fail,
            Measured = outside,
            Limit = 0,
            Unit = "平方米",
            Evidence = [site.Source, right.Source],
            Message = kept
                ? new($"图斑{site.Facts.Footprint}在{LayerKind.Zh(pits)}范围内。", $"Footprint {site.Facts.Footprint} lies within the pits as they were.")
                : new(
                    $"图斑{site.Facts.Footprint}（采矿权{right.Licence}，{right.MineName}）有{Mu.Of(outside)}亩超出{LayerKind.Zh(pits)}，疑似露天开采平面扩大范围{grown.Zh}。{Mu.Provincial(outside).Zh}",
                    $"{Mu.Of(outside)} mu of footprint {site.Facts.Footprint} (right {right.Licence}, {right.MineName}) lie outside the pits as they were: suspected widening of an open pit{grown.En}.{Mu.Provincial(outside).En}"),
        }).Done();
    }

    private IEnumerable<Finding> Register(CheckInput input, SpatialRule rule) => (input.Rights ?? [])
        .Where(right => right.Kind == RightKind.Mining && right.IsHeldIn(input.Year) && IsFor(input, rule, right))
        .DistinctBy(right => right.Licence, StringComparer.Ordinal)
        .Select(right => Judge(input, rule, right));

    private Finding Judge(CheckInput input, SpatialRule growth, MiningRight right)
    {
        var granted = right.GrantedInPeriod(input.Plan);
        var opening = RulesOf(input.Plan, "open-pit-new").FirstOrDefault(rule => IsFor(input, rule, right));
        var (draft, name) = (Draft(input, opening ?? growth, new("right", Right: right.Licence), right), Ground.NameOf(right));
        FindingDraft Pass(string zh, string en) => draft with { Status = FindingStatus.Pass, Message = new($"{name.Zh}{zh}。", $"{name.En} {en}.") };
        FindingDraft Lacks(string column) => draft with
        {
            Status = FindingStatus.NotEvaluable,
            Severity = Severity.M,
            Missing = [$"rights:{column}"],
            Message = new($"{name.Zh}的登记没有{column}，不能判断是否为新建或扩界的露天矿山。", $"Whether {name.En} is a new or widened open pit cannot be said: the register lacks {column}."),
        };
        return ((right.Method, granted, right.Grant) switch
        {
            ("underground", _, _) => Pass("为地下开采", "is mined underground"),
            (_, false, _) => Pass("在规划期以前设立", "was granted before the plan's period"),
            (null, _, _) => Lacks("开采方式"),
            (_, null, _) => Lacks("首次发证日期"),
            (_, _, GrantKind.Expansion or GrantKind.Integration) => draft with
            {
                Status = FindingStatus.Warn,
                Severity = Severity.M,
                Citations = [growth.Citation],
                Message = new($"{name.Zh}为露天开采，规划期内扩界或整合，请核实平面范围是否扩大。", $"{name.En} is an open pit that was expanded or regrouped in the plan's period: check whether it was widened."),
            },
            _ when opening is null => Pass("不是扩界取得", "was not expanded"),
            _ => draft with { Status = FindingStatus.Fail, Message = new($"{name.Zh}为规划期内新设的露天矿山，疑似违反规划。", $"{name.En} is an open pit granted in the plan's period: suspected breach of the plan.") },
        }).Done();
    }

    private FindingDraft Draft(CheckInput input, SpatialRule rule, Subject subject, MiningRight right) => new(Info, input, subject)
    {
        Severity = rule.Strength == "prohibited" ? Info.Severity : Severity.M,
        Citations = [rule.Citation],
        Readings = rule.Readings ?? [],
        Evidence = [right.Source],
    };
}
