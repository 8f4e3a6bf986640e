using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Valid;
using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Crs;
using PlanMonitor.Spatial.Formats;
using PlanMonitor.Spatial.Overlay.Engine;

namespace PlanMonitor.Spatial.Repair;

/// <summary>Makes valid polygons in degrees of what a file says, whatever its format.</summary>
internal static class PolygonBuilder
{
    private const int FewestPoints = 3;

    /// <summary>A valid polygon or multipolygon with an area and the remarks on what was put right, or the problem that refuses the feature.</summary>
    /// <param name="shape">What the file says.</param>
    /// <param name="reading">How its points become degrees.</param>
    /// <param name="record">Number of the record, for messages.</param>
    /// <param name="limit">How much a repair may change.</param>
    public static Outcome<BuiltGeometry> Build(RawPolygons shape, CrsReading reading, int record, RepairLimit limit)
    {
        var remarks = new List<Problem>();
        if (reading is { Form: CrsForm.Degrees, Swapped: true })
        {
            remarks.Add(Problem.Of("coordinates.swapped", record, "coordinates"));
        }

        var (polygons, open) = (new List<Polygon>(), new List<Problem>());
        Problem? dropped = null;
        for (var part = 0; part < shape.Parts.Count; part++)
        {
            if (Part(shape, reading, part, record, remarks, open, ref dropped) is { } polygon)
            {
                polygons.Add(polygon);
            }
        }
        if (polygons.Count == 0)
        {
            return dropped ?? Problem.Of("geometry.empty", record, "geometry");
        }
        Geometry geometry = polygons.Count == 1 ? polygons[0] : GeometrySettings.Factory.CreateMultiPolygon([.. polygons]);
        remarks.AddRange(open);

        // What is cheap to look at is cheap to repair as well: both hold edges against edges whose boxes meet.
        if (geometry.NumPoints > EdgeWork.FewEdges && EdgeWork.IsTooMuch(FlatShape.Of(geometry)))
        {
            return Problem.Of("geometry.too-dense", record, "geometry");
        }
        if (new IsValidOp(geometry).ValidationError is not { } error)
        {
            return new BuiltGeometry(geometry, remarks);
        }
        if (open.Count > 0)
        {
            return PolygonRepair.Refused("geometry.ring-open-and-invalid", record, error);
        }
        if (!PolygonRepair.Fix(geometry, error, record, limit).TryGet(out var repaired, out var refusal))
        {
            return refusal;
        }
        remarks.AddRange(repaired.Remarks);
        return repaired with { Remarks = remarks };
    }

    // A ring without area is left out with a remark; a shell takes its holes with it.
    private static Polygon? Part(RawPolygons shape, CrsReading reading, int part, int record, List<Problem> remarks, List<Problem> open, ref Problem? dropped)
    {
        LinearRing? shell = null;
        var holes = new List<LinearRing>();
        for (var i = 0; i < shape.Parts[part].Count; i++)
        {
            var ordinates = shape.Parts[part][i];
            if (Different(ordinates) < FewestPoints)
            {
                dropped ??= Problem.Of("geometry.too-few-points", record, shape.Place(part, i));
                remarks.Add(Problem.Of("geometry.ring-dropped", record, shape.Place(part, i)));
                if (i == 0)
                {
                    return null;
                }
                continue;
            }
            var ring = Ring(ordinates, reading, out var closed);
            if (closed)
            {
                open.Add(Problem.Of("geometry.ring-not-closed", record, shape.Place(part, i)));
            }
            if (i == 0)
            {
                shell = ring;
            }
            else
            {
                holes.Add(ring);
            }
        }
        return shell is null ? null : GeometrySettings.Factory.CreatePolygon(shell, [.. holes]);
    }

    // Counts no further than it must.
    private static int Different(double[] ordinates)
    {
        Span<(double X, double Y)> seen = stackalloc (double, double)[FewestPoints];
        var count = 0;
        for (var i = 0; i < ordinates.Length && count < FewestPoints; i += 2)
        {
            var point = (ordinates[i], ordinates[i + 1]);
            if (!seen[..count].Contains(point))
            {
                seen[count++] = point;
            }
        }
        return count;
    }

    private static LinearRing Ring(double[] ordinates, CrsReading reading, out bool closed)
    {
        closed = ordinates[0] != ordinates[^2] || ordinates[1] != ordinates[^1];
        var points = new Coordinate[(ordinates.Length / 2) + (closed ? 1 : 0)];
        for (var i = 0; i < ordinates.Length / 2; i++)
        {
            var (longitude, latitude) = reading.ToDegrees(ordinates[2 * i], ordinates[(2 * i) + 1]);
            points[i] = new(longitude, latitude);
        }
        if (closed)
        {
            points[^1] = points[0].Copy();
        }
        return GeometrySettings.Factory.CreateLinearRing(points);
    }
}

/// <summary>A valid polygon or multipolygon, and what was put right in it.</summary>
internal sealed record BuiltGeometry(Geometry Geometry, IReadOnlyList<Problem> Remarks);
