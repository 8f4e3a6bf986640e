using PlanMonitor.Core.Names;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Rights;

namespace PlanMonitor.Core.Rules.Rights;

/// <summary>Which rights a rule of a plan is about.</summary>
internal static class RightScope
{
    private const string ClassPrefix = "class-";

    /// <summary>True where kind, mineral and region of a right are those of a rule.</summary>
    public static bool Concerns(CheckInput input, RightRule rule, MiningRight right) =>
        IsFor(rule, right.Kind) && (rule.MineralCodes.Count == 0 || Covers(input.Minerals, rule.MineralCodes, right.Mineral)) && (rule.RegionCode is null || RegionCode.Within(right.Region, rule.RegionCode));

    /// <summary>True where a rule is for rights of a kind; a rule that names none is for both.</summary>
    public static bool IsFor(RightRule rule, RightKind kind) =>
        rule.RightKind is null or "both" || rule.RightKind == (kind == RightKind.Mining ? "mining" : "exploration");

    /// <summary>True where a mineral is one of these, counts towards one, or is of a class (第一类矿产) that is named.</summary>
    public static bool Covers(MineralCatalogue minerals, IEnumerable<string> codes, string mineral) =>
        codes.Any(code => minerals.IsWithin(mineral, code) || IsOfClass(minerals, code, mineral));

    /// <summary>True where a mineral is one of those that are named.</summary>
    public static bool IsNamed(MineralCatalogue minerals, IReadOnlyList<string>? names, string mineral) =>
        names is not null && Covers(minerals, names.Select(minerals.CodeOf).OfType<string>(), mineral);

    /// <summary>The rules of a plan on a topic.</summary>
    public static IReadOnlyList<RightRule> RulesOn(Plan plan, params string[] topics) => [.. plan.RightRules.Where(rule => topics.Contains(rule.Topic, StringComparer.Ordinal))];

    /// <summary>True where the plan leaves the place of such a right to the concentrated zones (集中开采区) and not to blocks.</summary>
    public static bool IsForZones(CheckInput input, MiningRight right) => RulesOn(input.Plan, "sand-in-zone").Any(rule => Concerns(input, rule, right));

    private static bool IsOfClass(MineralCatalogue minerals, string code, string mineral) =>
        code.StartsWith(ClassPrefix, StringComparison.Ordinal) && minerals.Find(mineral) is { } known && code[ClassPrefix.Length..].Split('-').Contains($"{known.Class}", StringComparer.Ordinal);
}
