using PlanMonitor.Core.Quantities;
using PlanMonitor.Core.Restorations;
using PlanMonitor.Core.Sources;
using PlanMonitor.Services.Ingest.Reports;
using PlanMonitor.Services.Ingest.Tabular;

namespace PlanMonitor.Services.Ingest.Restorations;

/// <summary>Reads what was restored (生态修复) from CSV or XLSX.</summary>
public static class RestorationTable
{
    private static readonly WordList<RestorationKind> Kinds = new(
        (RestorationKind.Legacy, ["历史遗留", "历史遗留矿山", "责任主体灭失", "legacy"]),
        (RestorationKind.Active, ["在建", "生产", "在建生产", "在建、生产", "生产矿山", "在建和生产矿山", "active"]));

    private static readonly TableKind<RestoredArea> Kind = new()
    {
        Columns = RestorationColumns.Template.Columns,
        Required = (_, context) => [.. context.Year is null ? [ReportColumns.Year] : Array.Empty<Column>(), ReportColumns.Region, RestorationColumns.Restored],
        Subject = ReportColumns.Region,
        Read = Read,
        Key = row => (row.Year, row.Region, row.Project, row.Kind, row.Mineral, row.Document),
        TwoRows = "restoration.two-rows",
        SourceOf = row => row.Source,
        WithSource = (row, source) => row with { Source = source },
    };

    /// <summary>The restored areas of a file; areas keep the unit that the file states.</summary>
    public static TableResult<RestoredArea> Read(string fileName, byte[] content, string sha256, ReadContext context) => TableReader.Read(Kind, fileName, content, sha256, context);

    private static RestoredArea? Read(RowReader row, Source source)
    {
        var (year, region, project) = (row.Year(ReportColumns.Year), row.Region(ReportColumns.Region), row.Name(RestorationColumns.Project, required: false));
        var kind = row.Word(RestorationColumns.Kind, Kinds);
        var restored = row.RequiredMeasured(RestorationColumns.Restored, CommonCells.AreaUnit, Basis.None, UnitRule.Area);
        var due = row.Measured(RestorationColumns.Due, CommonCells.AreaUnit, Basis.None, UnitRule.Area);
        var document = row.Name(CommonCells.Document, required: false);
        var mineral = row.Text(RestorationColumns.Mineral) is null ? null : row.Mineral(RestorationColumns.Mineral);
        return row.Failed || year is null || region is null || restored is null ? null : new(year.Value, region, project, kind, restored, due, document, source) { Mineral = mineral?.Code };
    }
}
