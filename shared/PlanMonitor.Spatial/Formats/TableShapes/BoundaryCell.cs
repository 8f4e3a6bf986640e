using System.Globalization;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Names;
using PlanMonitor.Spatial.Crs;
using PlanMonitor.Spatial.Formats.Register;
using PlanMonitor.Spatial.Formats.Wkt;

namespace PlanMonitor.Spatial.Formats.TableShapes;

/// <summary>A boundary in a cell of a layer: WKT, with or without SRID, or registration coordinates, as they stand.</summary>
/// <param name="Shape">Its polygons.</param>
/// <param name="Crs">What the SRID claims; null where there is none.</param>
/// <param name="Elevations">Upper and lower elevation of registration coordinates that have one block; empty otherwise.</param>
internal sealed record BoundaryCell(RawPolygons Shape, CrsClaim? Crs, IReadOnlyList<(string Name, string Value)> Elevations)
{
    /// <summary>Reads a cell.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="limits">What it may ask of memory.</param>
    /// <param name="line">Row of the table.</param>
    /// <param name="column">Header of the column.</param>
    public static Outcome<BoundaryCell> Parse(string text, FormatLimits limits, int line, string column)
    {
        var plain = HalfWidth.Fold(text).Trim();
        return WktPolygons.Begins(plain) ? Wkt(plain, limits, line, column)
            : plain.Contains('*', StringComparison.Ordinal) ? Register(plain, limits, line, column)
            : Problem.Of("boundary.unknown-form", line, column, text);
    }

    private static Outcome<BoundaryCell> Wkt(string text, FormatLimits limits, int line, string column)
    {
        var scanner = new WktPolygons(text);
        var srid = scanner.Srid();
        if (scanner.Areas() is not { } areas)
        {
            return Problem.Of("boundary.broken-wkt", line, column, text, ("position", scanner.Position + 1));
        }
        if (areas.Sum(rings => rings.Sum(ring => (long)ring.Length / 2)) > limits.FeatureVertices)
        {
            return Problem.Of("feature.too-many-vertices", line, arguments: ("limit", limits.FeatureVertices));
        }
        var claim = srid is null ? null : int.TryParse(srid, NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? CrsClaim.OfEpsg(code, "SRID=" + srid) : CrsClaim.OfName("SRID=" + srid);
        return new BoundaryCell(new(areas, areas.Count > 1), claim, []);
    }

    private static Outcome<BoundaryCell> Register(string text, FormatLimits limits, int line, string column)
    {
        var read = CoordinateString.Read(text, limits.FeatureVertices);
        return read.Fault switch
        {
            null => new BoundaryCell(
                new([.. read.Areas.Select(area => area.Rings)], read.Areas.Count > 1), null,
                read.Areas is [var only] ? [(RegisterReader.Top, only.Top), (RegisterReader.Bottom, only.Bottom)] : []),
            { What: "too-many-points" } => Problem.Of("feature.too-many-vertices", line, arguments: ("limit", limits.FeatureVertices)),
            var fault => Problem.Of("boundary." + fault.What, line, column, fault.Value),
        };
    }
}
