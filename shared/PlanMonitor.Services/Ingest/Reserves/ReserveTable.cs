using PlanMonitor.Core.Quantities;
using PlanMonitor.Core.Reserves;
using PlanMonitor.Core.Sources;
using PlanMonitor.Services.Ingest.Reports;
using PlanMonitor.Services.Ingest.Tabular;

namespace PlanMonitor.Services.Ingest.Reserves;

/// <summary>Reads the reserves of mines (储量年报) from CSV or XLSX.</summary>
public static class ReserveTable
{
    private static readonly TableKind<ReserveYear> Kind = new()
    {
        Columns = ReserveColumns.Template.Columns,
        Required = (_, context) => MineHead.Required(context, ReserveColumns.Opening, ReserveColumns.Mined, ReserveColumns.Closing),
        Subject = ReportColumns.Licence,
        Read = Read,
        Key = row => (row.Licence, row.Year, row.Mineral),
        TwoRows = "reserves.two-rows",
        SourceOf = row => row.Source,
        WithSource = (row, source) => row with { Source = source },
    };

    /// <summary>The reserves of a file; quantities keep the unit that the file states. Only what exploration and recalculation changed may be negative.</summary>
    public static TableResult<ReserveYear> Read(string fileName, byte[] content, string sha256, ReadContext context) => TableReader.Read(Kind, fileName, content, sha256, context);

    private static ReserveYear? Read(RowReader row, Source source)
    {
        var head = MineHead.Of(row);
        var basis = row.Basis(ReportColumns.Basis) ?? Basis.RawOre;
        Quantity? Needed(Column column) => row.RequiredMeasured(column, ReportColumns.Unit, basis, UnitRule.Reserve);
        Quantity? Optional(Column column, bool signed) => row.Measured(column, ReportColumns.Unit, basis, UnitRule.Reserve, signed);
        var (opening, mined, closing) = (Needed(ReserveColumns.Opening), Needed(ReserveColumns.Mined), Needed(ReserveColumns.Closing));
        var lost = Optional(ReserveColumns.Lost, signed: false);
        var (explored, recalculated) = (Optional(ReserveColumns.Explored, signed: true), Optional(ReserveColumns.Recalculated, signed: true));
        if (row.Failed || head is null || opening is null || mined is null || closing is null)
        {
            return null;
        }
        row.RemarkUnknownMine(ReportColumns.Licence, head.Licence);
        return new(head.Licence, head.Year, head.Mineral, head.MineralName, opening, mined, lost, explored, recalculated, closing, source);
    }
}
