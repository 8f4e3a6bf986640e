using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Rights;

namespace PlanMonitor.Core.Rules.Rights;

/// <summary>
/// A new right is backed by enough exploration: a mining right by the stage that the plan names (详查以上); an exploration right by no lower stage than its block's
/// (不得降低勘查阶段), where the plan prints one.
/// </summary>
public sealed class RightStage : IRule
{
    private static readonly Text What = new("勘查程度无法检查", "its stage of exploration cannot be checked");

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new("right.stage", new("新设矿业权的勘查程度达到规划要求", "New rights reach the stage of exploration that the plan demands"), Severity.H, Yearly: false, ["rights"]);

    /// <inheritdoc/>
    public bool AskedBy(Plan plan) => RightScope.RulesOn(plan, "stage").Count > 0;

    /// <inheritdoc/>
    public IEnumerable<Finding> Evaluate(CheckInput input)
    {
        var rules = RightScope.RulesOn(input.Plan, "stage");
        return input.Rights is null
            ? [RightFindings.NoRegister(Info, input, rules)]
            : from right in input.Rights
              where RightLife.MayStand(right, input.Year) && RightLife.IsNew(right, input.Plan.Period) != false
              let rule = rules.FirstOrDefault(rule => RightScope.Concerns(input, rule, right))
              where rule is not null
              select Judge(input, rule, right);
    }

    private Finding Judge(CheckInput input, RightRule rule, MiningRight right)
    {
        var draft = RightFindings.About(Info, input, right, [rule]);
        var name = RightFindings.Name(right);
        if ((rule.Exceptions ?? []).FirstOrDefault(exception => RightScope.IsNamed(input.Minerals, exception.Minerals, right.Mineral)) is { } exempt)
        {
            return (draft with { Status = FindingStatus.Pass, Message = new($"{name.Zh}适用规划的例外：{exempt.Text}。", $"{name.En} falls under an exception of the plan: {exempt.Text}.") }).Done();
        }
        var least = StageOf(rule.Stage) ?? StageOf(ZoneOf(input, right)?.Stage);
        string[] missing =
        [
            .. RightLife.IsNew(right, input.Plan.Period) is null ? ["rights:有效期起"] : Array.Empty<string>(),
            .. right.Stage is null ? ["rights:勘查程度"] : Array.Empty<string>(),
            .. least is not null ? Array.Empty<string>() : [right.Block is null ? "rights:区块编号" : "plan:区块勘查阶段"],
        ];
        if (missing.Length > 0)
        {
            return draft.NotEvaluable(right, What, missing);
        }
        var (has, wanted) = (Zh(right.Stage!.Value), Zh(least!.Value));
        var low = right.Stage < least;
        return (draft with
        {
            Status = low ? FindingStatus.Fail : FindingStatus.Pass,
            Message = low
                ? new($"规划期内设立的{name.Zh}勘查程度为{has}，低于规划要求的{wanted}，疑似不符合。", $"{name.En}, granted in the period, is explored to the stage {has}, below the {wanted} that the plan demands: suspected breach.")
                : new($"{name.Zh}勘查程度为{has}，达到规划要求的{wanted}。", $"{name.En} is explored to the stage {has}; the plan demands {wanted}."),
        }).Done();
    }

    private static Zone? ZoneOf(CheckInput input, MiningRight right) => right.Block is { } block ? RightSite.ZoneOf(input.Plan, RightInBlock.TypeOf(right.Kind), block) : null;

    private static ExplorationStage? StageOf(string? word) => word switch
    {
        "preliminary" or "预查" => ExplorationStage.Preliminary,
        "reconnaissance" or "普查" => ExplorationStage.Reconnaissance,
        "general" or "详查" => ExplorationStage.General,
        "detailed" or "勘探" => ExplorationStage.Detailed,
        _ => null,
    };

    private static string Zh(ExplorationStage stage) =>
        stage switch { ExplorationStage.Preliminary => "预查", ExplorationStage.Reconnaissance => "普查", ExplorationStage.General => "详查", _ => "勘探" };
}
