using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Rates;

namespace PlanMonitor.Core.Rules.Indicators;

/// <summary>The share of mines whose reuse of water (矿业用水复用率) is no lower than what is required of them.</summary>
public sealed class IndicatorReuse : IRule
{
    private const string Column = "矿业用水复用率";

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new("indicator.reuse", new("矿业用水复用率达到管理要求", "Mines reuse as much water as is required of them"), Severity.M, Yearly: false, ["rates", "rights"]);

    /// <inheritdoc/>
    public bool AskedBy(Plan plan) => plan.Indicators.Any(indicator => indicator.Category == "reuse");

    /// <inheritdoc/>
    public IEnumerable<Finding> Evaluate(CheckInput input) => !input.Plan.Period.Contains(input.Year) ? []
        : Target.Of(input.Plan, "reuse").Select(target =>
            Verdict.Of(Info, input, target, RateShare.Of(input, target, Rates, $"rates:{Column}"), Wording.InYear(input, new($"{target.Region}用水复用率达到要求的矿山比例", $"Share of mines in {target.Region} that reuse as much water as required"))).Done());

    private static IEnumerable<(string Column, Rate Rate)> Rates(ThreeRates row) => [(Column, row.WaterReuse ?? new(null, null))];
}
