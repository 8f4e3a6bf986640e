using System.Collections.Concurrent;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Utilities;
using NetTopologySuite.Operation.OverlayNG;
using PlanMonitor.Spatial.Areas;
using PlanMonitor.Spatial.Crs;
using PlanMonitor.Spatial.Overlay.Engine;
using PlanMonitor.Spatial.Repair;
using PlanMonitor.Spatial.Overlay;
using Xunit;
using SpatialFunction = NetTopologySuite.Operation.Overlay.SpatialFunction;

namespace PlanMonitor.Spatial.Tests.Overlay.Engine;

/// <summary>The kernel against OverlayNG, which builds the shape of what is shared.</summary>
public sealed class OverlapKernelTests
{
    private static readonly int Pairs = Environment.GetEnvironmentVariable("PLANMONITOR_FULL") == "1" ? 200_000 : 20_000;

    [Fact]
    public void Pairs_made_to_be_hard_come_out_as_by_OverlayNG()
    {
        var (wrong, cornered) = (new ConcurrentBag<string>(), new ConcurrentBag<string>());
        var (stats, turn) = (default(OverlayStats), new Lock());
        Parallel.For(0, Pairs, () => (One: new ShapeCheck(), Other: new ShapeCheck(), Kernel: new OverlapKernel()), (seed, _, local) =>
        {
            var (rawPatch, rawFeature) = new HardShapes(seed).Pair();
            if (HardShapes.Fit(rawPatch, local.One) is { } patch && HardShapes.Fit(rawFeature, local.Other) is { } feature && patch.Box.Meets(feature.Box))
            {
                var shared = local.Kernel.Shared(patch, feature);
                var expected = GeodesicArea.Of(OverlayNGRobust.Overlay(patch.ToGeometry(), feature.ToGeometry(), SpatialFunction.Intersection));
                var difference = Math.Abs(shared - expected);
                if (difference > Math.Max(0.01, 1e-6 * expected))
                {
                    // Seed 11641: of nearly coincident edges OverlayNG makes 900 m² in one order and nothing in the other.
                    var turned = GeodesicArea.Of(OverlayNGRobust.Overlay(feature.ToGeometry(), patch.ToGeometry(), SpatialFunction.Intersection));
                    difference = Math.Min(difference, Math.Abs(shared - turned));
                }
                if (difference > Math.Max(0.01, 1e-6 * expected))
                {
                    // OverlayNG puts a corner where a shape touches itself, and where rounding takes it; a geodesic with a corner more is another line.
                    // Edges of 500 m at 68 degrees of latitude make a square metre and a half of it.
                    (difference > Math.Max(0.2, 1e-4 * patch.Area) ? wrong : cornered).Add($"{seed}: {shared} for {expected}");
                }
            }
            return local;
        }, local =>
        {
            lock (turn)
            {
                stats += local.Kernel.Stats;
            }
        });
        Assert.True(wrong.IsEmpty, $"{wrong.Count} of {stats}: {string.Join('\n', wrong.Take(20))}");
        Assert.InRange(cornered.Count, 0, stats.Tested / 1000);
        Assert.InRange(stats.Tested, Pairs / 2, Pairs);
        Assert.InRange(stats.FallenBack, 0, stats.Tested / 100);
    }

    [Fact]
    public void What_is_surely_valid_is_valid()
    {
        var check = new ShapeCheck();
        var (sure, valid) = (0, 0);
        for (var seed = 0; seed < Pairs; seed++)
        {
            var raw = new HardShapes(seed).Pair().One;
            var shape = FlatShape.Of(raw)!;
            var built = PolygonBuilder.Build(raw, new(CrsForm.Degrees), 1, RepairLimit.None);
            var isValid = built.Ok && built.Value.Remarks.Count == 0;
            valid += isValid ? 1 : 0;
            if (check.Prepare(shape))
            {
                sure++;
                Assert.True(isValid, $"{seed}: {shape.ToGeometry()}");
                Assert.Equal(GeodesicArea.Of(built.Value.Geometry), OverlapKernel.Area(shape), 1e-3);
            }
        }
        // What only touches itself is left to the full check, so is what repeats points; most needs neither.
        Assert.InRange(sure, valid / 2, valid);
    }

    [Theory]
    // Nothing is shared where shapes only touch, however they do: corner to corner, corner to edge, along a whole edge, along a part of one.
    [InlineData("POLYGON((0 0,1 0,1 1,0 1,0 0))", "POLYGON((1 1,2 1,2 2,1 2,1 1))", "POLYGON EMPTY")]
    [InlineData("POLYGON((0 0,1 0,1 1,0 1,0 0))", "POLYGON((1 0.5,2 0,2 1,1 0.5))", "POLYGON EMPTY")]
    [InlineData("POLYGON((0 0,1 0,1 1,0 1,0 0))", "POLYGON((1 0,2 0,2 1,1 1,1 0))", "POLYGON EMPTY")]
    [InlineData("POLYGON((0 0,1 0,1 1,0 1,0 0))", "POLYGON((1 0.25,2 0.25,2 0.75,1 0.75,1 0.25))", "POLYGON EMPTY")]
    [InlineData("POLYGON((0 0,1 0,1 1,0 1,0 0))", "POLYGON((0.25 1,0.5 1,0.75 1,0.75 2,0.25 2,0.25 1))", "POLYGON EMPTY")]
    [InlineData("POLYGON((0 0,3 0,3 3,0 3,0 0),(1 1,2 1,2 2,1 2,1 1))", "POLYGON((1 1,2 1,2 2,1 2,1 1))", "POLYGON EMPTY")]
    [InlineData("MULTIPOLYGON(((0 0,1 0,1 1,0 1,0 0)),((1 1,2 1,2 2,1 2,1 1)))", "MULTIPOLYGON(((1 0,2 0,2 1,1 1,1 0)),((0 1,1 1,1 2,0 2,0 1)))", "POLYGON EMPTY")]
    // All of it, a part with edges in common, what reaches in from beside, what a hole leaves, a triangle of it.
    [InlineData("POLYGON((0 0,1 0,1 1,0 1,0 0))", "POLYGON((0 0,0 1,1 1,1 0,0 0))", "POLYGON((0 0,1 0,1 1,0 1,0 0))")]
    [InlineData("POLYGON((0 0,1 0,1 1,0 1,0 0))", "POLYGON((0 0,1 0,1 0.5,0 0.5,0 0))", "POLYGON((0 0,1 0,1 0.5,0 0.5,0 0))")]
    [InlineData("POLYGON((0 0,1 0,1 1,0 1,0 0))", "POLYGON((0.5 0,2 0,2 2,0.5 2,0.5 0))", "POLYGON((0.5 0,1 0,1 1,0.5 1,0.5 0))")]
    [InlineData("POLYGON((0 0,1 0,1 1,0 1,0 0))", "POLYGON((-1 -1,2 -1,2 2,-1 2,-1 -1),(0 0,0.5 0,0.5 1,0 1,0 0))", "POLYGON((0.5 0,1 0,1 1,0.5 1,0.5 0))")]
    [InlineData("POLYGON((0 0,1 0,1 1,0 1,0 0))", "POLYGON((0 0,1 0,1 1,0 0))", "POLYGON((0 0,1 0,1 1,0 0))")]
    [InlineData("POLYGON((0 0,1 0,1 1,0 1,0 0))", "POLYGON((0 0,0 0,1 0,1 0,1 1,1 1,0 1,0 1,0 0))", "POLYGON((0 0,1 0,1 1,0 1,0 0))")]
    public void Shapes_that_touch_share_what_they_share_and_no_more(string one, string other, string expected)
    {
        // A unit is a 64th of a degree, about 1.5 km: there a corner more or less in a geodesic makes some square metres, and must not make a pair.
        var (patch, feature) = (Unit(one), Unit(other));
        var kernel = new OverlapKernel();

        Assert.Equal(GeodesicArea.Of(Moved(expected)), kernel.Shared(patch, feature), 1e-3);
        Assert.Equal(GeodesicArea.Of(Moved(expected)), kernel.Shared(feature, patch), 1e-3);
        Assert.Equal(0, kernel.Stats.FallenBack);
    }

    [Fact]
    public void What_is_wider_than_any_site_goes_to_OverlayNG()
    {
        var kernel = new OverlapKernel();
        var (patch, feature) = (Fit("POLYGON((100 30,108 30,108 38,100 38,100 30))"), Fit("POLYGON((101 31,109 31,109 39,101 39,101 31))"));

        var shared = kernel.Shared(patch, feature);

        Assert.Equal(GeodesicArea.Of(Shapes.Wkt("POLYGON((101 31,108 31,108 38,101 38,101 31))")), shared, 1);
        Assert.Equal(new OverlayStats(1, 0, 1, 1), kernel.Stats);
    }

    [Fact]
    public void What_two_shapes_share_is_the_same_either_way_and_at_most_the_smaller()
    {
        var (kernel, check) = (new OverlapKernel(), new ShapeCheck());
        for (var seed = 0; seed < Pairs / 10; seed++)
        {
            var (rawPatch, rawFeature) = new HardShapes(seed).Pair();
            if (HardShapes.Fit(rawPatch, check) is { } patch && HardShapes.Fit(rawFeature, check) is { } feature && patch.Box.Meets(feature.Box))
            {
                var shared = kernel.Shared(patch, feature);
                var smaller = Math.Min(patch.Area, feature.Area);
                // Seed 15103: a patch without width, of which only geodesics make a square metre, falls back in one order and is nothing in the other.
                Assert.True(Math.Abs(shared - kernel.Shared(feature, patch)) <= (smaller < 10 ? smaller + 0.01 : Math.Max(0.01, 1e-5 * smaller)), $"{seed}");
                // Seed 6828: the feature is the patch with a point in the middle of every edge of 500 m, and its geodesics enclose 3e-5 more.
                Assert.True(shared <= (smaller * (1 + 1e-4)) + 0.01, $"{seed}: {shared} {smaller}");
                // Where a shape touches itself it gets a corner there; of one without width only geodesics make an area (seed 16316).
                Assert.True(patch.Area < 10 || Math.Abs(kernel.Shared(patch, patch) - patch.Area) <= Math.Max(0.01, 1e-4 * patch.Area), $"{seed}");
            }
        }
    }

    [Fact]
    public void Parts_of_a_split_share_what_the_whole_shares()
    {
        var (kernel, check) = (new OverlapKernel(), new ShapeCheck());
        for (var seed = 0; seed < Pairs / 20; seed++)
        {
            var random = new Random(seed);
            var feature = Shapes.Star(random, 123, 41, 300, random.Next(5, 90));
            var patch = Fit(Shapes.Star(random, 123 + (0.003 * random.NextDouble()), 41, 300, random.Next(5, 90)).ToText());
            var at = 123 + (0.004 * (random.NextDouble() - 0.5));
            var sum = new[] { new Envelope(122, at, 40, 42), new Envelope(at, 124, 40, 42) }
                .Select(half => feature.Intersection(Shapes.Factory.ToGeometry(half)))
                .Where(part => part.Area > 0)
                .Select(part => FlatShape.Of(part))
                .Sum(part =>
                {
                    check.Adopt(part);
                    part.Area = OverlapKernel.Area(part);
                    return part.Box.Meets(patch.Box) ? kernel.Shared(patch, part) : 0;
                });
            var whole = kernel.Shared(patch, Fit(feature.ToText()));
            Assert.True(Math.Abs(whole - sum) <= 1e-5 * patch.Area, $"{seed}: {whole} {sum}");
        }
    }

    private static FlatShape Unit(string wkt) => Fit(Moved(wkt).ToText());

    private static Geometry Moved(string wkt) => AffineTransformation.ScaleInstance(1.0 / 64, 1.0 / 64).Translate(123, 41).Transform(Shapes.Wkt(wkt));

    private static FlatShape Fit(string wkt)
    {
        var shape = FlatShape.Of(Shapes.Wkt(wkt));
        new ShapeCheck().Adopt(shape);
        shape.Area = OverlapKernel.Area(shape);
        return shape;
    }
}
