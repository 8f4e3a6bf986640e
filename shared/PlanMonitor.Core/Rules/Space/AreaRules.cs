using PlanMonitor.Core.Footprints;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Rights;

namespace PlanMonitor.Core.Rules.Space;

/// <summary>Which of a plan's rules on areas concern which ground, and what they weigh.</summary>
internal static class AreaRules
{
    /// <summary>True for a rule on what happens on the ground.</summary>
    public static bool IsOnMining(SpatialRule rule) => rule.Activity is "mining" or "exploration-and-mining" or "new-mine";

    /// <summary>True for a rule on where rights may lie: new ones, or those that exist.</summary>
    public static bool IsOnRights(SpatialRule rule) => rule.Strength != "encouraged" && (rule.Activity is "right-placement" or "exploration" || IsOnMining(rule));

    /// <summary>True where a rule names a layer of that kind, or a wider one.</summary>
    public static bool Names(SpatialRule rule, string kind) => rule.Layers.Any(layer => LayerKind.IsWithin(kind, layer));

    /// <summary>
    /// True where a rule concerns that ground. A rule on new mines concerns those whose right begins in the plan's period, and footprints without a right; one for certain
    /// minerals those whose own right is for one of them. A right is concerned where it was granted in the period or nobody knows when, and where the text speaks of existing ones.
    /// </summary>
    public static bool Concerns(CheckInput input, Ground ground, SpatialRule rule) => IsForItsMineral(input, ground, rule) && (ground.IsFootprint
        ? IsOnMining(rule) && (rule.Activity != "new-mine" || ground.Right?.GrantedInPeriod(input.Plan) != false)
        : IsOnExistingOnes(ground.Right!, rule) || (IsForItsKind(ground.Right!.Kind, rule.Activity) && ground.Right.GrantedInPeriod(input.Plan) != false));

    /// <summary>True where the rules concern the right only if it was granted in the plan's period, and nobody knows when it was.</summary>
    public static bool WantDate(CheckInput input, Ground ground, IReadOnlyList<SpatialRule> rules) =>
        !ground.IsFootprint && ground.Right!.GrantedInPeriod(input.Plan) is null && rules.All(rule => !IsOnExistingOnes(ground.Right!, rule));

    /// <summary>What a text prohibits outright rests on no reading, even where another rule on the same area does.</summary>
    public static IReadOnlyList<SpatialRule> Strictest(IReadOnlyList<SpatialRule> rules) =>
        rules.Where(rule => rule.Strength == "prohibited").ToList() is { Count: > 0 } prohibited ? prohibited : rules;

    /// <summary>True where the text allows it on some condition only to be checked by a person; 限制 that is read as a ban is one.</summary>
    public static bool IsConditional(SpatialRule rule) => rule.Strength is "conditional" or "encouraged" || (rule is { Strength: "restricted", Readings: null or [] });

    /// <summary>The exception for minerals that applies to the mineral of the ground's own right, or null.</summary>
    public static RuleException? Exception(CheckInput input, Ground ground, IReadOnlyList<SpatialRule> rules) => ground.Right is not { } right ? null
        : rules.SelectMany(rule => rule.Exceptions).FirstOrDefault(exception => IsOneOf(input, right.Mineral, exception.Minerals ?? []));

    /// <summary>Exceptions that no data decides are named, so that a person can.</summary>
    public static Text Others(IReadOnlyList<SpatialRule> rules)
    {
        var others = rules.SelectMany(rule => rule.Exceptions).Where(exception => exception.Minerals is null or []).Select(exception => exception.Text).Distinct(StringComparer.Ordinal).ToList();
        return others.Count == 0 ? new("", "") : new($"规划另有例外：{string.Join('；', others)}，请核实。", $" The plan also excepts: {string.Join("; ", others)}.");
    }

    /// <summary>True where a mineral is one of those, or of their kind.</summary>
    public static bool IsOneOf(CheckInput input, string mineral, IReadOnlyList<string> names) =>
        names.Any(name => input.Minerals.Find(name) is { } known && input.Minerals.IsWithin(mineral, known.Code));

    private static bool IsForItsMineral(CheckInput input, Ground ground, SpatialRule rule) =>
        rule.Minerals is null or [] || (ground.Right is { } right && rule.MineralCodes.Any(code => input.Minerals.IsWithin(right.Mineral, code)));

    private static bool IsOnExistingOnes(MiningRight right, SpatialRule rule) => rule.Concerns == "existing-rights" && right.Kind == RightKind.Mining;

    private static bool IsForItsKind(RightKind kind, string activity) => activity switch
    {
        "right-placement" or "exploration-and-mining" => true,
        "exploration" => kind == RightKind.Exploration,
        _ => kind == RightKind.Mining,
    };
}
