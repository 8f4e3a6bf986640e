using System.Runtime.CompilerServices;
using NetTopologySuite.Geometries;

namespace PlanMonitor.Spatial.Overlay.Engine;

/// <summary>
/// Makes shapes fit for the kernel where they are surely valid: edges meet nowhere but where they follow one another, holes lie in their shell and
/// outside each other, parts lie apart. What is not surely valid, be it only that a hole touches its shell, is for the full check. For one thread.
/// </summary>
internal sealed class ShapeCheck
{
    // Rings are held against each other one by one: of more the full check knows a shorter way.
    private const long MostRingWork = 200_000_000;

    [ThreadStatic]
    private static ShapeCheck? _own;

    private readonly SelfMeeting _meetings = new();
    private readonly EdgeTree _tree = new();
    private Box[] _boxes = new Box[8];

    /// <summary>
    /// Sets box and tree, turns rings so that the inside is to their left, and gives true; or gives false and leaves the shape as it is but for its box.
    /// The tree is this object's own and holds until the next shape.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Prepare(FlatShape shape)
    {
        var known = 0;
        if (!Measure(shape) || !(IsStar(shape, out known) || IsSimple(shape)))
        {
            return false;
        }
        if (shape.RingCount > 1 && !IsNested(shape))
        {
            return false;
        }
        var turned = false;
        for (var ring = 0; ring < shape.RingCount; ring++)
        {
            var (start, length) = (shape.Start(ring), shape.Last(ring) - shape.Start(ring) + 1);
            var left = known != 0 ? known > 0 : RingFigures.TurnsLeft(shape.X.AsSpan(start, length), shape.Y.AsSpan(start, length));
            if (left == shape.IsHole(ring))
            {
                shape.X.AsSpan(start, length).Reverse();
                shape.Y.AsSpan(start, length).Reverse();
                turned = true;
            }
        }
        if (turned)
        {
            Plant(shape, _tree);
        }
        return true;
    }

    /// <summary>Sets the box and the tree of a shape that was fit for the kernel before.</summary>
    public void Renew(FlatShape shape)
    {
        Measure(shape);
        Plant(shape, _tree);
    }

    /// <summary>Sets the box and the tree of a shape that is known to be valid, and turns its rings.</summary>
    public void Adopt(FlatShape shape) => Adopt(shape, _tree);

    /// <summary>A valid geometry fit for the kernel, with a tree and an area of its own.</summary>
    public static FlatShape Fit(Geometry geometry)
    {
        var shape = FlatShape.Of(geometry);
        (_own ??= new()).Adopt(shape, null);
        shape.Area = OverlapKernel.Area(shape);
        return shape;
    }

    /// <summary>Sets the box of a shape that was fit for the kernel before, and gives it a tree of its own.</summary>
    public static void Refit(FlatShape shape)
    {
        (_own ??= new()).Measure(shape);
        Plant(shape, null);
    }

    private void Adopt(FlatShape shape, EdgeTree? tree)
    {
        Measure(shape);
        for (var ring = 0; ring < shape.RingCount; ring++)
        {
            var (start, length) = (shape.Start(ring), shape.Last(ring) - shape.Start(ring) + 1);
            if (RingFigures.TurnsLeft(shape.X.AsSpan(start, length), shape.Y.AsSpan(start, length)) == shape.IsHole(ring))
            {
                shape.X.AsSpan(start, length).Reverse();
                shape.Y.AsSpan(start, length).Reverse();
            }
        }
        Plant(shape, tree);
    }

    // A tree of its own where none is given.
    private static void Plant(FlatShape shape, EdgeTree? tree)
    {
        shape.Tree = null;
        if (shape.End - shape.First > EdgeTree.LeastEdges)
        {
            tree ??= new();
            tree.Build(shape);
            shape.Tree = tree;
        }
    }

    private bool IsSimple(FlatShape shape)
    {
        Plant(shape, _tree);
        return (long)shape.RingCount * (shape.End - shape.First) <= MostRingWork && _meetings.None(shape);
    }

    private bool Measure(FlatShape shape)
    {
        if (_boxes.Length < shape.RingCount)
        {
            _boxes = new Box[2 * shape.RingCount];
        }
        var (plain, box) = (true, Box.None);
        for (var ring = 0; ring < shape.RingCount; ring++)
        {
            var (start, length) = (shape.Start(ring), shape.Last(ring) - shape.Start(ring) + 1);
            if (length < 1)
            {
                return false;
            }
            plain &= RingFigures.IsPlain(shape.X.AsSpan(start, length), shape.Y.AsSpan(start, length), out _boxes[ring]);
            box = box.With(_boxes[ring]);
        }
        shape.Box = box;
        return plain && box.West >= -180 && box.East <= 180 && box.South >= -90 && box.North <= 90;
    }

    private static bool IsStar(FlatShape shape, out int turn)
    {
        turn = 0;
        if (shape.RingCount > 1 || shape.End - shape.First > EdgeTree.LeastEdges)
        {
            return false;
        }
        var (start, length) = (shape.First, shape.End - shape.First);
        turn = RingFigures.Star(shape.X.AsSpan(start, length), shape.Y.AsSpan(start, length), (shape.Box.West + shape.Box.East) / 2, (shape.Box.South + shape.Box.North) / 2);
        return turn != 0;
    }

    // Edges are known to be apart: one vertex tells where a ring lies.
    private bool IsNested(FlatShape shape)
    {
        for (var (ring, shell) = (0, 0); ring < shape.RingCount; ring++)
        {
            shell = shape.IsHole(ring) ? shell : ring;
            if (ring != shell && !IsIn(shape, ring, shell))
            {
                return false;
            }
            for (var other = 0; other < ring; other++)
            {
                // A part inside another's hole may be valid; that is for the full check.
                if (other != shell && _boxes[ring].Meets(_boxes[other]) && (IsIn(shape, ring, other) || IsIn(shape, other, ring)))
                {
                    return false;
                }
            }
        }
        return true;
    }

    private static bool IsIn(FlatShape shape, int ring, int other)
    {
        var (x, y, odd) = (shape.X[shape.Start(ring)], shape.Y[shape.Start(ring)], false);
        for (var i = shape.Start(other); i < shape.Last(other); i++)
        {
            if (shape.Y[i] > y != shape.Y[i + 1] > y)
            {
                odd ^= Orientation.Of(shape.X[i], shape.Y[i], shape.X[i + 1], shape.Y[i + 1], x, y) > 0 == shape.Y[i + 1] > y;
            }
        }
        return odd;
    }
}
