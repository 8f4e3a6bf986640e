using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PlanMonitor.Spatial.Overlay.Engine;

/// <summary>Finds where the edges of a fixed shape and those of a shifted one cross, and where vertices of one lie on edges of the other.</summary>
internal sealed class CrossingFinder
{
    // Beyond so many pairs of edges the tree of the fixed shape is asked for each edge.
    private const long ManyPairs = 1 << 14;

    private readonly EdgeSet _near = new();
    private readonly List<Crossing> _onFixed = [];
    private readonly List<Crossing> _onShifted = [];
    private FlatShape _fixed = new();
    private FlatShape _shifted = new();
    private AreaFrame _frame;

    /// <summary>On the edges of the fixed shape, in the order of its boundary.</summary>
    public ReadOnlySpan<Crossing> OnFixed => CollectionsMarshal.AsSpan(_onFixed);

    /// <summary>On the edges of the shifted shape, in the order of its boundary.</summary>
    public ReadOnlySpan<Crossing> OnShifted => CollectionsMarshal.AsSpan(_onShifted);

    /// <summary>Whether boundaries cross.</summary>
    public bool Any { get; private set; }

    /// <summary>Finds them among edges of the two.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Find(FlatShape fixedShape, EdgeSet fixedEdges, FlatShape shifted, EdgeSet shiftedEdges, in AreaFrame frame)
    {
        _onFixed.Clear();
        _onShifted.Clear();
        (_fixed, _shifted, _frame, Any) = (fixedShape, shifted, frame, false);
        if ((long)fixedEdges.Count * shiftedEdges.Count > ManyPairs && fixedShape.Tree is not null)
        {
            for (var i = 0; i < shiftedEdges.Count; i++)
            {
                _near.Gather(fixedShape, shiftedEdges.BoxOf(i));
                for (var k = 0; k < _near.Count; k++)
                {
                    Pair(_near[k], shiftedEdges[i]);
                }
            }
        }
        else
        {
            for (var i = 0; i < shiftedEdges.Count; i++)
            {
                var box = shiftedEdges.BoxOf(i);
                for (var from = 0; from < fixedEdges.Count; from += 64)
                {
                    for (var bits = fixedEdges.Meeting(box, from); bits != 0; bits &= bits - 1)
                    {
                        Pair(fixedEdges[from + BitOperations.TrailingZeroCount(bits)], shiftedEdges[i]);
                    }
                }
            }
        }
        Sort(_onFixed);
        Sort(_onShifted);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Pair(int a, int b)
    {
        double[] ax = _fixed.X, ay = _fixed.Y, bx = _shifted.X, by = _shifted.Y;
        var (a1X, a1Y, a2X, a2Y) = (ax[a], ay[a], ax[a + 1], ay[a + 1]);
        var (b1X, b1Y, b2X, b2Y) = (bx[b], by[b], bx[b + 1], by[b + 1]);
        var a1 = Orientation.Of(b1X, b1Y, b2X, b2Y, a1X, a1Y);
        var a2 = Orientation.Of(b1X, b1Y, b2X, b2Y, a2X, a2Y);
        if ((a1 > 0 && a2 > 0) || (a1 < 0 && a2 < 0))
        {
            return;
        }
        var b1 = Orientation.Of(a1X, a1Y, a2X, a2Y, b1X, b1Y);
        var b2 = Orientation.Of(a1X, a1Y, a2X, a2Y, b2X, b2Y);
        if ((b1 > 0 && b2 > 0) || (b1 < 0 && b2 < 0))
        {
            return;
        }
        var (aX, aY, bX, bY) = (a2X - a1X, a2Y - a1Y, b2X - b1X, b2Y - b1Y);
        // Each vertex begins one edge of its ring: it is told once that it lies on an edge of the other shape.
        if (a1 == 0 && Between(a1X, a1Y, b1X, b1Y, b2X, b2Y))
        {
            _onShifted.Add(At(b, a1X - _frame.X, a1Y - _frame.Y, bX, bY, 0));
        }
        if (b1 == 0 && Between(b1X, b1Y, a1X, a1Y, a2X, a2Y))
        {
            _onFixed.Add(At(a, b1X - _frame.X, b1Y - _frame.Y, aX, aY, 0));
        }
        var (a1Side, a2Side) = (Shift.SideOfEdge(a1, bX, bY), Shift.SideOfEdge(a2, bX, bY));
        var (b1Side, b2Side) = (Shift.SideOfPoint(b1, aX, aY), Shift.SideOfPoint(b2, aX, aY));
        if (a1Side == a2Side || b1Side == b2Side)
        {
            return;
        }
        Any = true;
        var (x, y) = a1 == 0 ? (a1X - _frame.X, a1Y - _frame.Y)
            : a2 == 0 ? (a2X - _frame.X, a2Y - _frame.Y)
            : b1 == 0 ? (b1X - _frame.X, b1Y - _frame.Y)
            : b2 == 0 ? (b2X - _frame.X, b2Y - _frame.Y)
            : (a1X - _frame.X + (a1 / (a1 - a2) * aX), a1Y - _frame.Y + (a1 / (a1 - a2) * aY));
        _onFixed.Add(At(a, x, y, aX, aY, a2Side));
        _onShifted.Add(At(b, x, y, bX, bY, b2Side));
    }

    private static Crossing At(int edge, double x, double y, double dx, double dy, int step) =>
        new(edge, Math.Abs(dx) >= Math.Abs(dy) ? x * Math.Sign(dx) : y * Math.Sign(dy), x, y, step);

    // Of a point that lies on the line: whether it lies on the edge, and at neither of its ends.
    private static bool Between(double x, double y, double x1, double y1, double x2, double y2) =>
        x >= Math.Min(x1, x2) && x <= Math.Max(x1, x2) && y >= Math.Min(y1, y2) && y <= Math.Max(y1, y2) && !(x == x1 && y == y1) && !(x == x2 && y == y2);

    private static void Sort(List<Crossing> crossings)
    {
        const int Few = 24;
        var span = CollectionsMarshal.AsSpan(crossings);
        if (span.Length > Few)
        {
            span.Sort();
            return;
        }
        for (var i = 1; i < span.Length; i++)
        {
            var moved = span[i];
            var at = i;
            while (at > 0 && moved < span[at - 1])
            {
                span[at] = span[--at];
            }
            span[at] = moved;
        }
    }
}
