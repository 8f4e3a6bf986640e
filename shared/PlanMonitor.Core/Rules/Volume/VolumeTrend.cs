using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Quantities;

namespace PlanMonitor.Core.Rules.Volume;

/// <summary>
/// Where a plan wants output to go: a multiple of the base year, up, down, as it is, at full capacity, or above a printed floor.
/// Expected figures of the horizon year fail there and warn before it; a direction without a figure only ever warns.
/// </summary>
public sealed class VolumeTrend : IRule
{
    /// <inheritdoc/>
    public RuleInfo Info { get; } = new("volume.trend", new("产量走向符合规划导向", "Output goes where the plan wants it to go"), Severity.M, Yearly: true, ["reports", "rights"]);

    /// <inheritdoc/>
    public bool AskedBy(Plan plan) => plan.VolumeDirections.Count > 0 || FloorLimits(plan).Any();

    /// <inheritdoc/>
    public IEnumerable<Finding> Evaluate(CheckInput input) => !input.Plan.Period.Contains(input.Year) ? []
        : input.Plan.VolumeDirections.Where(direction => direction.MineralCode is not null)
            .Where(direction => direction.Trend != "keep" || !HasMultiple(input.Plan, direction))
            .GroupBy(direction => (direction.MineralCode, direction.Trend))
            .Select(same => Judge(input, same.First(), [.. same.Select(direction => direction.Citation)]))
            .Concat(FloorLimits(input.Plan).Select(floor => Judge(input, floor)));

    // Where a plan both wants a mineral steady and prints a multiple for it, the figure says more.
    private static bool HasMultiple(Plan plan, VolumeDirection direction) =>
        plan.VolumeDirections.Any(other => other.MineralCode == direction.MineralCode && other.Trend == "multiple-of-base");

    private static IEnumerable<Indicator> FloorLimits(Plan plan) =>
        plan.Indicators.Where(indicator => indicator is { Category: "output", MineralCode: not null, Value: not null, Unit: not null, Comparator: ">=" or ">" });

    private Finding Judge(CheckInput input, VolumeDirection direction, IReadOnlyList<Citation> citations)
    {
        var draft = new FindingDraft(Info, input, new($"trend:{direction.Trend}", direction.Mineral)) { Citations = citations };
        if (direction.Trend == "full-capacity")
        {
            return FullCapacity(draft, input, direction).Done();
        }
        if (Trend.Of(input, direction.MineralCode!, direction.Mineral) is not { } trend)
        {
            return NotEvaluable(draft, input, direction.Mineral, "reports").Done();
        }
        if (trend.Base is not { } before)
        {
            return NotEvaluable(draft, input, direction.Mineral, $"reports:{input.Plan.Period.Base}").Done();
        }
        return TrendVerdict.Of(draft, input, direction, trend, before).Done();
    }

    private Finding Judge(CheckInput input, Indicator floor)
    {
        var draft = new FindingDraft(Info, input, new("trend:floor", floor.Mineral, floor.Region)) { Citations = [floor.Citation, .. floor.Also ?? []], Readings = floor.Readings ?? [] };
        if (Trend.Of(input, floor.MineralCode!, floor.Mineral!) is not { } trend)
        {
            return NotEvaluable(draft, input, floor.Mineral!, "reports").Done();
        }
        var wanted = new Quantity(floor.Value!.Value, LimitFigure.YearlyUnit(floor.Unit!), Basis.NotSaid);
        return wanted.In(trend.Unit).TryGet(out var limit, out _)
            ? TrendVerdict.Against(draft, input, floor.Mineral!, trend, limit.Value, $"规划目标{wanted}", $"the plan's {wanted}").Done()
            : NotEvaluable(draft, input, floor.Mineral!, "reports:体重").Done();
    }

    private static FindingDraft FullCapacity(FindingDraft draft, CheckInput input, VolumeDirection direction)
    {
        var rights = (input.Rights ?? []).Where(right => right.IsActiveIn(input.Year) && input.Minerals.IsWithin(right.Mineral, direction.MineralCode!)).ToList();
        if (Trend.Of(input, direction.MineralCode!, direction.Mineral) is not { } trend)
        {
            return NotEvaluable(draft, input, direction.Mineral, "reports");
        }
        var scales = rights.ConvertAll(right => right.Scale is { } scale && Unit.Parse(scale.Unit.Symbol.Replace("/年", "", StringComparison.Ordinal)).TryGet(out var unit, out _)
            && new Quantity(scale.Value, unit, scale.Basis).In(trend.Unit).TryGet(out var year, out _) ? (decimal?)year.Value : null);
        if (rights.Count == 0 || scales.Exists(scale => scale is null))
        {
            return NotEvaluable(draft, input, direction.Mineral, input.Rights is null ? "rights" : "rights:生产规模");
        }
        var capacity = scales.Sum(scale => scale!.Value);
        return TrendVerdict.Against(draft with { Evidence = rights.Select(right => right.Source) }, input, direction.Mineral, trend, capacity, $"证载规模合计{capacity:0.######}{trend.Unit}", $"the licensed scales of {capacity:0.######} {trend.Unit} in all");
    }

    private static FindingDraft NotEvaluable(FindingDraft draft, CheckInput input, string mineral, string missing) => draft with
    {
        Status = FindingStatus.NotEvaluable,
        Missing = [missing],
        Message = MissingText.Sentence($"{input.Year}年{mineral}产量的走向无法判断", $"Where the output of {mineral} goes in {input.Year} cannot be said", missing),
    };
}
