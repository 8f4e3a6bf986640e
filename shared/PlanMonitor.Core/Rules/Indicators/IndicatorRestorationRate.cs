using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Names;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Quantities;

namespace PlanMonitor.Core.Rules.Indicators;

/// <summary>
/// The area restored up to the year over the area due (治理率, 复垦率): of legacy mines, or of the closed mines of one mineral. What was restored before the period counts as far as it was uploaded.
/// </summary>
public sealed class IndicatorRestorationRate : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new("indicator.restoration-rate", new("矿山治理率、复垦率达到规划目标", "The share of mined land that was restored reaches the plan's figure"), Severity.H, Yearly: false, ["restoration"]);

    /// <inheritdoc/>
    public bool AskedBy(Plan plan) => plan.Indicators.Any(indicator => indicator.Category == "restoration-rate");

    /// <inheritdoc/>
    public IEnumerable<Finding> Evaluate(CheckInput input) => !input.Plan.Period.Contains(input.Year) ? []
        : Target.Of(input.Plan, "restoration-rate").Select(target =>
            Verdict.Of(Info, input, target, Count(input, target), Wording.AtEnd(input, new($"{target.Region}{target.Name}", $"Share of the area due that was restored in {target.Region} ({target.Name})"))).Done());

    private static Tally Count(CheckInput input, Target target)
    {
        if (input.Restoration is null)
        {
            return Tally.Nothing("restoration");
        }
        var rows = input.Restoration.Where(row => row.Year <= input.Year && RegionCode.Within(row.Region, target.RegionCode)).ToList();
        var own = target.MineralCode is { } mineral
            ? rows.Where(row => row.Mineral is not null && input.Minerals.IsWithin(row.Mineral, mineral)).ToList()
            : rows.Where(row => LegacyRows.IsLegacy(input.Plan, row) == true).ToList();
        var doubtful = target.MineralCode is null && rows.Exists(row => LegacyRows.IsLegacy(input.Plan, row) is null);
        if (own.Count == 0)
        {
            return Tally.Nothing(target.MineralCode is not null && rows.Count > 0 ? "restoration:矿种" : doubtful ? LegacyRows.KindField : $"restoration:{input.Year}");
        }
        var (due, lacking) = LegacyRows.Due(own, Unit.Hectare);
        if (due == 0)
        {
            return Tally.Nothing("restoration:应治理面积") with { Evidence = [.. own.Select(row => row.Source)] };
        }
        var share = Tally.Percent(LegacyRows.Sum(own.Except(lacking).Select(row => row.Restored), Unit.Hectare), due);
        var gaps = Gaps.Of(input, "restoration", input.Restoration.Select(row => row.Year));
        string[] missing = [.. lacking.Count > 0 ? ["restoration:应治理面积"] : Array.Empty<string>(), .. doubtful ? [LegacyRows.KindField] : Array.Empty<string>(), .. gaps];
        // What is restored can only grow with more rows, what is due as well: only where each row says what is due is the share a lower bound.
        return new(share, lacking.Count > 0 || doubtful ? 0 : share, missing.Length > 0 ? null : share, [.. own.Select(row => row.Source)], missing);
    }
}
