using PlanMonitor.Core.Disturbance;
using PlanMonitor.Core.Quantities;
using PlanMonitor.Core.Sources;
using PlanMonitor.Services.Ingest.Reports;
using PlanMonitor.Services.Ingest.Tabular;

namespace PlanMonitor.Services.Ingest.Disturbance;

/// <summary>Reads what mines disturbed and restored (损毁与治理) from CSV or XLSX.</summary>
public static class DisturbanceTable
{
    private static readonly TableKind<DisturbedLand> Kind = new()
    {
        Columns = DisturbanceColumns.Template.Columns,
        Required = (_, context) => [ReportColumns.Licence, .. context.Year is null ? [ReportColumns.Year] : Array.Empty<Column>(), DisturbanceColumns.Disturbed, DisturbanceColumns.Restored],
        Subject = ReportColumns.Licence,
        Read = Read,
        Key = row => (row.Licence, row.Year),
        TwoRows = "disturbance.two-rows",
        SourceOf = row => row.Source,
        WithSource = (row, source) => row with { Source = source },
    };

    /// <summary>The disturbed and restored areas of a file; areas keep the unit that the file states.</summary>
    public static TableResult<DisturbedLand> Read(string fileName, byte[] content, string sha256, ReadContext context) => TableReader.Read(Kind, fileName, content, sha256, context);

    private static DisturbedLand? Read(RowReader row, Source source)
    {
        var (licence, year) = (row.Licence(ReportColumns.Licence), row.Year(ReportColumns.Year));
        var disturbed = row.RequiredMeasured(DisturbanceColumns.Disturbed, CommonCells.AreaUnit, Basis.None, UnitRule.Area);
        var restored = row.RequiredMeasured(DisturbanceColumns.Restored, CommonCells.AreaUnit, Basis.None, UnitRule.Area);
        if (row.Failed || licence is null || year is null || disturbed is null || restored is null)
        {
            return null;
        }
        row.RemarkUnknownMine(ReportColumns.Licence, licence);
        return new(licence, year.Value, disturbed, restored, source);
    }
}
