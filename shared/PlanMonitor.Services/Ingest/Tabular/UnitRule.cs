using PlanMonitor.Core.Quantities;

namespace PlanMonitor.Services.Ingest.Tabular;

/// <summary>Which units fit a column and how much is too much.</summary>
/// <param name="Dimensions">What the column measures.</param>
/// <param name="Examples">Units to name where another was written.</param>
/// <param name="Largest">Largest value that is taken, in tonnes or cubic metres.</param>
internal sealed record UnitRule(IReadOnlyList<Dimension> Dimensions, string Examples, decimal Largest)
{
    /// <summary>What one mine brings up in a year: the largest mines of the world stay below a billion tonnes.</summary>
    public static readonly UnitRule Output = new([Dimension.Mass, Dimension.Volume], "吨、万吨、千克、立方米、万立方米", 1_000_000_000m);

    /// <summary>A cap for a province or less.</summary>
    public static readonly UnitRule Quota = Output with { Largest = 10_000_000_000m };

    /// <summary>The scale of one mine (生产规模), by year or by day.</summary>
    public static readonly UnitRule Scale = new(
        [Dimension.MassPerYear, Dimension.VolumePerYear, Dimension.MassPerDay, Dimension.VolumePerDay], "万吨/年、吨/年、万立方米/年、立方米/年、吨/日、立方米/日", 1_000_000_000m);
}

/// <summary>Units of a row.</summary>
internal static class RowUnits
{
    /// <summary>
    /// The unit of a figure: of its header, else of the unit column, which must not disagree. Null with the problem written down where none is given, known or fitting;
    /// where there is no figure nothing is written down about a missing unit.
    /// </summary>
    public static Unit? UnitOf(this RowReader row, Column column, Column? unitColumn, bool hasFigure, UnitRule rule)
    {
        var header = row.Map.UnitOf(column);
        var text = unitColumn is null ? null : row.Text(unitColumn);
        if (text is null)
        {
            if (header is null && hasFigure && unitColumn is not null)
            {
                row.Report("table.missing-value", unitColumn, null);
            }
            return header is null ? null : row.Fitting(header, column, header.Symbol, rule);
        }
        if (!Unit.Parse(text, row.Line, row.Map.HeaderOf(unitColumn!)).TryGet(out var unit, out var problem))
        {
            row.Report(problem);
            return null;
        }
        if (header is not null && header != unit)
        {
            row.Report("table.unit-twice", column, text, ("header", header.Symbol));
            return null;
        }
        return row.Fitting(unit, column, text, rule);
    }

    /// <summary>The unit where it fits the column; the scale of a mine may leave out 年, which the column says already.</summary>
    public static Unit? Fitting(this RowReader row, Unit unit, Column column, string text, UnitRule rule)
    {
        if (rule.Dimensions.Contains(unit.Dimension))
        {
            return unit;
        }
        if (rule.Dimensions.Contains(Dimension.MassPerYear) && unit.Dimension is Dimension.Mass or Dimension.Volume && Unit.Parse(unit.Symbol + "/年").TryGet(out var perYear, out _))
        {
            return perYear;
        }
        row.Report("table.unit-unfit", column, text, ("units", rule.Examples));
        return null;
    }
}
