using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Crs;
using PlanMonitor.Spatial.Formats.GeoPackage.Sqlite;

namespace PlanMonitor.Spatial.Formats.GeoPackage;

/// <summary>Reads the features of one table.</summary>
internal sealed class TableFeatures(SqliteFile file, FeatureTable table, SpatialSystems systems, FormatLimits limits, bool attributes)
{
    private readonly CrsClaim? _claim = systems.Of(table.SystemId);
    private bool _systemDiffers;
    private bool _blobLeftOut;

    /// <summary>The number of the last record, over all tables of the file.</summary>
    public required int Record { get; set; }

    /// <summary>Its features and problems.</summary>
    public IEnumerable<Outcome<RawFeature>> Read()
    {
        var geometry = table.Columns?.ToList().FindIndex(column => column.Name.Equals(table.GeometryColumn, StringComparison.OrdinalIgnoreCase)) ?? -1;
        if (geometry < 0)
        {
            yield return Problem.Of("geopackage.table-unreadable", ++Record, null, table.Name);
            yield break;
        }
        var rows = new SqliteRows(file, table.Root, limits.FeatureBytes);
        while (rows.Next())
        {
            Record++;
            yield return Feature(rows.Row, geometry, out var remarks);
            foreach (var remark in remarks)
            {
                yield return remark;
            }
        }
        if (rows.TooLarge)
        {
            yield return Problem.Of("feature.too-large", Record + 1, arguments: ("limit", limits.FeatureBytes >> 20));
        }
        else if (file.DamagedPage is { } page)
        {
            yield return Problem.Of("geopackage.damaged", null, null, $"{page}");
        }
    }

    private Outcome<RawFeature> Feature(SqliteRow row, int geometry, out List<Problem> remarks)
    {
        remarks = [];
        if (Attributes(row, geometry, remarks) is not { } values)
        {
            return Problem.Of("feature.text-broken", Record);
        }
        if (row.IsNull(geometry))
        {
            return Problem.Of("geometry.missing", Record, table.GeometryColumn);
        }
        if (!GeometryBlob.Read(row.Bytes(geometry), Record, table.GeometryColumn, limits).TryGet(out var blob, out var problem))
        {
            return problem;
        }
        if (blob.LeftOut is { } left)
        {
            remarks.Add(Problem.Of("geometry.part-left-out", Record, table.GeometryColumn, left));
        }
        if (!_systemDiffers && blob.SystemId is not (-1 or 0) && blob.SystemId != table.SystemId)
        {
            _systemDiffers = true;
            remarks.Add(Problem.Of("geopackage.system-differs", Record, null, $"{blob.SystemId}", ("table", table.SystemId)));
        }
        var id = FeatureId.Among(values);
        return new RawFeature(Record, FeatureId.Of(null, id, Record), blob.Shape, attributes ? values : Nothing, FeatureId.IsGiven(null, id)) { Crs = _claim };
    }

    private static readonly Dictionary<string, string> Nothing = [];

    // Null: a text is not valid.
    private Dictionary<string, string>? Attributes(SqliteRow row, int geometry, List<Problem> remarks)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < table.Columns!.Count; i++)
        {
            var column = table.Columns[i];
            if (i == geometry || column.IsRowNumber || !(attributes || FeatureId.Attributes.Contains(column.Name)))
            {
                continue;
            }
            if (row.IsBlob(i))
            {
                if (!_blobLeftOut)
                {
                    remarks.Add(Problem.Of("geopackage.blob-left-out", Record, column.Name));
                }
                _blobLeftOut = true;
            }
            else if (i >= row.Count ? column.Default is { } value : row.Text(i) is { } stored && (value = stored) is not null)
            {
                values[column.Name] = value;
            }
            else if (!row.IsNull(i))
            {
                return null;
            }
        }
        return values;
    }
}
