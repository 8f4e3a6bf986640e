using System.Collections.Concurrent;
using NetTopologySuite.Operation.OverlayNG;
using PlanMonitor.Spatial.Areas;
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
                    // OverlayNG puts a corner where a shape touches itself, and where rounding takes it; a geodesic with a corner more is another line.
                    (difference > 1e-5 * patch.Area ? wrong : cornered).Add($"{seed}: {shared} for {expected}");
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
            var shape = HardShapes.Flat(raw);
            var built = PolygonBuilder.Build(raw, CoordinateRange.Globe, 1);
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
}
