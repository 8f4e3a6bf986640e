using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Rights;

namespace PlanMonitor.Core.Rules.Rights;

/// <summary>What the rules on rights say alike.</summary>
internal static class RightFindings
{
    /// <summary>Without a register nothing can be said of any right.</summary>
    public static Finding NoRegister(RuleInfo rule, CheckInput input, IEnumerable<RightRule> rules) => new FindingDraft(rule, input, new("register", Region: input.Plan.Adcode))
    {
        Status = FindingStatus.NotEvaluable,
        Severity = Severity.M,
        Citations = Places(rules),
        Missing = ["rights"],
        Message = new($"没有矿业权登记数据，“{rule.Title.Zh}”无法检查。", $"There is no register of rights, so this cannot be checked: {rule.Title.En}."),
    }.Done();

    /// <summary>A finding about one right in the making.</summary>
    public static FindingDraft About(RuleInfo rule, CheckInput input, MiningRight right, IReadOnlyList<RightRule> rules) => new(rule, input, new("right", Right: right.Licence))
    {
        Severity = SeverityOf(rule, rules),
        Citations = Places(rules),
        Readings = rules.SelectMany(each => each.Readings ?? []),
        Evidence = [right.Source],
    };

    /// <summary>That a finding cannot be made, and which data would mend it.</summary>
    public static Finding NotEvaluable(this FindingDraft draft, MiningRight right, Text what, params string[] missing) => (draft with
    {
        Status = FindingStatus.NotEvaluable,
        Severity = Severity.M,
        Measured = null,
        Limit = null,
        Unit = null,
        Missing = missing,
        Message = MissingText.Sentence(Name(right).Zh + what.Zh, $"{Name(right).En}: {what.En}", missing),
    }).Done();

    /// <summary>Mine and licence.</summary>
    public static Text Name(MiningRight right) => new($"{right.MineName}（{right.Licence}）", $"{right.MineName} ({right.Licence})");

    /// <summary>采矿权 or 探矿权.</summary>
    public static Text Of(RightKind kind) => kind == RightKind.Mining ? new("采矿权", "mining right") : new("探矿权", "exploration right");

    /// <summary>A mining right or an exploration right.</summary>
    public static string A(RightKind kind) => kind == RightKind.Mining ? "a mining right" : "an exploration right";

    /// <summary>开采规划区块 or 勘查规划区块.</summary>
    public static Text BlockOf(RightKind kind) => kind == RightKind.Mining ? new("开采规划区块", "mining block") : new("勘查规划区块", "exploration block");

    /// <summary>What a breach weighs: as much as the rule may where a text demands or forbids outright, else M.</summary>
    public static Severity SeverityOf(RuleInfo rule, IEnumerable<RightRule> rules) => rules.Any(IsOutright) ? rule.Severity : rule.Severity < Severity.M ? rule.Severity : Severity.M;

    /// <summary>True for 应, 必须, 不得, 严禁; false for 原则上, 限制, 经论证.</summary>
    public static bool IsOutright(RightRule rule) => rule.Strength is "required" or "prohibited";

    /// <summary>Where the rules stand.</summary>
    public static IReadOnlyList<Citation> Places(IEnumerable<RightRule> rules) => [.. rules.SelectMany(rule => (rule.Also ?? []).Prepend(rule.Citation)).Distinct()];
}
