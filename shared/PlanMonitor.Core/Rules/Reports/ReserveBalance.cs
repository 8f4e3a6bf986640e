using PlanMonitor.Core.Quantities;
using PlanMonitor.Core.Reserves;

namespace PlanMonitor.Core.Rules.Reports;

/// <summary>A year's reserves (储量年报) in the unit of the opening figure.</summary>
/// <param name="Opening">年初保有.</param>
/// <param name="Closing">年末保有.</param>
/// <param name="Mined">年采出.</param>
/// <param name="Lost">损失量; null if not given.</param>
/// <param name="Explored">勘查增减; null if not given.</param>
/// <param name="Recalculated">重算增减; null if not given.</param>
/// <param name="Step">The last place of the most precise figure: figures are rounded to it.</param>
/// <param name="Terms">How many figures the identity has.</param>
internal sealed record ReserveBalance(decimal Opening, decimal Closing, decimal Mined, decimal? Lost, decimal? Explored, decimal? Recalculated, decimal Step, int Terms)
{
    /// <summary>期初 - 采出 - 损失 + 增减, what the closing figure should be.</summary>
    public decimal Expected => Opening - Mined - (Lost ?? 0) + (Explored ?? 0) + (Recalculated ?? 0);

    /// <summary>Half of the last place for each figure: rounding alone differs by no more.</summary>
    public decimal Tolerance => Step / 2 * Terms;

    /// <summary>The balance of a row; null where its units do not convert into each other.</summary>
    public static ReserveBalance? Of(ReserveYear row)
    {
        var unit = row.Opening.Unit;
        var all = All(row);
        if (!all.TrueForAll(amount => amount.In(unit).Ok))
        {
            return null;
        }
        decimal? In(Quantity? amount) => amount?.In(unit).Value.Value;
        return new(row.Opening.Value, In(row.Closing)!.Value, In(row.Mined)!.Value, In(row.Lost), In(row.Explored), In(row.Recalculated), StepOf(row, unit), all.Count);
    }

    /// <summary>The last place of the most precise figure of a row, in a unit: a spreadsheet cuts zeros at the end, so that round numbers say least.</summary>
    public static decimal StepOf(ReserveYear row, Unit unit) => All(row).Where(amount => amount.In(unit).Ok).Min(amount => StepOf(amount, unit));

    private static List<Quantity> All(ReserveYear row) => [row.Opening, row.Closing, row.Mined, .. new[] { row.Lost, row.Explored, row.Recalculated }.OfType<Quantity>()];

    private static decimal StepOf(Quantity amount, Unit unit)
    {
        // Dividing by one with all its zeros takes those at the end away.
        var step = 1m;
        for (var places = (amount.Value / 1.0000000000000000000000000000m).Scale; places > 0; places--)
        {
            step /= 10;
        }
        return step * amount.Unit.Factor / unit.Factor;
    }
}
