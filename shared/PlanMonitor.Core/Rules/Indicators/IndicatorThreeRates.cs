using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Rates;

namespace PlanMonitor.Core.Rules.Indicators;

/// <summary>The share of mines that meet the three rates (三率达标率): mining recovery, processing recovery and utilisation no lower than required.</summary>
public sealed class IndicatorThreeRates : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new("indicator.three-rates", new("矿山“三率”达标率达到规划目标", "The share of mines that meet the three rates reaches the plan's figure"), Severity.M, Yearly: false, ["rates", "rights", "reports"]);

    /// <inheritdoc/>
    public bool AskedBy(Plan plan) => plan.Indicators.Any(indicator => indicator.Category == "three-rates");

    /// <inheritdoc/>
    public IEnumerable<Finding> Evaluate(CheckInput input) => !input.Plan.Period.Contains(input.Year) ? []
        : Target.Of(input.Plan, "three-rates").Select(target =>
            Verdict.Of(Info, input, target, RateShare.Of(input, target, Rates), Wording.InYear(input, new($"{target.Region}矿山“三率”达标率", $"Share of mines in {target.Region} that meet the three rates"))).Done());

    private static IEnumerable<(string Column, Rate Rate)> Rates(ThreeRates row) => [("开采回采率", row.Mining), ("选矿回收率", row.Processing), ("综合利用率", row.Utilisation)];
}
