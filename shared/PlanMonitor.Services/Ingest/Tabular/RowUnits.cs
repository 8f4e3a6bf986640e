using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Quantities;

namespace PlanMonitor.Services.Ingest.Tabular;

/// <summary>Units of a row.</summary>
internal static class RowUnits
{
    /// <summary>
    /// The unit of a figure: of its header, else of the unit column, which must not disagree. Null with the problem written down where none is given though one is
    /// <paramref name="needed"/>, or where it is not known or does not fit.
    /// </summary>
    public static Unit? UnitOf(this RowReader row, Column column, Column? unitColumn, bool needed, UnitRule rule)
    {
        var header = row.Map.UnitOf(column);
        if (unitColumn is null || row.Text(unitColumn) is not { } text)
        {
            if (header is null && needed && unitColumn is not null)
            {
                row.Report("table.missing-value", unitColumn, null);
            }
            return header is null ? null : row.Fitting(header, column, column, header.Symbol, rule);
        }
        if (!Unit.Parse(text, row.Line, row.Map.HeaderOf(unitColumn)).TryGet(out var unit, out var problem))
        {
            row.Report(problem);
            return null;
        }
        if (header is not null && header != unit)
        {
            row.ReportTwice(column, unitColumn, text, header);
            return null;
        }
        return row.Fitting(unit, column, unitColumn, text, rule);
    }

    /// <summary>
    /// The unit where it fits the figure of a column; the scale of a mine may leave out 年, which the column says already.
    /// <paramref name="place"/> is where the unit was read, <paramref name="text"/> how it was written.
    /// </summary>
    public static Unit? Fitting(this RowReader row, Unit unit, Column column, Column place, string text, UnitRule rule)
    {
        if (rule.Dimensions.Contains(unit.Dimension))
        {
            return unit;
        }
        if (rule.Dimensions.Contains(Dimension.MassPerYear) && unit.Dimension is Dimension.Mass or Dimension.Volume && Unit.Parse(unit.Symbol + "/年").TryGet(out var perYear, out _))
        {
            return perYear;
        }
        row.Report(Problem.Of("table.unit-unfit", row.Line, row.Map.HeaderOf(place), text, ("figure", row.Map.HeaderOf(column)), ("units", rule.Examples)).WithLists());
        return null;
    }

    /// <summary>Writes down that two places state different units of one figure.</summary>
    public static void ReportTwice(this RowReader row, Column column, Column place, string text, Unit other) =>
        row.Report("table.unit-twice", place, text, ("figure", row.Map.HeaderOf(column)), ("other", other.Symbol));
}
