using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Crs;
using PlanMonitor.Spatial.Crs.Claims;
using PlanMonitor.Spatial.Formats.Tables;
using PlanMonitor.Spatial.Formats.Texts;

namespace PlanMonitor.Spatial.Formats.TableShapes;

/// <summary>
/// Reads features from tables (XLSX or CSV): a column of WKT or of registration coordinates, or one row per point. Other columns are attributes; every sheet with such a header is read.
/// A table is held in memory, within the limits of <see cref="TableLimits"/>.
/// </summary>
public static class TableShapeReader
{
    /// <summary>
    /// Gives features and problems in the order of sheets and rows. Level Row stands for a feature that is refused, File for the last thing given. Records are rows.
    /// Of points X becomes x and Y becomes y, longitude x and latitude y; where X is the northing is told by size later.
    /// </summary>
    /// <param name="stream">The file, seekable; it is not closed.</param>
    /// <param name="limits">What a feature may ask of memory; null for <see cref="FormatLimits.Default"/>.</param>
    /// <param name="attributes">Whether to keep attributes.</param>
    public static IEnumerable<Outcome<RawFeature>> Read(Stream stream, FormatLimits? limits = null, bool attributes = true)
    {
        if (!WholeText.Bytes(stream, TableLimits.UploadMegabytes * TableLimits.Megabyte).TryGet(out var bytes, out var problem)
            || !TableFile.ReadAll(bytes, header => ShapeColumns.Of(header) is not null).TryGet(out var tables, out problem))
        {
            yield return problem;
            yield break;
        }
        if (tables.All(table => table.Rows.Count == 0))
        {
            yield return Problem.Of("table.no-rows");
            yield break;
        }
        if (tables[0].OtherSheets.Count > 0)
        {
            yield return Problem.Of("table.other-sheets", arguments: [("sheet", string.Join("、", tables.Select(table => table.Sheet))), ("others", string.Join("、", tables[0].OtherSheets))]);
        }
        foreach (var table in tables)
        {
            var part = tables.Count > 1 ? table.Sheet : null;
            foreach (var item in Features(table, limits ?? FormatLimits.Default, attributes))
            {
                yield return item.TryGet(out var feature, out var wrong) ? feature with { Part = part } : wrong with { Part = part };
            }
        }
    }

    private static IEnumerable<Outcome<RawFeature>> Features(Table table, FormatLimits limits, bool attributes)
    {
        if (ShapeColumns.Of(table.Header) is not { } columns)
        {
            return [Problem.Of("shapes.no-columns", table.HeaderLine)];
        }
        if (Misread(table, columns) is { } refused)
        {
            return [refused];
        }
        var cells = new TableAttributes(table.Header, columns, attributes);
        return columns.Whole ? Whole(table, columns, cells, limits) : VertexRows.Features(table, columns, cells, limits);
    }

    // A title or header that names a system which is not taken, X（西安80）; or X and Y twice, as for two systems: nobody can say which counts.
    private static Problem? Misread(Table table, ShapeColumns columns)
    {
        if (columns.Coordinates.Select(column => table.Header[column]).Concat(table.Titles).FirstOrDefault(text => SystemWords.Refused(ClaimText.Of(text)) is not null) is { } words)
        {
            return CrsClaim.Refusal(CrsClaim.OfName(words));
        }
        var twins = columns.Coordinates.Select(column => (One: column, Other: ShapeColumns.TwinOf(table.Header, column))).FirstOrDefault(pair => pair.Other >= 0, (One: -1, Other: -1));
        return twins.Other < 0 ? null : Problem.Of(
            "table.duplicate-column", table.HeaderLine, table.Header[twins.Other],
            arguments: [("first", table.Header[twins.One]), ("second", table.Header[twins.Other]), ("meaning", table.Header[twins.One])]);
    }

    private static IEnumerable<Outcome<RawFeature>> Whole(Table table, ShapeColumns columns, TableAttributes cells, FormatLimits limits)
    {
        var ordinal = 0;
        foreach (var row in table.Rows)
        {
            ordinal++;
            if (row.Fault is { } fault)
            {
                yield return fault;
                continue;
            }
            var text = columns.Boundary < row.Cells.Count ? row.Cells[columns.Boundary] : "";
            if (text.Length == 0)
            {
                yield return Problem.Of("geometry.missing", row.Line);
            }
            else if (BoundaryCell.Parse(text, limits, row.Line, table.Header[columns.Boundary]).TryGet(out var boundary, out var problem))
            {
                yield return cells.Feature(row, ordinal, boundary.Shape, boundary.Elevations) is var feature && boundary.Crs is { } claim ? feature with { Crs = claim } : feature;
            }
            else
            {
                yield return problem;
            }
        }
    }
}
