using PlanMonitor.Core.Duties;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Sources;
using PlanMonitor.Services.Ingest.Reports;
using PlanMonitor.Services.Ingest.Tabular;

namespace PlanMonitor.Services.Ingest.Duties;

/// <summary>Reads what authorities did (履职记录) from CSV or XLSX.</summary>
public static class DutyTable
{
    private const int MostTimes = 100_000;

    private static readonly TableKind<DutyRecord> Kind = new()
    {
        Columns = DutyColumns.Template.Columns,
        Required = (_, context) => [DutyColumns.Duty, .. context.Year is null ? [ReportColumns.Year] : Array.Empty<Column>()],
        Subject = DutyColumns.Duty,
        Read = Read,
        Key = row => (row.Duty, row.Year, row.DoneOn, row.Document),
        TwoRows = "duties.two-rows",
        SourceOf = row => row.Source,
        WithSource = (row, source) => row with { Source = source },
    };

    /// <summary>The records of a file; one duty may be done several times in a year.</summary>
    public static TableResult<DutyRecord> Read(string fileName, byte[] content, string sha256, ReadContext context) => TableReader.Read(Kind, fileName, content, sha256, context);

    private static DutyRecord? Read(RowReader row, Source source)
    {
        var (duty, year, doneOn) = (Duty(row), row.Year(ReportColumns.Year), row.Day(CommonCells.DoneOn));
        var times = row.Whole(DutyColumns.Times, 0, MostTimes, "次");
        var document = row.Name(CommonCells.Document, required: false);
        return row.Failed || duty is null || year is null ? null : new(duty, year.Value, doneOn, times ?? 1, document, source);
    }

    private static string? Duty(RowReader row)
    {
        if (row.Name(DutyColumns.Duty) is not { } text)
        {
            return null;
        }
        var duty = DutyTopic.Of(text);
        if (duty is null)
        {
            row.Report(Problem.Of("table.unknown-word", row.Line, row.Map.HeaderOf(DutyColumns.Duty), text, ("words", Lists.Of(DutyTopic.Names))).WithLists());
        }
        return duty;
    }
}
