using PlanMonitor.Core.Quantities;
using PlanMonitor.Core.Reports;
using PlanMonitor.Core.Sources;
using PlanMonitor.Services.Ingest.Tabular;

namespace PlanMonitor.Services.Ingest.Reports;

/// <summary>Reads annual reports of mines (年报) from CSV or XLSX.</summary>
public static class ReportTable
{
    private static readonly TableKind<MineYear> Kind = new()
    {
        Columns = ReportColumns.All,
        Required = Required,
        Subject = ReportColumns.Licence,
        Read = Read,
        Key = report => (report.Licence, report.Year, report.Mineral),
        TwoRows = "report.two-rows",
        SourceOf = report => report.Source,
        WithSource = (report, source) => report with { Source = source },
    };

    /// <summary>The names of all columns in the order of the template.</summary>
    public static IReadOnlyList<string> Columns { get; } = [.. ReportColumns.All.Select(column => column.Name)];

    /// <summary>
    /// The reports of a file. The least that a row says: licence, name of the mine, year, region, mineral, output and its unit.
    /// Quantities keep the unit that the file states; grades are in percent, the recovery is from 0 to 1.
    /// </summary>
    public static TableResult<MineYear> Read(string fileName, byte[] content, string sha256, ReadContext context) => TableReader.Read(Kind, fileName, content, sha256, context);

    private static IEnumerable<Column> Required(HeaderMap map, ReadContext context)
    {
        yield return ReportColumns.Licence;
        yield return ReportColumns.MineName;
        if (context.Year is null)
        {
            yield return ReportColumns.Year;
        }
        yield return ReportColumns.Region;
        yield return ReportColumns.Mineral;
        yield return ReportColumns.Output;
        if (map.UnitOf(ReportColumns.Output) is null)
        {
            yield return ReportColumns.Unit;
        }
    }

    private static MineYear? Read(RowReader row, Source source)
    {
        var licence = row.Licence(ReportColumns.Licence);
        var name = row.Name(ReportColumns.MineName);
        var year = row.Year(ReportColumns.Year);
        var region = row.Region(ReportColumns.Region);
        var mineral = row.Mineral(ReportColumns.Mineral);
        var basis = row.Basis(ReportColumns.Basis) ?? Basis.RawOre;
        var output = row.RequiredAmount(ReportColumns.Output, ReportColumns.Unit, basis, UnitRule.Output);
        var concentrate = Other(row, ReportColumns.Concentrate, ReportColumns.ConcentrateUnit, new(BasisKind.Concentrate));
        var fed = Other(row, ReportColumns.Fed, ReportColumns.FedUnit, Basis.RawOre);
        var (concentrateGrade, feedGrade, recovery) = (row.Grade(ReportColumns.ConcentrateGrade), row.Grade(ReportColumns.FeedGrade), row.Recovery(ReportColumns.Recovery));
        if (row.Failed || licence is null || name is null || year is null || region is null || mineral is null || output is null)
        {
            return null;
        }
        row.RemarkUnknownMine(ReportColumns.Licence, licence);
        return new(licence, name, year.Value, region, mineral.Code, row.Text(ReportColumns.Mineral)!, output, concentrate, concentrateGrade, feedGrade, recovery, fed, source);
    }

    /// <summary>Concentrate and ore fed have their own unit in the header or a column, or share that of the output.</summary>
    private static Quantity? Other(RowReader row, Column column, Column ownUnit, Basis basis)
    {
        var unit = row.Text(ownUnit) is not null ? ownUnit : row.Map.UnitOf(column) is null ? ReportColumns.Unit : null;
        return row.Text(column) is { } text ? row.Amount(column, unit, text, basis, UnitRule.Output) : null;
    }
}
