using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;
using PlanMonitor.Spatial.Areas;

namespace PlanMonitor.Spatial.Overlay;

/// <summary>
/// How far a shared area reaches inside a feature: the greatest distance from the feature's boundary to the corners of the shared area and to one
/// point inside each of its parts. Where a footprint covers a feature the deepest place may lie between these points: the depth is a lower bound.
/// Distances are planar in metres at the latitude of the shared area, good to 1e-3 for depths of some kilometres.
/// </summary>
internal static class PenetrationDepth
{
    /// <summary>The depth in metres.</summary>
    public static double Of(Geometry shared, Geometry feature)
    {
        var (perLatitude, perLongitude) = Ellipsoid.MetresPerDegree(shared.EnvelopeInternal.Centre.Y);
        var boundary = Boundary(feature);
        var deepest = 0.0;
        foreach (var point in Points(shared))
        {
            deepest = Math.Max(deepest, Nearest(point, boundary, perLongitude, perLatitude, deepest * deepest));
        }
        return deepest;
    }

    private static IEnumerable<Coordinate> Points(Geometry shared)
    {
        for (var i = 0; i < shared.NumGeometries; i++)
        {
            if (shared.GetGeometryN(i) is Polygon { IsEmpty: false } part)
            {
                // The inner point comes first: it is often the deepest, and a large depth ends the search for later points early.
                yield return InteriorPointArea.GetInteriorPoint(part);
                foreach (var corner in part.Coordinates)
                {
                    yield return corner;
                }
            }
        }
    }

    private static List<CoordinateSequence> Boundary(Geometry feature)
    {
        var rings = new List<CoordinateSequence>();
        for (var i = 0; i < feature.NumGeometries; i++)
        {
            var polygon = (Polygon)feature.GetGeometryN(i);
            rings.Add(polygon.ExteriorRing.CoordinateSequence);
            rings.AddRange(polygon.InteriorRings.Select(hole => hole.CoordinateSequence));
        }
        return rings;
    }

    // The distance to the boundary, or 0 as soon as it is known to be no greater than what was found before.
    private static double Nearest(Coordinate point, List<CoordinateSequence> boundary, double perX, double perY, double knownSquared)
    {
        var least = double.PositiveInfinity;
        foreach (var ring in boundary)
        {
            var (x, y) = ((ring.GetX(0) - point.X) * perX, (ring.GetY(0) - point.Y) * perY);
            for (var i = 1; i < ring.Count; i++)
            {
                var (nextX, nextY) = ((ring.GetX(i) - point.X) * perX, (ring.GetY(i) - point.Y) * perY);
                least = Math.Min(least, ToSegment(x, y, nextX, nextY));
                if (least <= knownSquared)
                {
                    return 0;
                }
                (x, y) = (nextX, nextY);
            }
        }
        return Math.Sqrt(least);
    }

    // Square of the distance from the origin to a segment.
    private static double ToSegment(double x, double y, double nextX, double nextY)
    {
        var (dx, dy) = (nextX - x, nextY - y);
        var length = (dx * dx) + (dy * dy);
        var along = length > 0 ? Math.Clamp(-((x * dx) + (y * dy)) / length, 0, 1) : 0;
        var (footX, footY) = (x + (along * dx), y + (along * dy));
        return (footX * footX) + (footY * footY);
    }
}
