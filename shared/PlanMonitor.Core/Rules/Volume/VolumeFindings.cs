using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Plans;

namespace PlanMonitor.Core.Rules.Volume;

/// <summary>What several rules on output say alike.</summary>
internal static class VolumeFindings
{
    /// <summary>Without a register nobody knows what a mine may produce.</summary>
    public static Finding NoRegister(RuleInfo rule, CheckInput input) => new FindingDraft(rule, input, new("register", Region: input.Plan.Adcode))
    {
        Status = FindingStatus.NotEvaluable,
        Missing = ["rights"],
        Message = new("没有采矿权登记数据，无法对照许可证检查产量。", "There is no register of mining rights, so no output can be held against a licence."),
    }.Done();

    /// <summary>Where the plan orders the supervision of mines.</summary>
    public static IReadOnlyList<Citation> OnMines(Plan plan) => DutyCitations.Of(plan, "annual-check", "inspection");

    /// <summary>True where the plan has a cap that is handed down year by year, or prints a binding one for each year.</summary>
    public static bool HandsDown(Plan plan) => plan.VolumeControls.Any(control => control.SetBy is not null || control is { Nature: "binding", Time: "annual" });
}
