using PlanMonitor.Core.Disturbance;
using PlanMonitor.Core.Progress;
using PlanMonitor.Core.Rates;
using PlanMonitor.Core.Reports;
using PlanMonitor.Core.Reserves;

namespace PlanMonitor.Services.Records.Rows;

/// <summary>Reads a value from a row.</summary>
internal delegate T RowReader<out T>(ref RowText row);

/// <summary>The kinds of rows of which a province has hundreds of thousands, their members in the order of their records. Of the other kinds there are few.</summary>
internal static class RowReaders
{
    /// <summary>Annual reports (年报).</summary>
    public static MineYear Report(ref RowText row) => new(
        row.Text("licence"), row.Text("mineName"), row.Whole("year"), row.Text("region"), row.Text("mineral"), row.Text("mineralName"), row.Quantity("output"), row.QuantityOrNull("concentrate"),
        row.Decimal("concentrateGrade"), row.Decimal("feedGrade"), row.Decimal("recovery"), row.QuantityOrNull("fed"), row.Source("source"));

    /// <summary>Reserves (储量年报).</summary>
    public static ReserveYear Reserve(ref RowText row) => new(
        row.Text("licence"), row.Whole("year"), row.Text("mineral"), row.Text("mineralName"), row.Quantity("opening"), row.Quantity("mined"), row.QuantityOrNull("lost"),
        row.QuantityOrNull("explored"), row.QuantityOrNull("recalculated"), row.Quantity("closing"), row.Source("source"));

    /// <summary>三率.</summary>
    public static ThreeRates Rates(ref RowText row) => new(
        row.Text("licence"), row.Whole("year"), row.Text("mineral"), row.Text("mineralName"), row.Rate("mining"), row.Rate("processing"), row.Rate("utilisation"), row.Source("source"))
    {
        WaterReuse = row.RateOrNull("waterReuse"),
    };

    /// <summary>Months and quarters (月报, 季报).</summary>
    public static MineProgress Progress(ref RowText row)
    {
        var progress = new MineProgress(
            row.Text("licence"), row.Whole("year"), row.Whole("fromMonth"), row.Whole("toMonth"), row.Text("mineral"), row.Text("mineralName"), row.Quantity("output"), row.Source("source"));
        row.Flag("isQuarter");
        return progress;
    }

    /// <summary>损毁与治理.</summary>
    public static DisturbedLand Disturbance(ref RowText row) =>
        new(row.Text("licence"), row.Whole("year"), row.Quantity("disturbed"), row.Quantity("restored"), row.Source("source"));
}
