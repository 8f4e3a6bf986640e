using PlanMonitor.Core.Names;
using PlanMonitor.Core.Rates;
using PlanMonitor.Core.Sources;
using PlanMonitor.Services.Ingest.Reports;
using PlanMonitor.Services.Ingest.Tabular;

namespace PlanMonitor.Services.Ingest.Rates;

/// <summary>Reads the three rates (三率) from CSV or XLSX.</summary>
public static class RateTable
{
    private static readonly TableKind<ThreeRates> Kind = new()
    {
        Columns = RateColumns.Template.Columns,
        Required = (_, context) => MineHead.Required(context),
        Subject = ReportColumns.Licence,
        Read = Read,
        Key = row => (row.Licence, row.Year, row.Mineral),
        TwoRows = "rates.two-rows",
        SourceOf = row => row.Source,
        WithSource = (row, source) => row with { Source = source },
    };

    /// <summary>The rates of a file in percent: 88.5 or 88.5%. A row has at least one rate.</summary>
    public static TableResult<ThreeRates> Read(string fileName, byte[] content, string sha256, ReadContext context) => TableReader.Read(Kind, fileName, content, sha256, context);

    private static ThreeRates? Read(RowReader row, Source source)
    {
        var head = MineHead.Of(row);
        var mining = new Rate(Percent(row, RateColumns.Mining), Percent(row, RateColumns.MiningRequired));
        var processing = new Rate(Percent(row, RateColumns.Processing), Percent(row, RateColumns.ProcessingRequired));
        var utilisation = new Rate(Percent(row, RateColumns.Utilisation), Percent(row, RateColumns.UtilisationRequired));
        var water = new Rate(Percent(row, RateColumns.WaterReuse), Percent(row, RateColumns.WaterReuseRequired));
        if (!row.Failed && water.Actual is null && mining.Actual is null && processing.Actual is null && utilisation.Actual is null)
        {
            row.Report("rates.none", RateColumns.Mining, null);
        }
        if (row.Failed || head is null)
        {
            return null;
        }
        row.RemarkUnknownMine(ReportColumns.Licence, head.Licence);
        return new(head.Licence, head.Year, head.Mineral, head.MineralName, mining, processing, utilisation, source) { WaterReuse = water == new Rate(null, null) ? null : water };
    }

    private static decimal? Percent(RowReader row, Column column)
    {
        if (row.Text(column) is not { } text)
        {
            return null;
        }
        var plain = HalfWidth.Fold(text).Trim();
        if (row.NotNegative(column, plain.TrimEnd('%')) is not { } percent)
        {
            return null;
        }
        if (percent > 100)
        {
            row.Report("rates.range", column, text);
            return null;
        }
        if (percent is > 0 and <= 1 && !plain.EndsWith('%'))
        {
            // 0.88 is a fraction far more often than a percentage; which of the two is not for us to say.
            row.Report("rates.doubtful", column, text);
            return null;
        }
        return percent;
    }
}
