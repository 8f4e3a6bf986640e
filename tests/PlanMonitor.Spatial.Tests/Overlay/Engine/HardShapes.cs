using PlanMonitor.Spatial.Crs;
using PlanMonitor.Spatial.Formats;
using PlanMonitor.Spatial.Overlay.Engine;
using PlanMonitor.Spatial.Repair;

namespace PlanMonitor.Spatial.Tests.Overlay.Engine;

/// <summary>
/// Pairs of shapes made to be hard, by seed: corners on one coarse grid, so that vertices lie on edges and edges on edges; repeated points, holes,
/// several parts, rings that run either way, rings that cross themselves. The grid is exact in binary, or only nearly so, or moved by a last bit.
/// </summary>
internal sealed class HardShapes
{
    private readonly Random _random;
    private readonly double _west;
    private readonly double _south;
    private readonly double _step;
    private readonly int _cells;
    private readonly bool _shaken;

    public HardShapes(int seed)
    {
        _random = new(seed);
        (_west, _south) = _random.Next(4) switch { 0 => (0, 0), 1 => (-70.5, -13), 2 => (179.5, 68), _ => (123, 41) };
        _step = _random.Next(3) switch { 0 => 1.0 / 1024, 1 => 0.0003, _ => 0.00017 };
        _cells = _random.Next(2, 9);
        _shaken = _random.Next(4) == 0;
    }

    public (RawPolygons One, RawPolygons Other) Pair()
    {
        var one = Shape();
        return (one, _random.Next(5) == 0 ? Changed(one) : Shape());
    }

    /// <summary>The shape as the reader of a layer would have it: taken as it is, or repaired; null where it is refused.</summary>
    public static FlatShape? Fit(RawPolygons raw, ShapeCheck check)
    {
        var shape = FlatShape.Of(raw);
        if (shape is null || !check.Prepare(shape))
        {
            if (!PolygonBuilder.Build(raw, new(CrsForm.Degrees), 1, RepairLimit.None).TryGet(out var built, out _))
            {
                return null;
            }
            shape = FlatShape.Of(built.Geometry);
            check.Adopt(shape);
        }
        if (shape.Tree is not null)
        {
            shape.Tree = new();
            shape.Tree.Build(shape);
        }
        shape.Area = OverlapKernel.Area(shape);
        return shape;
    }

    private RawPolygons Shape()
    {
        var parts = _random.Next(6) == 0 ? _random.Next(2, 4) : 1;
        return new([.. Enumerable.Range(0, parts).Select(_ => Part())], parts > 1);
    }

    private IReadOnlyList<double[]> Part() => _random.Next(8) switch
    {
        0 => [Ring(Enumerable.Range(0, 3).Select(_ => Corner()))],
        1 or 2 => [Box(0, _cells)],
        3 when _cells > 3 => [Box(0, _cells), Box(1, _cells - 1)],
        // Four corners in any order: a bow tie as often as not.
        4 => [Ring(Enumerable.Range(0, 4).Select(_ => Corner()))],
        // A long ring with many points on the same lines, so that the boxes over its edges are used.
        5 => [Divided(Box(0, _cells), 1 << _random.Next(4, 7))],
        _ => [Ring(Round(_random.Next(4, 14)))],
    };

    private double[] Box(int from, int to)
    {
        var (x1, x2, y1, y2) = (_random.Next(from, to), _random.Next(from, to), _random.Next(from, to), _random.Next(from, to));
        (x1, x2, y1, y2) = (Math.Min(x1, x2), Math.Max(x1, x2) + 1, Math.Min(y1, y2), Math.Max(y1, y2) + 1);
        return Ring([(x1, y1), (x2, y1), (x2, y2), (x1, y2)]);
    }

    private static double[] Divided(double[] ring, int into) =>
    [
        .. Enumerable.Range(0, (ring.Length / 2) - 1).SelectMany(i => Enumerable.Range(0, into).SelectMany(k => new[]
        {
            ring[2 * i] + ((ring[(2 * i) + 2] - ring[2 * i]) * k / into), ring[(2 * i) + 1] + ((ring[(2 * i) + 3] - ring[(2 * i) + 1]) * k / into),
        })),
        ring[0], ring[1],
    ];

    private IEnumerable<(int X, int Y)> Round(int corners)
    {
        var middle = _cells / 2.0;
        return Enumerable.Range(0, corners).Select(i =>
        {
            var angle = 2 * Math.PI * (i + _random.NextDouble()) / corners;
            var radius = middle * (0.3 + (0.7 * _random.NextDouble()));
            return ((int)Math.Round(middle + (radius * Math.Cos(angle))), (int)Math.Round(middle + (radius * Math.Sin(angle))));
        });
    }

    private (int X, int Y) Corner() => (_random.Next(_cells + 1), _random.Next(_cells + 1));

    private double[] Ring(IEnumerable<(int X, int Y)> corners)
    {
        var points = corners.ToList();
        if (_random.Next(2) == 0)
        {
            points.Reverse();
        }
        if (_random.Next(4) == 0)
        {
            points.Insert(1, points[0]);
        }
        points.Add(points[0]);
        var ordinates = points.SelectMany(point => new[] { _west + (point.X * _step), _south + (point.Y * _step) }).ToArray();
        for (var i = 2; _shaken && _west != 0 && i < ordinates.Length - 2; i++)
        {
            ordinates[i] = _random.Next(3) switch { 0 => Math.BitIncrement(ordinates[i]), 1 => Math.BitDecrement(ordinates[i]), _ => ordinates[i] };
        }
        return ordinates;
    }

    // The same shape, moved by whole cells or not at all, its rings begun elsewhere or run the other way, points put into its edges.
    private RawPolygons Changed(RawPolygons shape)
    {
        var (dx, dy) = (_random.Next(-1, 2) * _step, _random.Next(-1, 2) * _step);
        var middles = _random.Next(2) == 0;
        return shape with
        {
            Parts = [.. shape.Parts.Select(part => (IReadOnlyList<double[]>)[.. part.Select(ring =>
            {
                var points = Enumerable.Range(0, (ring.Length / 2) - 1).Select(i => (X: ring[2 * i] + dx, Y: ring[(2 * i) + 1] + dy)).ToList();
                var turn = _random.Next(points.Count);
                points = [.. points[turn..], .. points[..turn]];
                if (middles)
                {
                    points = [.. points.SelectMany((point, i) => new[] { point, ((point.X + points[(i + 1) % points.Count].X) / 2, (point.Y + points[(i + 1) % points.Count].Y) / 2) })];
                }
                if (_random.Next(2) == 0)
                {
                    points.Reverse();
                }
                return new List<(double X, double Y)>([.. points, points[0]]).SelectMany(point => new[] { point.X, point.Y }).ToArray();
            })])],
        };
    }
}
