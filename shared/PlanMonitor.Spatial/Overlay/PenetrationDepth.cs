using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;
using PlanMonitor.Spatial.Areas;
using PlanMonitor.Spatial.Overlay.Engine;

namespace PlanMonitor.Spatial.Overlay;

/// <summary>
/// How far a shared area reaches inside a feature: the greatest distance from the feature's boundary to the corners of the shared area and to one
/// point inside each of its parts. Where a footprint covers a feature the deepest place may lie between these points: the depth is a lower bound.
/// Distances are planar in metres at the latitude of the shared area, good to 1e-3 for depths of some kilometres.
/// </summary>
internal static class PenetrationDepth
{
    /// <summary>The depth in metres.</summary>
    public static double Of(Geometry shared, FlatShape feature)
    {
        var (perLatitude, perLongitude) = Ellipsoid.MetresPerDegree(shared.EnvelopeInternal.Centre.Y);
        var deepest = 0.0;
        foreach (var point in Points(shared))
        {
            deepest = Math.Max(deepest, new Nearest(feature, point.X, point.Y, perLongitude, perLatitude).SquaredAbove(deepest));
        }
        return Math.Sqrt(deepest);
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

    // Looks for the edge that is nearest to a point, among boxes of edges the nearest first.
    private ref struct Nearest(FlatShape feature, double x, double y, double perX, double perY)
    {
        private double _least = double.PositiveInfinity;
        private double _enough;

        /// <summary>The square of the distance to the boundary; no more than what was known before where it is known to be no greater.</summary>
        public double SquaredAbove(double known)
        {
            _enough = known;
            if (feature.Tree is { } tree)
            {
                Visit(tree, tree.Levels - 1, tree.LevelStart(tree.Levels - 1));
                return _least;
            }
            for (var ring = 0; ring < feature.RingCount; ring++)
            {
                Edges(feature.Start(ring), feature.Last(ring));
            }
            return _least;
        }

        private void Visit(EdgeTree tree, int level, int node)
        {
            if (level == 0)
            {
                Edges(tree.Nodes[node].From, tree.Nodes[node].To);
                return;
            }
            var (first, end) = tree.Children(level, node);
            Span<double> distances = stackalloc double[end - first];
            for (var child = first; child < end; child++)
            {
                distances[child - first] = ToBox(tree.Nodes[child].Box);
            }
            for (var left = distances.Length; left > 0 && _least > _enough; left--)
            {
                var nearest = 0;
                for (var i = 1; i < distances.Length; i++)
                {
                    nearest = distances[i] < distances[nearest] ? i : nearest;
                }
                if (distances[nearest] >= _least)
                {
                    return;
                }
                distances[nearest] = double.PositiveInfinity;
                Visit(tree, level - 1, first + nearest);
            }
        }

        private void Edges(int from, int to)
        {
            var (nextX, nextY) = ((feature.X[from] - x) * perX, (feature.Y[from] - y) * perY);
            for (var i = from; i < to && _least > _enough; i++)
            {
                var (startX, startY) = (nextX, nextY);
                (nextX, nextY) = ((feature.X[i + 1] - x) * perX, (feature.Y[i + 1] - y) * perY);
                _least = Math.Min(_least, ToSegment(startX, startY, nextX, nextY));
            }
        }

        // Square of the distance to a box.
        private readonly double ToBox(in Box box)
        {
            var (east, north) = (Math.Max(0, Math.Max(box.West - x, x - box.East)) * perX, Math.Max(0, Math.Max(box.South - y, y - box.North)) * perY);
            return (east * east) + (north * north);
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
}
