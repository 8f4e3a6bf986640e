using PlanMonitor.Services.Ingest.Reports;

namespace PlanMonitor.Services.Ingest.Tabular;

/// <summary>What a row about one mine, year and mineral begins with.</summary>
/// <param name="Licence">采矿许可证号.</param>
/// <param name="Year">年度.</param>
/// <param name="Mineral">Code of the mineral in the catalogue.</param>
/// <param name="MineralName">开采矿种 as written.</param>
internal sealed record MineHead(string Licence, int Year, string Mineral, string MineralName)
{
    /// <summary>The head of a row; null with the problems written down.</summary>
    public static MineHead? Of(RowReader row)
    {
        var (licence, year, mineral) = (row.Licence(ReportColumns.Licence), row.Year(ReportColumns.Year), row.Mineral(ReportColumns.Mineral));
        return licence is null || year is null || mineral is null ? null : new(licence, year.Value, mineral.Code, row.Text(ReportColumns.Mineral)!);
    }

    /// <summary>These columns, the year aside where the upload gives it.</summary>
    public static IEnumerable<Column> Required(ReadContext context, params IEnumerable<Column> more) =>
        [ReportColumns.Licence, .. context.Year is null ? [ReportColumns.Year] : Array.Empty<Column>(), ReportColumns.Mineral, .. more];
}
