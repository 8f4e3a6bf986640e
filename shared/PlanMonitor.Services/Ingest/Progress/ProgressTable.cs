using PlanMonitor.Core.Progress;
using PlanMonitor.Core.Quantities;
using PlanMonitor.Core.Sources;
using PlanMonitor.Services.Ingest.Reports;
using PlanMonitor.Services.Ingest.Tabular;

namespace PlanMonitor.Services.Ingest.Progress;

/// <summary>Reads reports of a month or a quarter (月报, 季报) from CSV or XLSX.</summary>
public static class ProgressTable
{
    private const int Months = 12;
    private const int Quarters = 4;
    private const int MonthsOfQuarter = Months / Quarters;

    private static readonly TableKind<MineProgress> Kind = new()
    {
        Columns = ProgressColumns.Template.Columns,
        Required = (_, context) => MineHead.Required(context, ProgressColumns.Output),
        Subject = ReportColumns.Licence,
        Read = Read,
        Key = row => (row.Licence, row.Year, row.FromMonth, row.ToMonth, row.Mineral),
        TwoRows = "progress.two-rows",
        SourceOf = row => row.Source,
        WithSource = (row, source) => row with { Source = source },
    };

    /// <summary>The reports of a file: each for one month or for one quarter.</summary>
    public static TableResult<MineProgress> Read(string fileName, byte[] content, string sha256, ReadContext context) => TableReader.Read(Kind, fileName, content, sha256, context);

    private static MineProgress? Read(RowReader row, Source source)
    {
        var head = MineHead.Of(row);
        var time = Time(row);
        var output = row.RequiredMeasured(ProgressColumns.Output, ReportColumns.Unit, row.Basis(ReportColumns.Basis) ?? Basis.RawOre, UnitRule.Output);
        if (row.Failed || head is null || time is not var (from, to) || output is null)
        {
            return null;
        }
        row.RemarkUnknownMine(ReportColumns.Licence, head.Licence);
        return new(head.Licence, head.Year, from, to, head.Mineral, head.MineralName, output, source);
    }

    private static (int From, int To)? Time(RowReader row)
    {
        var month = row.Whole(ProgressColumns.Month, 1, Months, "月份");
        var quarter = row.Whole(ProgressColumns.Quarter, 1, Quarters, "季度");
        if (row.Text(ProgressColumns.Month) is null == row.Text(ProgressColumns.Quarter) is null)
        {
            row.Report("progress.time", ProgressColumns.Month, row.Text(ProgressColumns.Month));
            return null;
        }
        return month is { } only ? (only, only) : quarter is { } number ? (((number - 1) * MonthsOfQuarter) + 1, number * MonthsOfQuarter) : null;
    }
}
