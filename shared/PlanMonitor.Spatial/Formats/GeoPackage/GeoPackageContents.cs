using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Formats.GeoPackage.Sqlite;

namespace PlanMonitor.Spatial.Formats.GeoPackage;

/// <summary>A feature table, as the GeoPackage lists it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="GeometryColumn">The column that holds geometries.</param>
/// <param name="SystemId">Its coordinate system: srs_id.</param>
/// <param name="Root">Its first page; 0 where it is a view or another thing that holds no rows.</param>
/// <param name="Columns">Its columns; null where its rows cannot be read.</param>
internal sealed record FeatureTable(string Name, string GeometryColumn, long SystemId, long Root, IReadOnlyList<SqliteColumn>? Columns);

/// <summary>What a GeoPackage holds: its feature tables and the coordinate systems that it defines.</summary>
/// <param name="Tables">Its feature tables.</param>
/// <param name="Systems">Its coordinate systems.</param>
/// <param name="Fault">Why there is nothing to read; null where there is.</param>
internal sealed record GeoPackageContents(IReadOnlyList<FeatureTable> Tables, SpatialSystems Systems, Problem? Fault = null)
{
    /// <summary>Reads the lists of a file; damage is left in <see cref="SqliteFile.DamagedPage"/>.</summary>
    public static GeoPackageContents Read(SqliteFile file, FormatLimits limits)
    {
        var schema = Schema(file, limits);
        var systems = new SpatialSystems();
        foreach (var row in Rows(file, schema, "gpkg_spatial_ref_sys", limits, ["srs_id", "organization", "organization_coordsys_id", "definition", "srs_name"]))
        {
            systems.Add(row.Number(0), row.Text(1), row.Number(2), row.Text(3), row.Text(4));
        }
        if (!schema.ContainsKey("gpkg_geometry_columns"))
        {
            return new([], systems, Problem.Of(schema.ContainsKey("gpkg_contents") ? "geopackage.no-features" : "geopackage.not-one"));
        }
        var tables = new Dictionary<string, FeatureTable>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in Rows(file, schema, "gpkg_geometry_columns", limits, ["table_name", "column_name", "srs_id"]))
        {
            // A table that is listed twice is read once.
            if (row.Text(0) is { } name && row.Text(1) is { } column && !tables.ContainsKey(name))
            {
                var entry = schema.GetValueOrDefault(name);
                tables.Add(name, new(name, column, row.Number(2) ?? 0, entry?.Root ?? 0, entry?.Columns));
            }
        }
        return new([.. tables.Values], systems, tables.Count > 0 ? null : Problem.Of("geopackage.no-features"));
    }

    private static Dictionary<string, Entry> Schema(SqliteFile file, FormatLimits limits)
    {
        var entries = new Dictionary<string, Entry>(StringComparer.OrdinalIgnoreCase);
        var rows = new SqliteRows(file, 1, limits.FeatureBytes);
        while (rows.Next())
        {
            // type, name, tbl_name, rootpage, sql
            if (rows.Row.Text(1) is { } name && rows.Row.Text(0) is "table" or "view")
            {
                var root = rows.Row.Text(0) == "table" ? rows.Row.Number(3) ?? 0 : 0;
                var sql = rows.Row.Text(4) ?? "";
                entries.TryAdd(rows.Row.Text(1)!, new(root, root > 0 ? new Lazy<IReadOnlyList<SqliteColumn>?>(() => TableStatement.Columns(sql)) : null));
            }
        }
        return entries;
    }

    // The rows of one of GeoPackage's own tables, the columns asked for in the order asked for.
    private static IEnumerable<Picked> Rows(SqliteFile file, Dictionary<string, Entry> schema, string table, FormatLimits limits, string[] names)
    {
        if (!schema.TryGetValue(table, out var entry) || entry.Columns is not { } columns)
        {
            yield break;
        }
        int[] places = [.. names.Select(name => columns.ToList().FindIndex(column => column.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))];
        var rows = new SqliteRows(file, entry.Root, limits.FeatureBytes);
        while (rows.Next())
        {
            yield return new(rows, places, columns);
        }
    }

    private sealed record Entry(long Root, Lazy<IReadOnlyList<SqliteColumn>?>? Statement)
    {
        public IReadOnlyList<SqliteColumn>? Columns => Statement?.Value;
    }

    private readonly record struct Picked(SqliteRows Rows, int[] Places, IReadOnlyList<SqliteColumn> Columns)
    {
        // srs_id is a key (INTEGER PRIMARY KEY): its value is the row's number.
        public long? Number(int column) => Places[column] < 0 ? null
            : Columns[Places[column]].IsRowNumber ? Rows.RowNumber
            : Rows.Row.Number(Places[column]);

        public string? Text(int column) => Places[column] < 0 ? null : Rows.Row.Text(Places[column]);
    }
}
