using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Rights;

namespace PlanMonitor.Core.Rules.Scale;

/// <summary>A small mine on a large deposit (大矿小开), where the plan prohibits it or wants scale and reserves to match; and the reserves that the plan asks of a zone.</summary>
public sealed class ScaleMismatch : IRule
{
    private static readonly Text What = new("开采规模与资源储量规模相适应的要求", "match of scale and reserves");

    private static readonly string[] SizeMissing = ["rights:矿山规模"];

    private static readonly string[] DepositMissing = ["rights:矿床规模"];

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new("scale.mismatch", new("开采规模与资源储量规模相适应，不得大矿小开", "Scale and reserves match; no small mine on a large deposit"), Severity.H, Yearly: false, ["rights", "layers"]);

    /// <inheritdoc/>
    public bool AskedBy(Plan plan) => plan.ScaleRules.Any(IsMatch) || ReserveFloor.AskedBy(plan);

    /// <inheritdoc/>
    public IEnumerable<Finding> Evaluate(CheckInput input) =>
        ScaleFindings.OfRights(Info, input, right => Judge(input, right)).Concat(ReserveFloor.Evaluate(Info, input));

    private static bool IsMatch(ScaleRule rule) => rule is { Topic: "size-match", Strength: "prohibited" or "required" };

    private IEnumerable<Finding> Judge(CheckInput input, MiningRight right)
    {
        var rules = input.Plan.ScaleRules.Where(rule => IsMatch(rule) && ScaleFindings.IsFor(input, rule, right) && MineAges.Concerns(rule.MinesKind, right, input.Plan)).ToList();
        if (rules.Count == 0)
        {
            yield break;
        }
        var prohibited = rules.FindAll(rule => rule.Strength == "prohibited");
        var strictest = prohibited.Count > 0 ? prohibited : rules;
        var draft = ScaleFindings.Draft(Info, input, right) with
        {
            Severity = prohibited.Count > 0 ? Severity.H : Severity.M,
            Citations = [.. strictest.SelectMany(rule => (IEnumerable<Citation>)[rule.Citation, .. rule.Also ?? []])],
        };
        var (mine, deposit) = (right.SizeClass, right.DepositClass);
        // Nothing is larger than a large mine, and no mine is too small for a small deposit.
        if ((mine is null && deposit != SizeClass.Small) || (deposit is null && mine != SizeClass.Large))
        {
            yield return draft.Without(right, What, [.. mine is null ? SizeMissing : [], .. deposit is null ? DepositMissing : []]);
            yield break;
        }
        var small = deposit > mine;
        var sized = (draft with
        {
            Status = small ? FindingStatus.Fail : FindingStatus.Pass,
            Message = small
                ? new(
                    $"{right.MineName}矿床规模为{deposit!.Value.Zh()}，矿山规模为{mine!.Value.Zh()}，疑似{(prohibited.Count > 0 ? "大矿小开" : "开采规模与资源储量规模不相适应")}。",
                    $"{right.MineName}: a {mine.Value.En()} mine on a {deposit.Value.En()} deposit, suspected {(prohibited.Count > 0 ? "to be too small a mine for it" : "not to match its reserves")}.")
                : new($"{right.MineName}矿山规模与矿床规模相适应。", $"{right.MineName}: the size of the mine matches the deposit."),
        });
        yield return rules.TrueForAll(rule => rule.MinesKind == "new") ? sized.DoneForNew(right, What) : sized.Done();
    }
}
