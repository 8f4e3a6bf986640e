using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace PlanMonitor.Spatial.Overlay.Engine;

/// <summary>
/// Boxes over runs of eight consecutive edges of a shape, over eight such boxes, and so on: what is near a place is found without looking at the rest.
/// Made again for every shape that it is used for.
/// </summary>
internal sealed class EdgeTree
{
    private const int Fan = 8;
    private Node[] _nodes = new Node[64];
    private readonly List<int> _levels = [];

    /// <summary>Shapes with fewer edges are looked at whole.</summary>
    public const int LeastEdges = 64;

    /// <summary>Nodes: the runs first, then the levels above them; of a level all in order.</summary>
    public ReadOnlySpan<Node> Nodes => _nodes;

    /// <summary>The levels, the runs being level 0.</summary>
    public int Levels => _levels.Count - 1;

    /// <summary>The first node of a level.</summary>
    public int LevelStart(int level) => _levels[level];

    /// <summary>The children of a node, which lie on the level below.</summary>
    public (int First, int End) Children(int level, int node)
    {
        var first = _levels[level - 1] + ((node - _levels[level]) * Fan);
        return (first, Math.Min(first + Fan, _levels[level]));
    }

    /// <summary>Makes the tree of a shape.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Build(FlatShape shape)
    {
        _levels.Clear();
        _levels.Add(0);
        var count = 0;
        for (var ring = 0; ring < shape.RingCount; ring++)
        {
            var last = shape.Last(ring);
            for (var from = shape.Start(ring); from < last; from += Fan)
            {
                var to = Math.Min(from + Fan, last);
                Add(ref count, new(BoxOf(shape, from, to), from, to, true));
            }
        }
        for (var below = 0; count - below > 1; below = _levels[^1])
        {
            _levels.Add(count);
            var end = count;
            for (var first = below; first < end; first += Fan)
            {
                Add(ref count, Over(first, Math.Min(first + Fan, end)));
            }
        }
        _levels.Add(count);
    }

    private Node Over(int first, int end)
    {
        var (box, chain) = (_nodes[first].Box, _nodes[first].Chain);
        for (var i = first + 1; i < end; i++)
        {
            box = box.With(_nodes[i].Box);
            chain &= _nodes[i].Chain && _nodes[i].From == _nodes[i - 1].To;
        }
        return new(box, _nodes[first].From, _nodes[end - 1].To, chain);
    }

    private void Add(ref int count, in Node node)
    {
        if (count == _nodes.Length)
        {
            Array.Resize(ref _nodes, 2 * count);
        }
        _nodes[count++] = node;
    }

    /// <summary>The box of the edges from one vertex to another of a ring.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Box BoxOf(FlatShape shape, int from, int to)
    {
        var xs = shape.X.AsSpan(from, to - from + 1);
        var ys = shape.Y.AsSpan(from, to - from + 1);
        var (west, east, south, north, at) = (xs[^1], xs[^1], ys[^1], ys[^1], 0);
        if (Vector256.IsHardwareAccelerated && xs.Length == Fan + 1)
        {
            var (x, x2) = (Vector256.Create<double>(xs), Vector256.Create<double>(xs[4..]));
            var (y, y2) = (Vector256.Create<double>(ys), Vector256.Create<double>(ys[4..]));
            (west, east) = (Math.Min(west, Least(Vector256.MinNative(x, x2))), Math.Max(east, -Least(-Vector256.MaxNative(x, x2))));
            (south, north) = (Math.Min(south, Least(Vector256.MinNative(y, y2))), Math.Max(north, -Least(-Vector256.MaxNative(y, y2))));
            at = Fan;
        }
        for (; at < xs.Length; at++)
        {
            (west, east) = (Math.Min(west, xs[at]), Math.Max(east, xs[at]));
            (south, north) = (Math.Min(south, ys[at]), Math.Max(north, ys[at]));
        }
        return new(west, south, east, north);
    }

    private static double Least(Vector256<double> four)
    {
        var two = Vector128.MinNative(four.GetLower(), four.GetUpper());
        return Math.Min(two[0], two[1]);
    }

    /// <summary>A node.</summary>
    /// <param name="Box">Holds its edges.</param>
    /// <param name="From">The first vertex.</param>
    /// <param name="To">The last vertex.</param>
    /// <param name="Chain">Whether its edges follow one another from the first vertex to the last.</param>
    internal readonly record struct Node(Box Box, int From, int To, bool Chain);
}
