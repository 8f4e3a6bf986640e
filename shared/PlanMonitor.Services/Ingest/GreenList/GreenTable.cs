using PlanMonitor.Core.GreenList;
using PlanMonitor.Core.Sources;
using PlanMonitor.Services.Ingest.Reports;
using PlanMonitor.Services.Ingest.Tabular;

namespace PlanMonitor.Services.Ingest.GreenList;

/// <summary>Reads the lists of green mines (绿色矿山名录) from CSV or XLSX.</summary>
public static class GreenTable
{
    private static readonly WordList<GreenLevel> Levels = new(
        (GreenLevel.National, ["国家级", "国家", "national"]), (GreenLevel.Provincial, ["省级", "省", "provincial"]), (GreenLevel.City, ["市级", "市", "city"]));

    private static readonly TableKind<GreenMine> Kind = new()
    {
        Columns = GreenColumns.Template.Columns,
        Required = (_, _) => [ReportColumns.Licence, GreenColumns.Level, GreenColumns.Listed],
        Subject = ReportColumns.Licence,
        Read = Read,
        Key = row => (row.Licence, row.Level, row.Listed),
        TwoRows = "greenlist.two-rows",
        SourceOf = row => row.Source,
        WithSource = (row, source) => row with { Source = source },
    };

    /// <summary>The green mines of a file; one that was taken off a list has the day when it was.</summary>
    public static TableResult<GreenMine> Read(string fileName, byte[] content, string sha256, ReadContext context) => TableReader.Read(Kind, fileName, content, sha256, context);

    private static GreenMine? Read(RowReader row, Source source)
    {
        var (licence, level) = (row.Licence(ReportColumns.Licence), row.RequiredWord(GreenColumns.Level, Levels));
        var listed = row.Required(GreenColumns.Listed) is null ? null : row.Day(GreenColumns.Listed);
        var removed = row.Day(GreenColumns.Removed);
        if (removed < listed)
        {
            row.Report("greenlist.dates-reversed", GreenColumns.Removed, null, ("from", $"{listed:yyyy-MM-dd}"), ("to", $"{removed:yyyy-MM-dd}"));
        }
        if (row.Failed || licence is null || level is null || listed is null)
        {
            return null;
        }
        row.RemarkUnknownMine(ReportColumns.Licence, licence);
        return new(licence, level.Value, listed.Value, removed, source);
    }
}
