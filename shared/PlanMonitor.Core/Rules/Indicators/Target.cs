using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Quantities;

namespace PlanMonitor.Core.Rules.Indicators;

/// <summary>What the plan wants of one quantity: an indicator, or several that print figures for the same (规划指标).</summary>
/// <param name="Id">Id of the first item.</param>
/// <param name="Key">Key of the quantity; words that compare with the base year are a target of their own.</param>
/// <param name="Name">Name as printed.</param>
/// <param name="Mineral">Name as printed; null where it is about none.</param>
/// <param name="MineralCode">Its code.</param>
/// <param name="Region">Name as printed.</param>
/// <param name="RegionCode">Its code.</param>
/// <param name="Goals">The figures, the easiest to keep first; empty where neither text nor reading gives one.</param>
/// <param name="Binding">True where the plan calls it binding (约束性).</param>
/// <param name="Due">Day from which it is judged.</param>
/// <param name="LeastSize">For deposits: large, medium or small; null where every size counts.</param>
/// <param name="Citations">Places in the plan.</param>
/// <param name="Readings">Readings that it rests on.</param>
internal sealed record Target(
    string Id, string Key, string Name, string? Mineral, string? MineralCode, string Region, string RegionCode, IReadOnlyList<Goal> Goals, bool Binding, DateOnly Due, string? LeastSize,
    IReadOnlyList<Citation> Citations, IReadOnlyList<string> Readings)
{
    private const int December = 12;
    private const int LastOfDecember = 31;
    private const decimal Hundred = 100;

    /// <summary>What a finding about it is about.</summary>
    public Subject Subject => new(Key, Mineral, Region);

    /// <summary>True where a check of that year and day judges it; before that day it passes or warns.</summary>
    public bool IsDue(CheckInput input) => input.Year >= Due.Year && input.AsOf >= Due;

    /// <summary>The last day of the horizon year (目标年).</summary>
    public static DateOnly Horizon(Plan plan) => new(plan.Period.Horizon, December, LastOfDecember);

    /// <summary>The targets of a plan in some categories of its indicators, in order of key, mineral and region.</summary>
    public static IReadOnlyList<Target> Of(Plan plan, params string[] categories) =>
        [.. plan.Indicators.Where(indicator => categories.Contains(indicator.Category))
            .GroupBy(indicator => (Key: KeyOf(indicator), indicator.MineralCode, Region: indicator.RegionCode ?? plan.Adcode))
            .OrderBy(same => same.Key.Key, StringComparer.Ordinal).ThenBy(same => same.Key.MineralCode, StringComparer.Ordinal).ThenBy(same => same.Key.Region, StringComparer.Ordinal)
            .Select(same => Together(plan, same.Key.Key, same.Key.Region, [.. same]))];

    /// <summary>Figures in the unit of the first, in the order in which they are kept most easily; one that measures something else is left out.</summary>
    public static IReadOnlyList<Goal> InOrder(IEnumerable<Goal> goals)
    {
        var all = goals.ToList();
        var same = all.Select(goal => goal.Amount.In(all[0].Amount.Unit).TryGet(out var amount, out _) ? goal with { Amount = amount } : null).OfType<Goal>();
        return all is [{ Floor: true }, ..] ? [.. same.OrderBy(goal => goal.Value)] : [.. same.OrderByDescending(goal => goal.Value)];
    }

    private static Target Together(Plan plan, string key, string region, IReadOnlyList<Indicator> same)
    {
        var first = same[0];
        var due = same.Select(indicator => PartialDate.LastDay(indicator.DueDate)).FirstOrDefault(day => day is not null) ?? Horizon(plan);
        return new(
            first.Id, key, first.Name, first.Mineral, first.MineralCode, first.Region ?? plan.Adcode, region, InOrder(same.Select(indicator => GoalOf(plan, indicator)).OfType<Goal>().Distinct()),
            same.Any(indicator => indicator.Nature == "binding"), due, first.LeastSize,
            [.. same.SelectMany(indicator => (indicator.Also ?? []).Prepend(indicator.Citation)), .. same.SelectMany(indicator => BaseOf(plan, indicator)).Select(figure => figure.Citation)],
            [.. same.SelectMany(indicator => indicator.Readings ?? []).Distinct(StringComparer.Ordinal)]);
    }

    private static string KeyOf(Indicator indicator) => (indicator.Figure ?? indicator.Id) + (indicator.Than is null ? "" : ":base");

    private static Goal? GoalOf(Plan plan, Indicator indicator)
    {
        if (indicator.Than is { } than)
        {
            return BaseOf(plan, indicator) switch
            {
                [{ Value: { } value, Unit: { } unit }] => new(new(value, Unit.Parse(unit).Value, Basis.None), than.Comparator is ">" or ">=", Strict: than.Comparator is "<" or ">", OfBase: true),
                [{ Value: { } part }, { Value: { } whole }] when whole != 0 =>
                    new(new(decimal.Round(part / whole * Hundred, 6), Unit.Percent, Basis.None), than.Comparator is ">" or ">=", Strict: than.Comparator is "<" or ">", OfBase: true),
                _ => null,
            };
        }
        var (number, symbol) = indicator.ReadAs is { } read ? (read.Value, read.Unit) : (indicator.Value, indicator.Unit);
        return number is null || symbol is null || indicator.Direction is not ("cap" or "floor")
            ? null
            : new(new(number.Value, Unit.Parse(symbol).Value, BasisOf(indicator)), indicator.Direction == "floor", indicator.Comparator == "about", indicator.Comparator is "<" or ">");
    }

    private static IReadOnlyList<BaseFigure> BaseOf(Plan plan, Indicator indicator) => indicator.Than is { Base: { } id } than
        ? [.. new[] { id, than.Of }.OfType<string>().Select(each => plan.BasePeriod.FirstOrDefault(figure => figure.Id == each)).OfType<BaseFigure>()]
        : [];

    private static Basis BasisOf(Indicator indicator) => indicator.Basis switch
    {
        null => Basis.None,
        "not-said" => Basis.NotSaid,
        "raw-ore" => Basis.RawOre,
        "metal" => new(BasisKind.Metal),
        "oxide" => new(BasisKind.Oxide),
        "mineral" => new(BasisKind.Mineral),
        "raw-coal" => new(BasisKind.RawCoal),
        "stone" => new(BasisKind.Stone),
        "concentrate" => new(BasisKind.Concentrate, indicator.Grade),
        _ => new(BasisKind.OreAtGrade, indicator.Grade),
    };
}
