using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Rights;

namespace PlanMonitor.Core.Rules.Indicators;

/// <summary>The share of large and medium mines (大中型矿山比例) at the end of the period, by the size that the register gives to each mine.</summary>
public sealed class IndicatorLargeMediumShare : IRule
{
    private const string Size = "rights:矿山规模";

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new("indicator.large-medium-share", new("大中型矿山比例达到规划目标", "The share of large and medium mines reaches the plan's figure"), Severity.M, Yearly: false, ["rights"]);

    /// <inheritdoc/>
    public bool AskedBy(Plan plan) => plan.Indicators.Any(indicator => indicator.Category == "large-medium-share");

    /// <inheritdoc/>
    public IEnumerable<Finding> Evaluate(CheckInput input) => !input.Plan.Period.Contains(input.Year) ? []
        : Target.Of(input.Plan, "large-medium-share").Select(target =>
            Verdict.Of(Info, input, target, Count(input, target), Wording.AtEnd(input, new($"{target.Region}大中型矿山比例", $"Share of large and medium mines in {target.Region}"))).Done());

    private static Tally Count(CheckInput input, Target target)
    {
        if (input.Rights is null)
        {
            return Tally.Nothing("rights");
        }
        var held = CountedRights.Of(input, target);
        var unknown = held.Count(right => right.SizeClass is null);
        string[] missing = [.. unknown > 0 || held.Count == 0 ? [held.Count == 0 ? "rights" : Size] : Array.Empty<string>(), .. Gaps.Rejected(input, "rights")];
        return Tally.Share(
            held.Count(right => right.SizeClass is SizeClass.Large or SizeClass.Medium), held.Count(right => right.SizeClass == SizeClass.Small), unknown, [.. held.Select(right => right.Source)], missing);
    }
}
