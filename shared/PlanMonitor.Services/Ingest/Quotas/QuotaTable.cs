using System.Globalization;
using PlanMonitor.Core.Names;
using PlanMonitor.Core.Quantities;
using PlanMonitor.Core.Quotas;
using PlanMonitor.Core.Sources;
using PlanMonitor.Services.Ingest.Tabular;

namespace PlanMonitor.Services.Ingest.Quotas;

/// <summary>Reads quotas handed down for a year (分解指标) from CSV or XLSX.</summary>
public static class QuotaTable
{
    private const int MostBatches = 99;

    private static readonly Dictionary<string, QuotaScope> Scopes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["省"] = QuotaScope.Province, ["省级"] = QuotaScope.Province, ["province"] = QuotaScope.Province,
        ["市"] = QuotaScope.City, ["市级"] = QuotaScope.City, ["地级市"] = QuotaScope.City, ["city"] = QuotaScope.City,
        ["县"] = QuotaScope.County, ["县级"] = QuotaScope.County, ["区"] = QuotaScope.County, ["县区"] = QuotaScope.County, ["县级市"] = QuotaScope.County,
        ["县(市、区)"] = QuotaScope.County, ["county"] = QuotaScope.County,
        ["矿山"] = QuotaScope.Mine, ["矿"] = QuotaScope.Mine, ["矿山企业"] = QuotaScope.Mine, ["采矿权"] = QuotaScope.Mine, ["mine"] = QuotaScope.Mine,
    };

    private static readonly TableKind<Quota> Kind = new()
    {
        Columns = QuotaColumns.All,
        Required = Required,
        Subject = QuotaColumns.Mineral,
        Read = Read,
        Key = quota => (quota.Year, quota.Scope, quota.Region, quota.Licence, quota.Mineral, quota.Batch, quota.IsNumber),
        TwoRows = "quota.two-rows",
        SourceOf = quota => quota.Source,
        WithSource = (quota, source) => quota with { Source = source },
    };

    /// <summary>The names of all columns in the order of the template.</summary>
    public static IReadOnlyList<string> Columns { get; } = [.. QuotaColumns.All.Select(column => column.Name)];

    /// <summary>The quotas of a file. Regions above the plan's own are taken too: a province hands down to its cities.</summary>
    public static TableResult<Quota> Read(string fileName, byte[] content, string sha256, ReadContext context) => TableReader.Read(Kind, fileName, content, sha256, context);

    private static IEnumerable<Column> Required(HeaderMap map, ReadContext context)
    {
        if (context.Year is null)
        {
            yield return QuotaColumns.Year;
        }
        yield return QuotaColumns.Scope;
        yield return QuotaColumns.Region;
        yield return QuotaColumns.Mineral;
        yield return QuotaColumns.Amount;
        if (map.UnitOf(QuotaColumns.Amount) is null)
        {
            yield return QuotaColumns.Unit;
        }
    }

    private static Quota? Read(RowReader row, Source source)
    {
        var year = row.Year(QuotaColumns.Year);
        var scope = Scope(row);
        var region = row.Region(QuotaColumns.Region, orAbove: true);
        var licence = Licence(row, scope);
        var mineral = row.Mineral(QuotaColumns.Mineral);
        var basis = row.Basis(QuotaColumns.Basis) ?? Basis.RawOre;
        var amount = row.RequiredAmount(QuotaColumns.Amount, QuotaColumns.Unit, basis, UnitRule.Quota);
        var batch = Batch(row);
        var issuedOn = row.Day(QuotaColumns.IssuedOn);
        if (row.Failed || year is null || scope is null || region is null || mineral is null || amount is null || batch is null)
        {
            return null;
        }
        row.RemarkUnknownMine(QuotaColumns.Licence, licence);
        return new(year.Value, scope.Value, region, licence, mineral.Code, row.Text(QuotaColumns.Mineral)!, amount, batch.Value, issuedOn, row.Text(QuotaColumns.Document), source);
    }

    private static QuotaScope? Scope(RowReader row)
    {
        if (row.Required(QuotaColumns.Scope) is not { } text)
        {
            return null;
        }
        if (Scopes.TryGetValue(HalfWidth.Fold(text).Trim(), out var scope))
        {
            return scope;
        }
        row.Report("quota.unknown-scope", QuotaColumns.Scope, text);
        return null;
    }

    private static string? Licence(RowReader row, QuotaScope? scope)
    {
        if (scope == QuotaScope.Mine)
        {
            return row.Licence(QuotaColumns.Licence);
        }
        if (scope is not null && row.Text(QuotaColumns.Licence) is { } text)
        {
            row.Report("quota.licence-unfit", QuotaColumns.Licence, text, ("scope", row.Text(QuotaColumns.Scope)));
        }
        return null;
    }

    private static int? Batch(RowReader row)
    {
        if (row.Text(QuotaColumns.Batch) is not { } text)
        {
            return 1;
        }
        var plain = HalfWidth.Fold(text).Trim().TrimStart('第').TrimEnd('批');
        if (int.TryParse(plain, NumberStyles.None, CultureInfo.InvariantCulture, out var batch) && batch is >= 1 and <= MostBatches)
        {
            return batch;
        }
        row.Report("quota.batch", QuotaColumns.Batch, text);
        return null;
    }
}
