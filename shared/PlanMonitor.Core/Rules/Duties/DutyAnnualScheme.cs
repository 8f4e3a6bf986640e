using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Plans;

namespace PlanMonitor.Core.Rules.Duties;

/// <summary>The yearly scheme (年度实施方案) that breaks the plan down: made for each year, by its end.</summary>
public sealed class DutyAnnualScheme : IRule
{
    private const string Topic = "annual-scheme";

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new("duty.annual-scheme", new("每年制定年度实施方案", "A scheme for carrying out the plan is made every year"), Severity.M, Yearly: true, ["duties"]);

    /// <inheritdoc/>
    public bool AskedBy(Plan plan) => DutyCheck.Asks(plan, Topic);

    /// <inheritdoc/>
    public IEnumerable<Finding> Evaluate(CheckInput input) => DutyCheck.Run(Info, input, Topic, new("实施方案", "Implementation scheme"));
}
