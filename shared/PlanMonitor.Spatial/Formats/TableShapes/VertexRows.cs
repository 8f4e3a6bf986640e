using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Formats.BoundaryPoints;
using PlanMonitor.Spatial.Formats.Rings;
using PlanMonitor.Spatial.Formats.Tables;
using PlanMonitor.Spatial.Formats.Texts;

namespace PlanMonitor.Spatial.Formats.TableShapes;

/// <summary>Tables with one point per row: rows of one parcel belong together wherever they stand, in their order; without a column that names parcels all rows are one.</summary>
internal static class VertexRows
{
    /// <summary>A feature for each parcel, in the order of their first rows. A point that cannot be read refuses its parcel.</summary>
    public static IEnumerable<Outcome<RawFeature>> Features(Table table, ShapeColumns columns, TableAttributes cells, FormatLimits limits)
    {
        var ordinal = 0;
        foreach (var rows in table.Rows.GroupBy(row => Cell(row, columns.Parcel), StringComparer.Ordinal))
        {
            yield return Feature(rows.Key, [.. rows], ++ordinal, table.Header, columns, cells, limits);
        }
    }

    private static Outcome<RawFeature> Feature(
        string parcel, List<TableRow> rows, int ordinal, IReadOnlyList<string> header, ShapeColumns columns, TableAttributes cells, FormatLimits limits)
    {
        var collector = new RingCollector(limits.FeatureVertices);
        foreach (var row in rows)
        {
            if (row.Fault is { } fault)
            {
                return fault;
            }
            if (Numbers.Parse(Cell(row, columns.First)) is not { } x)
            {
                return Wrong(row, columns.First);
            }
            if (Numbers.Parse(Cell(row, columns.Second)) is not { } y)
            {
                return Wrong(row, columns.Second);
            }
            collector.Add(Cell(row, columns.Point), Cell(row, columns.Ring), x, y);
        }
        var tooMany = collector.TooMany;
        var parts = RingNesting.Of(collector.Take());
        return tooMany
            ? Problem.Of("feature.too-many-vertices", rows[0].Line, arguments: ("limit", limits.FeatureVertices))
            : cells.Feature(rows[0], ordinal, new(parts, parts.Count > 1), name: parcel.Length > 0 ? parcel : null);

        Problem Wrong(TableRow row, int column) => Problem.Of("shapes.bad-coordinate", row.Line, header[column], Cell(row, column));
    }

    private static string Cell(TableRow row, int column) => column >= 0 && column < row.Cells.Count ? row.Cells[column] : "";
}
