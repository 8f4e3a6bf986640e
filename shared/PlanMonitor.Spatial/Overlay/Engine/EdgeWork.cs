using System.Numerics;
using System.Runtime.CompilerServices;

namespace PlanMonitor.Spatial.Overlay.Engine;

/// <summary>
/// What it costs to look for edges of a shape that meet: the boxes that meet on the way to them, counted before it is begun. Long edges that slant side by side, as the teeth of
/// a comb do, lie all in each other's boxes, so that a shape of the largest size would take days, here as in the full check.
/// </summary>
internal sealed class EdgeWork
{
    /// <summary>A shape with fewer edges is below the limit however they lie.</summary>
    public const int FewEdges = 5_650;

    // Three seconds of the full check. Shapes of the world have some five meeting boxes for an edge.
    private const long Least = 16_000_000;
    private const int ForEachEdge = 60;

    private readonly FlatShape _shape;
    private readonly EdgeTree _tree;
    private readonly long _limit;
    private long _count;

    private EdgeWork(FlatShape shape, EdgeTree tree)
    {
        (_shape, _tree) = (shape, tree);
        _limit = LimitOf(shape);
    }

    private bool TooMuch => _count > _limit;

    /// <summary>How many meeting boxes a shape may have.</summary>
    public static long LimitOf(FlatShape shape) => Least + ((long)ForEachEdge * (shape.End - shape.First));

    /// <summary>Whether a shape costs more than any shape that is meant to be looked at. It needs no box and is left as it is.</summary>
    public static bool IsTooMuch(FlatShape shape)
    {
        if (shape.End - shape.First < FewEdges)
        {
            return false;
        }
        var tree = new EdgeTree();
        tree.Build(shape);
        var work = new EdgeWork(shape, tree);
        var top = tree.Levels - 1;
        work.Within(top, tree.LevelStart(top));
        return work.TooMuch;
    }

    private void Within(int level, int index)
    {
        if (level == 0)
        {
            return;
        }
        var (first, end) = _tree.Children(level, index);
        for (var child = first; child < end && !TooMuch; child++)
        {
            Within(level - 1, child);
            for (var other = child + 1; other < end; other++)
            {
                Between(level - 1, child, other);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Between(int level, int one, int other)
    {
        ref readonly var a = ref _tree.Nodes[one];
        ref readonly var b = ref _tree.Nodes[other];
        if (!a.Box.Meets(b.Box) || TooMuch)
        {
            return;
        }
        _count++;
        if (level == 0)
        {
            Runs(a, b);
            return;
        }
        var (first, end) = _tree.Children(level, one);
        var (otherFirst, otherEnd) = _tree.Children(level, other);
        for (var child = first; child < end; child++)
        {
            for (var otherChild = otherFirst; otherChild < otherEnd; otherChild++)
            {
                Between(level - 1, child, otherChild);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Runs(in EdgeTree.Node a, in EdgeTree.Node b)
    {
        var full = b.To - b.From == RunBoxes.Edges;
        var boxes = full ? new RunBoxes(_shape, b.From) : default;
        for (var i = a.From; i < a.To; i++)
        {
            var box = EdgeTree.BoxOf(_shape, i, i + 1);
            if (box.Meets(b.Box))
            {
                _count += full ? BitOperations.PopCount(boxes.Meeting(box)) : b.To - b.From;
            }
        }
    }
}
