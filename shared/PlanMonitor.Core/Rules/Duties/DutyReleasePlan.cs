using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Plans;

namespace PlanMonitor.Core.Rules.Duties;

/// <summary>The yearly plans for the release of rights to explore and to mine (探矿权, 采矿权投放年度计划).</summary>
public sealed class DutyReleasePlan : IRule
{
    private const string Topic = "release-plan";

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new("duty.release-plan", new("每年制定矿业权投放计划", "A plan for the release of rights is made every year"), Severity.M, Yearly: true, ["duties"]);

    /// <inheritdoc/>
    public bool AskedBy(Plan plan) => DutyCheck.Asks(plan, Topic);

    /// <inheritdoc/>
    public IEnumerable<Finding> Evaluate(CheckInput input) => DutyCheck.Run(Info, input, Topic, new("矿业权投放计划", "Plan for the release of rights"));
}
