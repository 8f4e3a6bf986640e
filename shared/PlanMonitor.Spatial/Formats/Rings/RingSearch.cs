using NetTopologySuite.Algorithm;

namespace PlanMonitor.Spatial.Formats.Rings;

/// <summary>Finds the ring round each ring by asking for points in rings: the quickest way for few rings, which most features have.</summary>
internal static class RingSearch
{
    private const int MostRings = 64;

    // As many passes over the vertices as the sweep costs.
    private const int MostPasses = 16;

    // A hole may touch its shell in some vertices; one that touches in more is for the sweep.
    private const int PointsTried = 4;

    /// <summary>The smallest ring round each ring, -1 where there is none; null where this way would take long or cannot tell.</summary>
    public static int[]? Parents(IReadOnlyList<double[]> rings, RingBox[] boxes)
    {
        if (rings.Count > MostRings)
        {
            return null;
        }
        var left = MostPasses * rings.Sum(ring => (long)ring.Length);
        var parents = new int[rings.Count];
        for (var ring = 0; ring < rings.Count; ring++)
        {
            parents[ring] = -1;
            for (var around = 0; around < rings.Count; around++)
            {
                if (around == ring || !boxes[around].Holds(boxes[ring]))
                {
                    continue;
                }
                // Two of one box: which lies in which is told by more than one point.
                left -= rings[around].Length;
                if (left < 0 || boxes[ring].Holds(boxes[around]) || IsInside(rings[ring], rings[around]) is not { } inside)
                {
                    return null;
                }
                if (inside && (parents[ring] < 0 || Math.Abs(boxes[around].Area) < Math.Abs(boxes[parents[ring]].Area)))
                {
                    parents[ring] = around;
                }
            }
        }
        return parents;
    }

    private static bool? IsInside(double[] ring, double[] around)
    {
        for (var i = 0; i < Math.Min(PointsTried, ring.Length / 2); i++)
        {
            if (IsInside(ring[2 * i], ring[(2 * i) + 1], around) is { } inside)
            {
                return inside;
            }
        }
        return null;
    }

    // Counts the edges that a ray to the right crosses; null where the point lies on one.
    private static bool? IsInside(double x, double y, double[] ring)
    {
        var inside = false;
        var (fromX, fromY) = (ring[^2], ring[^1]);
        for (var i = 0; i + 1 < ring.Length; i += 2)
        {
            var (toX, toY) = (ring[i], ring[i + 1]);
            if (fromX < x && toX < x)
            {
            }
            else if ((fromY > y) != (toY > y))
            {
                var side = CGAlgorithmsDD.OrientationIndex(fromX, fromY, toX, toY, x, y);
                if (side == 0)
                {
                    return null;
                }
                inside ^= (side > 0) == (toY > fromY);
            }
            else if (fromY == y || toY == y)
            {
                // A vertex at the very height: only on the boundary does it matter.
                var onEdge = fromY == toY ? Math.Min(fromX, toX) <= x && x <= Math.Max(fromX, toX) : toY == y ? toX == x : fromX == x;
                if (onEdge)
                {
                    return null;
                }
            }
            (fromX, fromY) = (toX, toY);
        }
        return inside;
    }
}
