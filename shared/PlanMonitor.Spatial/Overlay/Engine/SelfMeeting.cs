using System.Numerics;
using System.Runtime.CompilerServices;

namespace PlanMonitor.Spatial.Overlay.Engine;

/// <summary>Looks for edges of one shape that meet each other, those that follow one another in a ring left out; these must not turn back on themselves.</summary>
internal sealed class SelfMeeting
{
    private readonly EdgeSet _edges = new();

    // Meeting boxes that may still be looked at.
    private long _left;

    /// <summary>Whether there are none; false as well for a shape that costs more to look through than <see cref="EdgeWork"/> allows. The shape has its box, and its tree where it has many edges.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool None(FlatShape shape)
    {
        for (var ring = 0; ring < shape.RingCount; ring++)
        {
            for (var i = shape.Start(ring); i < shape.Last(ring); i++)
            {
                if (IsSpike(shape, i, i + 1 == shape.Last(ring) ? shape.Start(ring) + 1 : i + 2))
                {
                    return false;
                }
            }
        }
        if (shape.Tree is { } tree)
        {
            _left = EdgeWork.LimitOf(shape);
            var top = tree.Levels - 1;
            return Within(shape, tree, top, tree.LevelStart(top)) && _left >= 0;
        }
        _edges.Gather(shape, shape.Box);
        for (var i = 0; i + 1 < _edges.Count; i++)
        {
            // The next edge may always meet this one.
            var from = _edges[i + 1] == _edges[i] + 1 ? i + 2 : i + 1;
            for (var bits = _edges.Meeting(_edges.BoxOf(i), from); bits != 0; bits &= bits - 1)
            {
                if (!Apart(shape, _edges[i], _edges[from + BitOperations.TrailingZeroCount(bits)]))
                {
                    return false;
                }
            }
        }
        return true;
    }

    // Whether no two edges below a node meet.
    private bool Within(FlatShape shape, EdgeTree tree, int level, int index)
    {
        ref readonly var node = ref tree.Nodes[index];
        if (level == 0)
        {
            return RunWithin(shape, node);
        }
        var (first, end) = tree.Children(level, index);
        for (var child = first; child < end; child++)
        {
            if (!Within(shape, tree, level - 1, child))
            {
                return false;
            }
            for (var other = child + 1; other < end; other++)
            {
                if (!Between(shape, tree, level - 1, child, other))
                {
                    return false;
                }
            }
        }
        return true;
    }

    // Whether no edge below one node meets one below another of the same level.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool Between(FlatShape shape, EdgeTree tree, int level, int one, int other)
    {
        ref readonly var a = ref tree.Nodes[one];
        ref readonly var b = ref tree.Nodes[other];
        if (!a.Box.Meets(b.Box))
        {
            return true;
        }
        if (--_left < 0)
        {
            return false;
        }
        if (level > 0)
        {
            var (first, end) = tree.Children(level, one);
            var (otherFirst, otherEnd) = tree.Children(level, other);
            for (var child = first; child < end; child++)
            {
                if (!tree.Nodes[child].Box.Meets(b.Box))
                {
                    continue;
                }
                for (var otherChild = otherFirst; otherChild < otherEnd; otherChild++)
                {
                    if (!Between(shape, tree, level - 1, child, otherChild))
                    {
                        return false;
                    }
                }
            }
            return true;
        }
        return RunsBetween(shape, a, b);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool RunWithin(FlatShape shape, in EdgeTree.Node run)
    {
        if (run.To - run.From == RunBoxes.Edges)
        {
            var boxes = new RunBoxes(shape, run.From);
            for (var i = 0; i + 2 < RunBoxes.Edges; i++)
            {
                // The edge itself and the next one may always meet this one.
                for (var bits = boxes.Meeting(BoxOf(shape, run.From + i)) >> (i + 2); bits != 0; bits &= bits - 1)
                {
                    if (!Apart(shape, run.From + i, run.From + i + 2 + BitOperations.TrailingZeroCount(bits)))
                    {
                        return false;
                    }
                }
            }
            return true;
        }
        for (var i = run.From; i < run.To; i++)
        {
            for (var k = i + 2; k < run.To; k++)
            {
                if (BoxOf(shape, i).Meets(BoxOf(shape, k)) && !Apart(shape, i, k))
                {
                    return false;
                }
            }
        }
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool RunsBetween(FlatShape shape, in EdgeTree.Node a, in EdgeTree.Node b)
    {
        var full = b.To - b.From == RunBoxes.Edges;
        var boxes = full ? new RunBoxes(shape, b.From) : default;
        for (var i = a.From; i < a.To; i++)
        {
            var box = BoxOf(shape, i);
            if (!box.Meets(b.Box))
            {
                continue;
            }
            if (full)
            {
                var meeting = boxes.Meeting(box);
                _left -= BitOperations.PopCount(meeting);
                for (var bits = meeting; bits != 0; bits &= bits - 1)
                {
                    if (!Apart(shape, i, b.From + BitOperations.TrailingZeroCount(bits)))
                    {
                        return false;
                    }
                }
                continue;
            }
            _left -= b.To - b.From;
            for (var k = b.From; k < b.To; k++)
            {
                if (box.Meets(BoxOf(shape, k)) && !Apart(shape, i, k))
                {
                    return false;
                }
            }
        }
        return true;
    }

    private static Box BoxOf(FlatShape shape, int edge)
    {
        var (x1, y1, x2, y2) = (shape.X[edge], shape.Y[edge], shape.X[edge + 1], shape.Y[edge + 1]);
        return new(x1 < x2 ? x1 : x2, y1 < y2 ? y1 : y2, x1 < x2 ? x2 : x1, y1 < y2 ? y2 : y1);
    }

    // Two edges with no point in common, or one after the other in a ring.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool Apart(FlatShape shape, int one, int other)
    {
        double[] x = shape.X, y = shape.Y;
        var (a, a2, b, b2) = (one, one + 1, other, other + 1);
        var from = Orientation.Of(x[a], y[a], x[a2], y[a2], x[b], y[b]);
        var to = Orientation.Of(x[a], y[a], x[a2], y[a2], x[b2], y[b2]);
        if ((from > 0 && to > 0) || (from < 0 && to < 0))
        {
            return true;
        }
        from = Orientation.Of(x[b], y[b], x[b2], y[b2], x[a], y[a]);
        to = Orientation.Of(x[b], y[b], x[b2], y[b2], x[a2], y[a2]);
        return (from > 0 && to > 0) || (from < 0 && to < 0) || Follow(shape, one, other);
    }

    private static bool Follow(FlatShape shape, int one, int other)
    {
        if (other == one + 1)
        {
            return true;
        }
        // The first edge of a ring follows its last.
        for (var ring = 0; ring < shape.RingCount; ring++)
        {
            if (shape.Start(ring) == one)
            {
                return other + 1 == shape.Last(ring);
            }
        }
        return false;
    }

    private static bool IsSpike(FlatShape shape, int first, int third)
    {
        double[] x = shape.X, y = shape.Y;
        var second = first + 1;
        return ((x[second] - x[first]) * (x[third] - x[second])) + ((y[second] - y[first]) * (y[third] - y[second])) < 0
            && Orientation.Of(x[first], y[first], x[second], y[second], x[third], y[third]) == 0;
    }
}
