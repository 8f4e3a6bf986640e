using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Footprints;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Rights;

namespace PlanMonitor.Core.Rules.Space;

/// <summary>
/// Construction does not cover deposits and reserve areas (压覆重要矿产资源), as far as rights and footprints show: a right with a large or medium deposit that a construction
/// project covers, or ground that lies both in such a project and in a deposit's area.
/// </summary>
public sealed class SpaceStrategicCover : IRule
{
    private const string Cover = "strategic-cover";

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new("space.strategic-cover", new("建设项目不得压覆重要矿产资源和矿产资源储备区", "Construction does not cover deposits and reserve areas"), Severity.H, Yearly: false, ["footprints", "layers", "rights"]);

    /// <inheritdoc/>
    public bool AskedBy(Plan plan) => RulesOf(plan).Count > 0;

    /// <inheritdoc/>
    public IEnumerable<Finding> Evaluate(CheckInput input)
    {
        if (!input.Layers.Contains(Cover, StringComparer.Ordinal))
        {
            return [SpaceInput.Without(Info, input, new("layer", Layer: Cover), $"layer:{Cover}")];
        }
        var rules = RulesOf(input.Plan);
        string[] named = [.. rules.SelectMany(rule => rule.Layers).Where(layer => layer != "other").Distinct(StringComparer.Ordinal)];
        string[] deposits = [.. named.Intersect(input.Layers, StringComparer.Ordinal)];
        IEnumerable<Finding> lacking = HeldRights.Lacks(Info, input) is { } finding ? [finding] : [];
        var footprints = (input.Footprints ?? []).Select(site => Ground.Of(input, site)).Where(ground => ground.On(Cover).Any());
        var rights = HeldRights.Of(input).Select(held => Ground.Of(held.Right, held.Place));
        IEnumerable<Finding> On(IEnumerable<Ground> grounds) => grounds.SelectMany(ground => Judge(input, rules, ground, named, deposits));
        return On(footprints).Concat(lacking).Concat(On(rights));
    }

    private static List<SpatialRule> RulesOf(Plan plan) => [.. plan.SpatialRules.Where(rule => rule.Activity == "covering")];

    private IEnumerable<Finding> Judge(CheckInput input, List<SpatialRule> rules, Ground ground, string[] named, string[] deposits)
    {
        var covers = ground.On(Cover).ToList();
        return covers.Count == 0
            ? [(Draft(input, rules, ground, null) with { Status = FindingStatus.Pass, Measured = 0, Message = ground.KeepsOff(Cover) }).Done()]
            : covers.Select(cover => Judge(input, rules, ground, cover, named, deposits));
    }

    private Finding Judge(CheckInput input, List<SpatialRule> rules, Ground ground, Overlap cover, string[] named, string[] deposits)
    {
        var draft = Draft(input, rules, ground, cover.Feature);
        if (!ground.IsFootprint && ground.Right!.DepositClass is SizeClass.Large or SizeClass.Medium)
        {
            var size = ground.Right!.DepositClass == SizeClass.Large ? new Text("大型", "large") : new Text("中型", "medium");
            return Covered(draft, rules, cover.AreaM2, new($"{ground.Covers(cover).Zh}，其矿床规模为{size.Zh}", $"{ground.Covers(cover).En}, over a {size.En} deposit"));
        }
        if (SharedArea.Of(ground, cover, deposits) is { } area)
        {
            var deposit = $"{LayerKind.Zh(area.One.Layer)}（{area.One.Feature}）";
            return area.IsProven(ground)
                ? Covered(draft, rules, area.LeastM2, new(
                    $"从{ground.Name.Zh}的位置看，{LayerKind.Zh(Cover)}（{cover.Feature}）与{deposit}至少重叠{Mu.Of(area.LeastM2)}亩",
                    $"By the place of {ground.Name.En}, {Cover} {cover.Feature} lies over at least {Mu.Of(area.LeastM2)} mu of {area.One.Layer} {area.One.Feature}"))
                : (draft with
                {
                    Status = FindingStatus.Warn,
                    Severity = Severity.M,
                    Measured = 0,
                    Message = new(
                        $"{ground.Name.Zh}既位于{LayerKind.Zh(Cover)}（{cover.Feature}），又位于{deposit}，是否压覆请核实。",
                        $"{ground.Name.En} lies in {Cover} {cover.Feature} and in {area.One.Layer} {area.One.Feature}: check whether the deposit is covered."),
                }).Done();
        }
        string[] missing = [.. named.Except(deposits, StringComparer.Ordinal).Select(layer => $"layer:{layer}")];
        return missing.Length > 0
            ? (draft with
            {
                Status = FindingStatus.NotEvaluable,
                Severity = Severity.M,
                Missing = missing,
                Message = MissingText.Sentence($"{ground.Covers(cover).Zh}；没有重要矿产地的图层，不能判断是否压覆", $"{ground.Covers(cover).En}; without the deposits nobody can say whether one is covered", missing),
            }).Done()
            : (draft with { Status = FindingStatus.Pass, Measured = 0, Message = new($"{ground.Covers(cover).Zh}，不涉及重要矿产地和储备区。", $"{ground.Covers(cover).En}, away from deposits and reserve areas.") }).Done();
    }

    // What the text allows after a report or an approval is for a person to check.
    private Finding Covered(FindingDraft draft, List<SpatialRule> rules, decimal squareMetres, Text what)
    {
        var strictest = AreaRules.Strictest(rules);
        var others = AreaRules.Others(rules);
        var conditional = strictest.All(AreaRules.IsConditional);
        var texts = string.Join('；', rules.Select(rule => rule.Text).Distinct(StringComparer.Ordinal));
        return (draft with
        {
            Status = conditional ? FindingStatus.Warn : FindingStatus.Fail,
            Severity = strictest[0].Strength == "prohibited" ? Info.Severity : Severity.M,
            Measured = squareMetres,
            Readings = strictest.SelectMany(rule => rule.Readings ?? []),
            Message = conditional
                ? new($"{what.Zh}；规划要求：{texts}。请核实。", $"{what.En}; the plan sets conditions ({texts}): check.")
                : new($"{what.Zh}，疑似压覆重要矿产资源。{others.Zh}", $"{what.En}: suspected covering of a deposit.{others.En}"),
        }).Done();
    }

    private FindingDraft Draft(CheckInput input, List<SpatialRule> rules, Ground ground, string? feature) => new(Info, input, ground.Subject(Cover, feature))
    {
        Limit = 0,
        Unit = "平方米",
        Citations = [.. rules.Select(rule => rule.Citation)],
        Evidence = [ground.Source],
    };
}
