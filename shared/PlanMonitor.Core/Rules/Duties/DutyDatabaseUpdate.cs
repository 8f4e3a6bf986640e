using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Plans;

namespace PlanMonitor.Core.Rules.Duties;

/// <summary>The yearly update of the plan's database (规划数据库更新). A plan that only says that there shall be a database sets no day.</summary>
public sealed class DutyDatabaseUpdate : IRule
{
    private const string Topic = "database-update";

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new("duty.database-update", new("每年更新规划数据库", "The plan's database is brought up to date every year"), Severity.M, Yearly: true, ["duties"]);

    /// <inheritdoc/>
    public bool AskedBy(Plan plan) => DutyCheck.Asks(plan, Topic);

    /// <inheritdoc/>
    public IEnumerable<Finding> Evaluate(CheckInput input) => DutyCheck.Run(Info, input, Topic, new("规划数据库更新", "Update of the plan's database"));
}
