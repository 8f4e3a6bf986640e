using NetTopologySuite.Algorithm;

namespace PlanMonitor.Spatial.Formats.Rings;

/// <summary>The edges of rings, each from its left end to its right end (of a vertical one from its lower to its upper), and which of two lies above the other.</summary>
internal sealed class RingEdges
{
    private readonly IReadOnlyList<double[]> _rings;
    private readonly RingBox[] _boxes;
    private readonly List<(int Ring, int From, int To)> _edges = [];

    public RingEdges(IReadOnlyList<double[]> rings, RingBox[] boxes)
    {
        (_rings, _boxes) = (rings, boxes);
        for (var ring = 0; ring < rings.Count; ring++)
        {
            var points = rings[ring];
            for (var (from, to) = (points.Length - 2, 0); to + 1 < points.Length; (from, to) = (to, to + 2))
            {
                var order = ComparePoints(points[from], points[from + 1], points[to], points[to + 1]);
                if (order != 0)
                {
                    _edges.Add(order < 0 ? (ring, from, to) : (ring, to, from));
                }
            }
        }
    }

    /// <summary>How many there are.</summary>
    public int Count => _edges.Count;

    /// <summary>The ring of an edge.</summary>
    public int Ring(int edge) => _edges[edge].Ring;

    /// <summary>Whether the ring's inside lies just above the edge.</summary>
    public bool InsideAbove(int edge)
    {
        var (ring, from, to) = _edges[edge];
        // Points are numbered along the ring; the last edge leads back to the first point.
        var forward = to == from + 2 || (to == 0 && from == _rings[ring].Length - 2);
        return forward == _boxes[ring].Area > 0;
    }

    /// <summary>Edges in the order of their left ends.</summary>
    public int[] ByStart() => Sorted((a, b) => ComparePoints(X(a, _edges[a].From), Y(a, _edges[a].From), X(b, _edges[b].From), Y(b, _edges[b].From)));

    /// <summary>Edges in the order of their right ends.</summary>
    public int[] ByEnd() => Sorted((a, b) => ComparePoints(X(a, _edges[a].To), Y(a, _edges[a].To), X(b, _edges[b].To), Y(b, _edges[b].To)));

    /// <summary>Where the right end of one lies against the left end of another.</summary>
    public int CompareEndToStart(int end, int start) =>
        ComparePoints(X(end, _edges[end].To), Y(end, _edges[end].To), X(start, _edges[start].From), Y(start, _edges[start].From));

    /// <summary>Whether two begin at one point.</summary>
    public bool SameStart(int a, int b) =>
        ComparePoints(X(a, _edges[a].From), Y(a, _edges[a].From), X(b, _edges[b].From), Y(b, _edges[b].From)) == 0;

    /// <summary>
    /// Positive where <paramref name="edge"/>, whose left end lies at or right of the other's, is above it. Of two on one line what closes lies below what opens,
    /// so that neighbours stay neighbours; of two that open together the larger ring is the outer one.
    /// </summary>
    public int Compare(int edge, int other)
    {
        if (edge == other)
        {
            return 0;
        }
        var side = Side(other, X(edge, _edges[edge].From), Y(edge, _edges[edge].From));
        side = side != 0 ? side : Side(other, X(edge, _edges[edge].To), Y(edge, _edges[edge].To));
        if (side != 0)
        {
            return side;
        }
        var (opens, otherOpens) = (InsideAbove(edge), InsideAbove(other));
        if (opens != otherOpens)
        {
            return opens ? 1 : -1;
        }
        var larger = Math.Abs(_boxes[Ring(edge)].Area).CompareTo(Math.Abs(_boxes[Ring(other)].Area));
        larger = larger != 0 ? larger : Ring(other).CompareTo(Ring(edge));
        larger = larger != 0 ? larger : other.CompareTo(edge);
        return opens ? -larger : larger;
    }

    // Positive where a point lies above the line of an edge.
    private int Side(int edge, double x, double y)
    {
        var (_, from, to) = _edges[edge];
        return CGAlgorithmsDD.OrientationIndex(X(edge, from), Y(edge, from), X(edge, to), Y(edge, to), x, y);
    }

    private double X(int edge, int point) => _rings[_edges[edge].Ring][point];

    private double Y(int edge, int point) => _rings[_edges[edge].Ring][point + 1];

    private static int ComparePoints(double x, double y, double otherX, double otherY) => x != otherX ? x.CompareTo(otherX) : y.CompareTo(otherY);

    private int[] Sorted(Comparison<int> order)
    {
        int[] edges = [.. Enumerable.Range(0, Count)];
        Array.Sort(edges, order);
        return edges;
    }
}
