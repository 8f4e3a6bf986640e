using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Plans;

namespace PlanMonitor.Core.Rules.Duties;

/// <summary>The yearly report (年度执行情况报告) on how the plan was carried out.</summary>
public sealed class DutyAnnualReport : IRule
{
    private const string Topic = "annual-report";

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new("duty.annual-report", new("每年提交规划执行情况报告", "How the plan was carried out is reported every year"), Severity.M, Yearly: true, ["duties"]);

    /// <inheritdoc/>
    public bool AskedBy(Plan plan) => DutyCheck.Asks(plan, Topic);

    /// <inheritdoc/>
    public IEnumerable<Finding> Evaluate(CheckInput input) => DutyCheck.Run(Info, input, Topic, new("规划执行情况报告", "Report on how the plan was carried out"));
}
