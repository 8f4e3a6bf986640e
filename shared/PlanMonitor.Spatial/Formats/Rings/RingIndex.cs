using NetTopologySuite.Algorithm;

namespace PlanMonitor.Spatial.Formats.Rings;

/// <summary>Answers whether points lie in a ring: its edges are sorted into strips by height, so that each answer looks at those of one strip.</summary>
internal sealed class RingIndex
{
    private const int PointsPerStrip = 8;

    // Long edges run through many strips: there are so few that an edge stands in about this many.
    private const int StripsPerEdge = 4;

    private readonly double[] _ring;
    private readonly double _bottom;
    private readonly double _height;
    private readonly int[] _starts;
    private readonly int[] _edges;

    private RingIndex(double[] ring, double bottom, double height, int[] starts, int[] edges) =>
        (_ring, _bottom, _height, _starts, _edges) = (ring, bottom, height, starts, edges);

    /// <summary>Edges that an answer looks at, on average.</summary>
    public int Cost => _edges.Length / (_starts.Length - 1);

    /// <summary>The index of a ring; null where it has no height.</summary>
    public static RingIndex? Of(double[] ring, in RingBox box)
    {
        var points = ring.Length / 2;
        var climbed = 0.0;
        for (var to = 0; to < points; to++)
        {
            climbed += Math.Abs(ring[(2 * to) + 1] - (to == 0 ? ring[^1] : ring[(2 * to) - 1]));
        }
        var most = StripsPerEdge * points * ((box.MaxY - box.MinY) / climbed);
        if (most is not (> 0 and < double.PositiveInfinity))
        {
            return null;
        }
        var strips = (int)Math.Max(1, Math.Min(most, points / PointsPerStrip));
        var height = (box.MaxY - box.MinY) / strips;
        // Where each strip begins in the list: counted, summed up, filled from behind.
        var starts = new int[strips + 1];
        var total = 0;
        for (var to = 0; to < points; to++)
        {
            var (low, high) = Strips(ring, to, box.MinY, height, strips);
            total += high - low + 1;
            for (var strip = low; strip <= high; strip++)
            {
                starts[strip]++;
            }
        }
        for (var strip = 1; strip <= strips; strip++)
        {
            starts[strip] += starts[strip - 1];
        }
        var edges = new int[total];
        for (var to = 0; to < points; to++)
        {
            var (low, high) = Strips(ring, to, box.MinY, height, strips);
            for (var strip = low; strip <= high; strip++)
            {
                edges[--starts[strip]] = to;
            }
        }
        return new(ring, box.MinY, height, starts, edges);
    }

    /// <summary>Whether a point lies in the ring; null where it lies on an edge.</summary>
    public bool? IsInside(double x, double y)
    {
        var inside = false;
        var strip = Strip(y, _bottom, _height, _starts.Length - 1);
        for (var i = _starts[strip]; i < _starts[strip + 1]; i++)
        {
            if (Crosses(_ring, _edges[i], x, y) is not { } crosses)
            {
                return null;
            }
            inside ^= crosses;
        }
        return inside;
    }

    /// <summary>Whether a point lies in a ring, asked of all its edges; null where it lies on one.</summary>
    public static bool? IsInside(double[] ring, double x, double y)
    {
        var inside = false;
        for (var to = 0; to < ring.Length / 2; to++)
        {
            if (Crosses(ring, to, x, y) is not { } crosses)
            {
                return null;
            }
            inside ^= crosses;
        }
        return inside;
    }

    // Whether a ray to the right meets the edge that ends at a point of the ring; null where the edge holds the point asked for.
    private static bool? Crosses(double[] ring, int to, double x, double y)
    {
        var (toX, toY) = (ring[2 * to], ring[(2 * to) + 1]);
        var (fromX, fromY) = to == 0 ? (ring[^2], ring[^1]) : (ring[(2 * to) - 2], ring[(2 * to) - 1]);
        if (fromX < x && toX < x)
        {
            return false;
        }
        if ((fromY > y) != (toY > y))
        {
            if (fromX > x && toX > x)
            {
                return true;
            }
            var side = CGAlgorithmsDD.OrientationIndex(fromX, fromY, toX, toY, x, y);
            return side == 0 ? null : (side > 0) == (toY > fromY);
        }
        var onEdge = fromY == toY ? toY == y && Math.Min(fromX, toX) <= x && x <= Math.Max(fromX, toX)
            : (toY == y && toX == x) || (fromY == y && fromX == x);
        return onEdge ? null : false;
    }

    private static (int Low, int High) Strips(double[] ring, int to, double bottom, double height, int strips)
    {
        var (from, end) = (to == 0 ? ring[^1] : ring[(2 * to) - 1], ring[(2 * to) + 1]);
        return (Strip(Math.Min(from, end), bottom, height, strips), Strip(Math.Max(from, end), bottom, height, strips));
    }

    private static int Strip(double y, double bottom, double height, int strips) => (int)Math.Clamp((y - bottom) / height, 0, strips - 1);
}
