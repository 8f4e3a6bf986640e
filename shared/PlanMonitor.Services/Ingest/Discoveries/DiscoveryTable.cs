using PlanMonitor.Core.Discoveries;
using PlanMonitor.Core.Quantities;
using PlanMonitor.Core.Sources;
using PlanMonitor.Services.Ingest.Reports;
using PlanMonitor.Services.Ingest.Rights;
using PlanMonitor.Services.Ingest.Tabular;

namespace PlanMonitor.Services.Ingest.Discoveries;

/// <summary>Reads what exploration found (勘查成果) from CSV or XLSX.</summary>
public static class DiscoveryTable
{
    private const int MostDeposits = 1_000;

    private static readonly TableKind<Discovery> Kind = new()
    {
        Columns = DiscoveryColumns.Template.Columns,
        Required = (_, context) => [.. context.Year is null ? [ReportColumns.Year] : Array.Empty<Column>(), ReportColumns.Region, DiscoveryColumns.Mineral],
        Subject = DiscoveryColumns.Mineral,
        Read = Read,
        Key = row => (row.Year, row.Region, row.Mineral, row.Project, row.Document, row.Added?.Basis.Kind, row.DepositClass),
        TwoRows = "discoveries.two-rows",
        SourceOf = row => row.Source,
        WithSource = (row, source) => row with { Source = source },
    };

    /// <summary>The discoveries of a file; a basis that is not stated stays open.</summary>
    public static TableResult<Discovery> Read(string fileName, byte[] content, string sha256, ReadContext context) => TableReader.Read(Kind, fileName, content, sha256, context);

    private static Discovery? Read(RowReader row, Source source)
    {
        var (year, region, mineral) = (row.Year(ReportColumns.Year), row.Region(ReportColumns.Region), row.Mineral(DiscoveryColumns.Mineral));
        var basis = row.Basis(ReportColumns.Basis, Basis.NotSaid) ?? Basis.NotSaid;
        var added = row.Measured(DiscoveryColumns.Added, ReportColumns.Unit, basis, UnitRule.Reserve);
        var deposits = row.Whole(DiscoveryColumns.Deposits, 0, MostDeposits, "处个");
        var size = row.Word(DiscoveryColumns.DepositClass, RightWords.Size);
        var (project, document) = (row.Name(DiscoveryColumns.Project, required: false), row.Name(CommonCells.Document, required: false));
        if (!row.Failed && added is null && deposits is null)
        {
            row.Report("discoveries.nothing", DiscoveryColumns.Added, null);
        }
        return row.Failed || year is null || region is null || mineral is null
            ? null
            : new(year.Value, region, mineral.Code, row.Text(DiscoveryColumns.Mineral)!, added, deposits, size, project, document, source);
    }
}
