namespace PlanMonitor.Spatial.Formats.Rings;

/// <summary>
/// Finds the ring round each ring by a sweep from left to right (Bentley and Ottmann 1979, without crossings): what lies below the leftmost point of a ring tells
/// whose inside it stands in. Order is decided by exact orientation; the time is n log n for any rings, nested ten thousand deep or side by side.
/// </summary>
internal sealed class RingSweep
{
    private readonly RingEdges _edges;
    private readonly EdgeTree _tree;
    private readonly int[] _parents;
    private readonly bool[] _placed;
    private readonly List<int> _lowest = [];

    private RingSweep(IReadOnlyList<double[]> rings, RingBox[] boxes)
    {
        _edges = new(rings, boxes);
        _tree = new(_edges);
        _parents = new int[rings.Count];
        _placed = new bool[rings.Count];
        Array.Fill(_parents, -1);
    }

    /// <summary>The smallest ring round each ring, -1 where there is none.</summary>
    public static int[] Parents(IReadOnlyList<double[]> rings, RingBox[] boxes)
    {
        var sweep = new RingSweep(rings, boxes);
        sweep.Run();
        return sweep._parents;
    }

    private void Run()
    {
        var starts = _edges.ByStart();
        var ends = _edges.ByEnd();
        for (var (start, end) = (0, 0); start < starts.Length;)
        {
            // What ends at or before a point makes room for what begins there.
            var first = starts[start];
            while (end < ends.Length && _edges.CompareEndToStart(ends[end], first) <= 0)
            {
                _tree.Remove(ends[end++]);
            }
            var from = start;
            while (start < starts.Length && _edges.SameStart(starts[start], first))
            {
                _tree.Insert(starts[start++]);
            }
            Place(starts.AsSpan(from, start - from));
        }
    }

    // All edges that begin at a point are in the tree; rings that begin there are placed from the lowest up, since one may stand in the other.
    private void Place(ReadOnlySpan<int> begun)
    {
        _lowest.Clear();
        foreach (var edge in begun)
        {
            if (!_placed[_edges.Ring(edge)])
            {
                _lowest.Add(edge);
            }
        }
        if (_lowest.Count > 2)
        {
            _lowest.Sort(_edges.Compare);
        }
        else if (_lowest.Count == 2 && _edges.Compare(_lowest[0], _lowest[1]) > 0)
        {
            _lowest.Reverse();
        }
        foreach (var edge in _lowest)
        {
            var ring = _edges.Ring(edge);
            if (_placed[ring])
            {
                continue;
            }
            _placed[ring] = true;
            var below = _tree.Below(edge);
            // Of what crosses itself or others anything may be found below: such rings stand for themselves.
            if (below >= 0 && _edges.Ring(below) != ring)
            {
                _parents[ring] = _edges.InsideAbove(below) ? _edges.Ring(below) : _parents[_edges.Ring(below)];
            }
        }
    }
}
