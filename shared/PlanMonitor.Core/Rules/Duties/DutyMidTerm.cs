using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Plans;

namespace PlanMonitor.Core.Rules.Duties;

/// <summary>The mid-term evaluation (中期评估): once, by its date or the end of the middle year of the period.</summary>
public sealed class DutyMidTerm : IRule
{
    private const string Topic = "mid-term";

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new("duty.mid-term", new("规划期过半须完成中期评估", "The plan is evaluated at the middle of its period"), Severity.M, Yearly: false, ["duties"]);

    /// <inheritdoc/>
    public bool AskedBy(Plan plan) => DutyCheck.Asks(plan, Topic);

    /// <inheritdoc/>
    public IEnumerable<Finding> Evaluate(CheckInput input) => DutyCheck.Run(Info, input, Topic, new("规划中期评估", "Mid-term evaluation of the plan"));
}
