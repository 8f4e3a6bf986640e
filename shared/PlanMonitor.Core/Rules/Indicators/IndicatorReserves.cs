using PlanMonitor.Core.Discoveries;
using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Names;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Quantities;
using PlanMonitor.Core.Sources;

namespace PlanMonitor.Core.Rules.Indicators;

/// <summary>Resources added over the period (新增资源量), by mineral and basis: only like is added to like.</summary>
public sealed class IndicatorReserves : IRule
{
    private const string BasisField = "discoveries:计量口径";
    private const string DensityField = "discoveries:体重";

    /// <inheritdoc/>
    public RuleInfo Info { get; } = new("indicator.reserves", new("新增资源储量达到规划目标", "Resources added over the period reach the plan's figure"), Severity.M, Yearly: false, ["discoveries"]);

    /// <inheritdoc/>
    public bool AskedBy(Plan plan) => plan.Indicators.Any(indicator => indicator.Category == "reserves");

    /// <inheritdoc/>
    public IEnumerable<Finding> Evaluate(CheckInput input)
    {
        if (!input.Plan.Period.Contains(input.Year))
        {
            return [];
        }
        var rows = (input.Discoveries ?? []).Where(row => row.Year >= input.Plan.Period.From && row.Year <= input.Year).ToList();
        var gaps = Gaps.Of(input, "discoveries", rows.Select(row => row.Year));
        return Target.Of(input.Plan, "reserves").Select(target => Verdict.Of(Info, input, target, Count(input, target, rows, gaps), Words(input, target)).Done());
    }

    private static Wording Words(CheckInput input, Target target) =>
        Wording.Total(input, new($"{target.Region}新增{target.Mineral}资源储量", $"Resources of {target.Mineral} added in {target.Region}"), target.Goals is [var goal, ..] ? goal.Amount.Basis.Zh : null);

    private static Tally Count(CheckInput input, Target target, List<Discovery> rows, IReadOnlyList<string> gaps)
    {
        if (input.Discoveries is null || target.Goals.Count == 0)
        {
            return Tally.Nothing("discoveries");
        }
        var own = rows.Where(row => row.Added is not null && input.Minerals.IsWithin(row.Mineral, target.MineralCode!) && RegionCode.Within(row.Region, target.RegionCode)).ToList();
        // Where the plan does not say what is weighed, rows that say different things cannot be added up.
        var stated = own.Select(row => row.Added!.Basis.Kind).Where(kind => kind != BasisKind.NotSaid).Distinct().ToList();
        var wanted = target.Goals[0].Amount;
        var (sum, counted, missing) = (0m, new List<Source>(), new List<string>());
        foreach (var row in own)
        {
            var like = wanted.Basis.Kind == BasisKind.NotSaid ? stated.Count <= 1 : row.Added!.Basis.Kind == wanted.Basis.Kind;
            var amount = row.Added!.In(wanted.Unit);
            if (like && amount.Ok)
            {
                sum += amount.Value.Value;
            }
            else
            {
                missing.Add(like ? DensityField : BasisField);
            }
            counted.Add(row.Source);
        }
        return rows.Count == 0 || (own.Count > 0 && missing.Count == own.Count)
            ? Tally.Nothing([.. missing, .. gaps]) with { Evidence = counted }
            : Tally.Sum(decimal.Round(sum, 12), 0, counted, [], [.. missing, .. gaps]);
    }
}
