using PlanMonitor.Core.Discoveries;
using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Names;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Rights;

namespace PlanMonitor.Core.Rules.Indicators;

/// <summary>Deposits found over the period (新发现矿产地) of at least the size that the plan names.</summary>
public sealed class IndicatorDeposits : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new("indicator.deposits", new("新发现矿产地达到规划目标", "Deposits found over the period reach the plan's figure"), Severity.M, Yearly: false, ["discoveries"]);

    /// <inheritdoc/>
    public bool AskedBy(Plan plan) => plan.Indicators.Any(indicator => indicator.Category == "deposits");

    /// <inheritdoc/>
    public IEnumerable<Finding> Evaluate(CheckInput input)
    {
        if (!input.Plan.Period.Contains(input.Year))
        {
            return [];
        }
        var rows = (input.Discoveries ?? []).Where(row => row.Year >= input.Plan.Period.From && row.Year <= input.Year).ToList();
        var gaps = Gaps.Of(input, "discoveries", rows.Select(row => row.Year));
        return Target.Of(input.Plan, "deposits").Select(target =>
        {
            var noun = new Messages.Text($"{target.Region}{target.Name}", $"{(SizeClasses.Of(target.LeastSize) is null ? "Deposits" : $"Deposits of {target.LeastSize} size or more")} found in {target.Region}");
            return Verdict.Of(Info, input, target, Count(input, target, rows, gaps), Wording.Total(input, noun)).Done();
        });
    }

    private static Tally Count(CheckInput input, Target target, List<Discovery> rows, IReadOnlyList<string> gaps)
    {
        if (input.Discoveries is null)
        {
            return Tally.Nothing("discoveries");
        }
        if (rows.Count == 0)
        {
            return Tally.Nothing([.. gaps]);
        }
        var own = rows
            .Where(row => row.Deposits > 0 && RegionCode.Within(row.Region, target.RegionCode) && (target.MineralCode is null || input.Minerals.IsWithin(row.Mineral, target.MineralCode)))
            .ToList();
        var least = SizeClasses.Of(target.LeastSize);
        var sure = own.Where(row => least is null || row.DepositClass >= least).Sum(row => row.Deposits!.Value);
        var doubtful = own.Where(row => least is not null && row.DepositClass is null).Sum(row => row.Deposits!.Value);
        return Tally.Sum(sure, doubtful, [.. own.Select(row => row.Source)], doubtful > 0 ? ["discoveries:矿产地规模"] : [], gaps);
    }
}
