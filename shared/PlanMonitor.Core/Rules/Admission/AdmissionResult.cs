using PlanMonitor.Core.Findings;

namespace PlanMonitor.Core.Rules.Admission;

/// <summary>Whether a plan would allow a right.</summary>
public enum Allowed
{
    /// <summary>No rule is broken.</summary>
    Yes,

    /// <summary>At least one rule is broken.</summary>
    No,

    /// <summary>None is broken as far as can be said, and not everything can be said.</summary>
    NotEvaluable,
}

/// <summary>What the rules say of a right that does not exist yet: the shape of <c>admit --json</c>.</summary>
/// <param name="Allowed">The answer.</param>
/// <param name="Findings">What it rests on: findings about the right, and findings about others that it changes.</param>
public sealed record AdmissionResult(Allowed Allowed, IReadOnlyList<Finding> Findings)
{
    /// <summary>
    /// Holds a right against the rules that judge rights (<see cref="RuleInfo.JudgesRights"/>) by evaluating them without and with it in the register. Kept are the findings whose subject
    /// is the right, alone or as one of a pair, and those about a zone, a block or a number of rights that the right makes come out otherwise.
    /// </summary>
    /// <param name="before">The input as it is.</param>
    /// <param name="after">The same with the right in the register.</param>
    /// <param name="licence">The right.</param>
    /// <param name="rules">The rules to ask, for example <see cref="RuleCatalogue.All"/>.</param>
    public static AdmissionResult Of(CheckInput before, CheckInput after, string licence, IReadOnlyList<IRule> rules)
    {
        var asked = rules.Where(rule => rule.Info.JudgesRights && rule.AskedBy(after.Plan)).ToList();
        // Against an empty register where there is none: what nobody could say without it is no doing of the right.
        var known = asked.SelectMany(rule => rule.Evaluate(before with { Rights = before.Rights ?? [] })).ToDictionary(finding => finding.Id, StringComparer.Ordinal);
        var findings = asked
            .SelectMany(rule => rule.Evaluate(after).OrderBy(finding => finding.Subject.Key, StringComparer.Ordinal))
            .Where(finding => finding.Subject.Right == licence || finding.Subject.Feature == licence || IsChanged(known.GetValueOrDefault(finding.Id), finding))
            .ToList();
        return new(Answer(findings, before.Rights is not null), findings);
    }

    private static bool IsChanged(Finding? before, Finding after) =>
        before is null || (before.Status, before.Measured, before.Limit) != (after.Status, after.Measured, after.Limit);

    // Where nobody uploaded a register, no one can say what the right would stand beside.
    private static Allowed Answer(List<Finding> findings, bool register) =>
        findings.Exists(finding => finding.Status == FindingStatus.Fail) ? Allowed.No
        : findings.Exists(finding => finding.Status == FindingStatus.NotEvaluable) || !register ? Allowed.NotEvaluable
        : Allowed.Yes;
}
