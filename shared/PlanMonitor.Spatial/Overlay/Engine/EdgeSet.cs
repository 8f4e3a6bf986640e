using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace PlanMonitor.Spatial.Overlay.Engine;

/// <summary>Edges of a shape with their boxes, in order; an edge is named by its first vertex. Filled again for every use.</summary>
internal sealed class EdgeSet
{
    private int[] _edges = new int[64];
    private double[] _west = new double[64];
    private double[] _south = new double[64];
    private double[] _east = new double[64];
    private double[] _north = new double[64];

    public int Count { get; private set; }

    public int this[int position] => _edges[position];

    public Box BoxOf(int position) => new(_west[position], _south[position], _east[position], _north[position]);

    /// <summary>Takes the edges of a shape whose boxes meet a window.</summary>
    public void Gather(FlatShape shape, in Box window)
    {
        Count = 0;
        if (shape.Tree is { } tree)
        {
            var top = tree.Levels - 1;
            FromTree(shape, tree, top, tree.LevelStart(top), window);
            return;
        }
        for (var ring = 0; ring < shape.RingCount; ring++)
        {
            Run(shape, shape.Start(ring), shape.Last(ring), window);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FromTree(FlatShape shape, EdgeTree tree, int level, int index, in Box window)
    {
        ref readonly var node = ref tree.Nodes[index];
        if (!node.Box.Meets(window))
        {
            return;
        }
        if (level == 0)
        {
            Run(shape, node.From, node.To, window);
            return;
        }
        var (first, end) = tree.Children(level, index);
        for (var child = first; child < end; child++)
        {
            FromTree(shape, tree, level - 1, child, window);
        }
    }

    // The edges from one vertex to another of the same ring.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Run(FlatShape shape, int from, int to, in Box window)
    {
        Room(Count + (to - from));
        var xs = shape.X.AsSpan(from, to - from + 1);
        var ys = shape.Y.AsSpan(from, to - from + 1);
        var at = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            var (west, south) = (Vector256.Create(window.West), Vector256.Create(window.South));
            var (east, north) = (Vector256.Create(window.East), Vector256.Create(window.North));
            for (; at + Vector256<double>.Count < xs.Length; at += Vector256<double>.Count)
            {
                var (x, x2) = (Vector256.Create<double>(xs[at..]), Vector256.Create<double>(xs[(at + 1)..]));
                var (y, y2) = (Vector256.Create<double>(ys[at..]), Vector256.Create<double>(ys[(at + 1)..]));
                var meets = Vector256.LessThanOrEqual(Vector256.MinNative(x, x2), east) & Vector256.GreaterThanOrEqual(Vector256.MaxNative(x, x2), west)
                    & Vector256.LessThanOrEqual(Vector256.MinNative(y, y2), north) & Vector256.GreaterThanOrEqual(Vector256.MaxNative(y, y2), south);
                for (var bits = meets.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
                {
                    var i = at + BitOperations.TrailingZeroCount(bits);
                    Add(from + i, xs[i], ys[i], xs[i + 1], ys[i + 1]);
                }
            }
        }
        for (; at + 1 < xs.Length; at++)
        {
            if (new Box(Math.Min(xs[at], xs[at + 1]), Math.Min(ys[at], ys[at + 1]), Math.Max(xs[at], xs[at + 1]), Math.Max(ys[at], ys[at + 1])).Meets(window))
            {
                Add(from + at, xs[at], ys[at], xs[at + 1], ys[at + 1]);
            }
        }
    }

    /// <summary>The positions from one on, up to 64 of them, whose boxes meet a box: a bit each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ulong Meeting(in Box box, int from)
    {
        ulong found = 0;
        var end = Math.Min(Count, from + 64);
        var at = from;
        if (Vector256.IsHardwareAccelerated)
        {
            var (west, south) = (Vector256.Create(box.West), Vector256.Create(box.South));
            var (east, north) = (Vector256.Create(box.East), Vector256.Create(box.North));
            for (; at + Vector256<double>.Count <= end; at += Vector256<double>.Count)
            {
                var meets = Vector256.LessThanOrEqual(Vector256.Create<double>(_west.AsSpan(at)), east) & Vector256.GreaterThanOrEqual(Vector256.Create<double>(_east.AsSpan(at)), west)
                    & Vector256.LessThanOrEqual(Vector256.Create<double>(_south.AsSpan(at)), north) & Vector256.GreaterThanOrEqual(Vector256.Create<double>(_north.AsSpan(at)), south);
                found |= (ulong)meets.ExtractMostSignificantBits() << (at - from);
            }
        }
        for (; at < end; at++)
        {
            found |= BoxOf(at).Meets(box) ? 1UL << (at - from) : 0;
        }
        return found;
    }

    private void Add(int edge, double x, double y, double x2, double y2)
    {
        var at = Count++;
        _edges[at] = edge;
        _west[at] = Math.Min(x, x2);
        _east[at] = Math.Max(x, x2);
        _south[at] = Math.Min(y, y2);
        _north[at] = Math.Max(y, y2);
    }

    private void Room(int count)
    {
        if (count > _edges.Length)
        {
            var length = Math.Max(count, 2 * _edges.Length);
            Array.Resize(ref _edges, length);
            Array.Resize(ref _west, length);
            Array.Resize(ref _south, length);
            Array.Resize(ref _east, length);
            Array.Resize(ref _north, length);
        }
    }
}
