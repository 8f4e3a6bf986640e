using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Names;
using PlanMonitor.Spatial.Crs;
using PlanMonitor.Spatial.Formats.Wkt;

namespace PlanMonitor.Services.Ingest.Rights.Boundaries;

/// <summary>A boundary in a cell: WKT, or the coordinate string of the register (登记拐点坐标). Rings are taken as they are; their topology is checked where they are used.</summary>
internal static class BoundaryText
{
    /// <summary>Reads either form.</summary>
    public static Outcome<BoundaryValue> Parse(string text, int? line, string? column)
    {
        var plain = HalfWidth.Fold(text).Trim();
        return plain switch
        {
            // 矿区范围（西安80）
            _ when column is not null && CrsClaim.OfName(column).Kind == CrsKind.Refused => Problem.Of("boundary.refused-system", line, column, column),
            _ when WktPolygons.Begins(plain) => WktBoundary.Parse(plain, line, column),
            _ when plain.Contains('*') || (plain.Contains(',') && plain.Any(char.IsAsciiDigit)) => RegisterBoundary.Parse(plain, line, column),
            _ => Problem.Of("boundary.unknown-form", line, column, text),
        };
    }

    /// <summary>The ring closed, and whether that had to be done; null where it has fewer than three different points.</summary>
    public static (IReadOnlyList<Place> Ring, bool Added)? Close(IReadOnlyList<Place> points)
    {
        if (points.Distinct().Take(3).Count() < 3)
        {
            return null;
        }
        return points[0] == points[^1] ? (points, false) : ([.. points, points[0]], true);
    }
}
