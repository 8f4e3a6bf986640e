namespace PlanMonitor.Spatial.Formats.Rings;

/// <summary>Finds the ring round each ring by asking for points in rings: the quickest way for most features.</summary>
internal static class RingSearch
{
    // All boxes are compared with all others.
    private const int MostRings = 1_000;

    // As many passes over the vertices as the sweep costs.
    private const int MostPasses = 64;

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
        var asked = new int[rings.Count];
        var indexes = new RingIndex?[rings.Count];
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
                // Gone through whole once; for more questions than one an index is worth its while.
                if (++asked[around] == 2)
                {
                    indexes[around] = RingIndex.Of(rings[around], boxes[around]);
                }
                left -= indexes[around]?.Cost ?? rings[around].Length;
                // Two of one box: which lies in which is told by more than one point.
                if (left < 0 || boxes[ring].Holds(boxes[around]) || IsInside(rings[ring], rings[around], indexes[around]) is not { } inside)
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

    private static bool? IsInside(double[] ring, double[] around, RingIndex? index)
    {
        for (var i = 0; i < Math.Min(PointsTried, ring.Length / 2); i++)
        {
            var (x, y) = (ring[2 * i], ring[(2 * i) + 1]);
            if ((index is null ? RingIndex.IsInside(around, x, y) : index.IsInside(x, y)) is { } inside)
            {
                return inside;
            }
        }
        return null;
    }
}
