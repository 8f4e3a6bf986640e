using PlanMonitor.Core.Names;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Rights;

namespace PlanMonitor.Core.Rules.Rights;

/// <summary>Exceptions that a plan grants and that the register claims for a right, in its kind of grant or in 区块编号.</summary>
internal static class Exemptions
{
    // How registers name the conditions that plan data knows.
    private static readonly (string Condition, string[] Words)[] Words =
    [
        ("exploration-converted", ["探转采", "探矿权转采矿权"]),
        ("depth-or-upper-part", ["深部", "上部"]),
        ("integration", ["整合"]),
        ("existing-right", ["井巷", "巷道"]),
        ("public-survey", ["财政"]),
        ("approved", ["论证", "报批", "批准"]),
    ];

    /// <summary>The first of these exceptions that a right claims and that is not withheld from its mineral; null for none.</summary>
    public static RuleException? Claimed(CheckInput input, MiningRight right, IEnumerable<RuleException> exceptions) =>
        exceptions.FirstOrDefault(exception => IsClaimed(right, exception.Condition) && IsFor(input, right, exception));

    /// <summary>True where 区块编号 names an exception and not a block.</summary>
    public static bool AreNamedBy(string block) => Words.Any(known => Holds(block, known));

    private static bool IsClaimed(MiningRight right, string? condition) =>
        (condition == "integration" && right.Grant == GrantKind.Integration)
        || (right.Block is not null && Words.Any(known => known.Condition == condition && Holds(right.Block, known)));

    private static bool Holds(string block, (string Condition, string[] Words) known) =>
        known.Words.Append(known.Condition).Any(word => NameKey.Of(block).Contains(word, StringComparison.Ordinal));

    private static bool IsFor(CheckInput input, MiningRight right, RuleException exception) =>
        (exception.Minerals is null or [] || RightScope.IsNamed(input.Minerals, exception.Minerals, right.Mineral)) && !RightScope.IsNamed(input.Minerals, exception.ExcludedMinerals, right.Mineral);
}
