using PlanMonitor.Core.Findings;

namespace PlanMonitor.Core.Rules.Space;

/// <summary>What the rules about space need before they can say anything.</summary>
internal static class SpaceInput
{
    /// <summary>A finding that names what is missing, or null where footprints and boundaries are there.</summary>
    public static Finding? Lacks(RuleInfo rule, CheckInput input) =>
        input.Footprints is null ? Without(rule, input, new("footprint"), "footprints")
        : input.Rights is null || input.Rights.All(right => right.Boundary is null) ? Without(rule, input, new("footprint"), "rights:boundary")
        : null;

    /// <summary>Not evaluable for want of some data.</summary>
    public static Finding Without(RuleInfo rule, CheckInput input, Subject subject, string missing) => new FindingDraft(rule, input, subject)
    {
        Status = FindingStatus.NotEvaluable,
        Severity = Severity.M,
        Missing = [missing],
        Message = new($"缺少数据：{MissingText.Of(missing).Zh}，无法检查。", $"Cannot be checked without {MissingText.Of(missing).En}."),
    }.Done();
}
