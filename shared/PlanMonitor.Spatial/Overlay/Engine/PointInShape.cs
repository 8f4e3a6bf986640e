using System.Runtime.CompilerServices;

namespace PlanMonitor.Spatial.Overlay.Engine;

/// <summary>Whether a point lies inside a shape, one of the two being shifted: how often a ray to the east meets the boundary, odd or even.</summary>
internal static class PointInShape
{
    /// <summary>Whether the point lies inside.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="x">Longitude of the point.</param>
    /// <param name="y">Its latitude.</param>
    /// <param name="shapeShifted">True where the shape is the shifted one, false where the point is.</param>
    public static bool Inside(FlatShape shape, double x, double y, bool shapeShifted)
    {
        if (!shape.Box.Holds(x, y))
        {
            return false;
        }
        if (shape.Tree is { } tree)
        {
            var top = tree.Levels - 1;
            return Node(shape, tree, top, tree.LevelStart(top), x, y, shapeShifted);
        }
        var odd = false;
        for (var ring = 0; ring < shape.RingCount; ring++)
        {
            odd ^= Edges(shape, shape.Start(ring), shape.Last(ring), x, y, shapeShifted);
        }
        return odd;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool Node(FlatShape shape, EdgeTree tree, int level, int index, double x, double y, bool shapeShifted)
    {
        ref readonly var node = ref tree.Nodes[index];
        if (node.Box.South > y || node.Box.North < y || node.Box.East < x)
        {
            return false;
        }
        if (node.Chain && node.Box.West > x)
        {
            // All of it lies to the east: only where it begins and where it ends matters.
            return Above(shape.Y[node.From], y, shapeShifted) != Above(shape.Y[node.To], y, shapeShifted);
        }
        if (level == 0)
        {
            return Edges(shape, node.From, node.To, x, y, shapeShifted);
        }
        var odd = false;
        var (first, end) = tree.Children(level, index);
        for (var child = first; child < end; child++)
        {
            odd ^= Node(shape, tree, level - 1, child, x, y, shapeShifted);
        }
        return odd;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool Edges(FlatShape shape, int from, int to, double x, double y, bool shapeShifted)
    {
        var xs = shape.X.AsSpan(from, to - from + 1);
        var ys = shape.Y.AsSpan(from, to - from + 1);
        var odd = false;
        var above = Above(ys[0], y, shapeShifted);
        for (var i = 1; i < ys.Length; i++)
        {
            var next = Above(ys[i], y, shapeShifted);
            if (next != above)
            {
                odd ^= IsEast(xs[i - 1], ys[i - 1], xs[i], ys[i], x, y, next, shapeShifted);
            }
            above = next;
        }
        return odd;
    }

    private static bool IsEast(double ax, double ay, double bx, double by, double x, double y, bool rises, bool shapeShifted)
    {
        if (ax < x && bx < x)
        {
            return false;
        }
        if (ax > x && bx > x)
        {
            return true;
        }
        var orientation = Orientation.Of(ax, ay, bx, by, x, y);
        var side = shapeShifted ? Shift.SideOfEdge(orientation, bx - ax, by - ay) : Shift.SideOfPoint(orientation, bx - ax, by - ay);
        return side > 0 == rises;
    }

    // The shift goes north: of two equal latitudes that of the shifted one is greater.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Above(double vertex, double y, bool shapeShifted) => shapeShifted ? vertex >= y : vertex > y;
}
