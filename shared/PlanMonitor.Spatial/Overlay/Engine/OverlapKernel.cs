using System.Runtime.CompilerServices;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;
using PlanMonitor.Spatial.Areas;

namespace PlanMonitor.Spatial.Overlay.Engine;

/// <summary>
/// The area that two shapes share, without the shape of it: the sum over the parts of either boundary that lie inside the other shape. Sides are
/// decided exactly and ties by shifting the second shape by an infinitesimal, so that touching, collinear and repeated edges are nothing special.
/// Costs follow the boundaries near each other. For one thread.
/// </summary>
internal sealed class OverlapKernel
{
    // A shared area is at least a square millimetre: below it is rounding.
    private const double Least = 1e-6;

    // Degrees; what is wider is no site, and may reach round the globe.
    private const double Widest = 5;

    // Corners that the overlay adds to long edges make geodesics of them that enclose a little more or less than the patch does; of a sliver, less than
    // nothing.
    private const double Slack = 1e-4;

    private readonly EdgeSet _patchEdges = new();
    private readonly EdgeSet _featureEdges = new();
    private readonly CrossingFinder _crossings = new();
    private AreaFrame _frame;
    private bool _lost;

    /// <summary>How the pairs so far were decided.</summary>
    public OverlayStats Stats { get; private set; }

    /// <summary>Shared area in m² of two shapes fit for the kernel whose boxes meet; 0 where they are apart or touch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Shared(FlatShape patch, FlatShape feature)
    {
        var window = patch.Box.Common(feature.Box);
        if (window.East - window.West > Widest || window.North - window.South > Widest)
        {
            return FallBack(patch, feature);
        }
        _patchEdges.Gather(patch, window);
        _featureEdges.Gather(feature, window);
        _lost = false;
        _frame = new(window);
        _crossings.Find(patch, _patchEdges, feature, _featureEdges, _frame);
        var area = Inside(feature, _featureEdges, _crossings.OnShifted, patch, patchIsIt: false);
        area += area == 0 && patch.RingCount == 1 && _crossings.OnFixed.IsEmpty && _crossings.OnShifted.IsEmpty
            ? Whole(patch, feature)
            : Inside(patch, _patchEdges, _crossings.OnFixed, feature, patchIsIt: true);
        if (_lost || area < (-Slack * patch.Area) - Least || area > (patch.Area * (1 + Slack)) + Least)
        {
            return FallBack(patch, feature);
        }
        Stats += _crossings.Any ? new OverlayStats(1, 0, 1, 0) : new OverlayStats(1, 1, 0, 0);
        return area < Least ? 0 : area;
    }

    /// <summary>Area of a shape in m².</summary>
    public static double Area(FlatShape shape)
    {
        if (shape.Box.East - shape.Box.West > Widest || shape.Box.North - shape.Box.South > Widest)
        {
            return GeodesicArea.Of(shape.ToGeometry());
        }
        var frame = new AreaFrame(shape.Box);
        var area = 0.0;
        for (var ring = 0; ring < shape.RingCount; ring++)
        {
            // A ring encloses what it encloses, even where geodesics turn a sliver inside out.
            var size = Math.Abs(OfRing(shape, ring, frame));
            area += shape.IsHole(ring) ? -size : size;
        }
        return Math.Max(0, area);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double OfRing(FlatShape shape, int ring, in AreaFrame frame)
    {
        var area = 0.0;
        var (x, y) = (shape.X[shape.Start(ring)] - frame.X, shape.Y[shape.Start(ring)] - frame.Y);
        var rise = frame.Rise(y);
        for (var i = shape.Start(ring) + 1; i <= shape.Last(ring); i++)
        {
            var (nextX, nextY) = (shape.X[i] - frame.X, shape.Y[i] - frame.Y);
            var nextRise = frame.Rise(nextY);
            area += frame.Edge(x, y, rise, nextX, nextY, nextRise);
            (x, y, rise) = (nextX, nextY, nextRise);
        }
        return area;
    }

    // Of a patch that no edge crosses and that holds nothing of the feature: all or nothing.
    private static double Whole(FlatShape patch, FlatShape feature) =>
        PointInShape.Inside(feature, patch.X[patch.First], patch.Y[patch.First], shapeShifted: true) ? patch.Area : 0;

    // What the parts of a shape's edges that lie inside the other shape add to the shared area.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Inside(FlatShape shape, EdgeSet edges, ReadOnlySpan<Crossing> crossings, FlatShape other, bool patchIsIt)
    {
        double[] xs = shape.X, ys = shape.Y;
        var (area, next, state, expected, known) = (0.0, 0, 0, -1, -1);
        double x = 0, y = 0, rise = 0;
        for (var i = 0; i < edges.Count; i++)
        {
            var edge = edges[i];
            if (edge != expected)
            {
                // The first of a run of edges: where the run before ended says nothing about it.
                state = PointInShape.Inside(other, xs[edge], ys[edge], shapeShifted: patchIsIt) ? 1 : 0;
            }
            expected = edge + 1;
            if (state == 0 && (next == crossings.Length || crossings[next].Edge != edge))
            {
                continue;
            }
            if (edge != known)
            {
                (x, y) = (xs[edge] - _frame.X, ys[edge] - _frame.Y);
                rise = _frame.Rise(y);
            }
            for (; next < crossings.Length && crossings[next].Edge == edge; next++)
            {
                ref readonly var crossing = ref crossings[next];
                var at = _frame.Rise(crossing.Y);
                if (state != 0)
                {
                    area += state * _frame.Edge(x, y, rise, crossing.X, crossing.Y, at);
                }
                (x, y, rise) = (crossing.X, crossing.Y, at);
                state += crossing.Step;
            }
            if (state != 0)
            {
                var (endX, endY) = (xs[edge + 1] - _frame.X, ys[edge + 1] - _frame.Y);
                var end = _frame.Rise(endY);
                area += state * _frame.Edge(x, y, rise, endX, endY, end);
                (x, y, rise, known) = (endX, endY, end, edge + 1);
            }
            _lost |= state is not (0 or 1);
        }
        return area;
    }

    private double FallBack(FlatShape patch, FlatShape feature)
    {
        Stats += new OverlayStats(1, 0, 1, 1);
        return GeodesicArea.Of(OverlayNGRobust.Overlay(patch.ToGeometry(), feature.ToGeometry(), SpatialFunction.Intersection));
    }
}
