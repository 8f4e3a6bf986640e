using System.Globalization;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;
using PlanMonitor.Spatial.Areas;
using PlanMonitor.Spatial.Overlay;
using PlanMonitor.Spatial.Overlay.Chains;
using PlanMonitor.Spatial.Overlay.Engine;
using Xunit;

namespace PlanMonitor.Spatial.Tests.Overlay.Chains;

/// <summary>What footprints cover of rights at each date. Boxes as in <see cref="SiteChainsTests"/>: from one unit to another.</summary>
public sealed class GroundByDateTests
{
    // Rights, then dates with their footprints; what is expected names right, date and how much of a box is covered.
    [Theory]
    [InlineData("one within", "0-10", "2-5", "0 0 2-5")]
    [InlineData("one beyond", "0-10", "8-15", "0 0 8-10")]
    [InlineData("apart, and touching", "0-10", "10-12 20-30", "")]
    [InlineData("two that overlap count once", "0-10", "2-5 4-7", "0 0 2-7")]
    [InlineData("two that are the same", "0-10", "2-5 2-5", "0 0 2-5")]
    [InlineData("two that overlap beyond only", "0-10", "8-15 9.999999-16", "0 0 8-10")]
    [InlineData("two that touch", "0-10", "2-5 5-7", "0 0 2-7")]
    [InlineData("dates do not mix", "0-10", "2-5 | 4-7", "0 0 2-5,0 1 4-7")]
    [InlineData("one in two rights", "0-10 10-20", "8-13", "0 0 8-10,1 0 10-13")]
    [InlineData("rights that overlap have it each", "0-10 5-20", "6-8", "0 0 6-8,1 0 6-8")]
    [InlineData("three, of which two overlap", "0-30", "2-5 4-7 20-22", "0 0 2-7+20-22")]
    public void What_is_covered(string why, string rights, string dates, string covered)
    {
        var found = GroundByDate.Of([.. rights.Split(' ').Select(Box)], [.. dates.Split(" | ").Select(date => date.Split(' ').Select(Seen).ToList())], TestContext.Current.CancellationToken);
        var expected = covered.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(each => each.Split(' ')).ToList();
        Assert.Equal((why, string.Join(',', expected.Select(each => $"{each[0]} {each[1]}"))), (why, string.Join(',', found.Select(each => $"{each.Right} {each.Group}"))));
        foreach (var (each, parts) in found.Zip(expected))
        {
            Assert.Equal(parts[2].Split('+').Sum(part => GeodesicArea.Of(Box(part))), each.AreaM2, 0.2);
        }
    }

    // Of a footprint only what the kernel needs is kept: its rings turned, without points that are written twice. What it covers is the same to the thousandth.
    [Fact]
    public void Footprints_as_they_are_kept_cover_what_they_cover_as_they_were_read()
    {
        var random = new Random(17);
        var shapes = Enumerable.Range(0, 120).Select(i => Turned(Shapes.Star(random, 123 + (random.NextDouble() * 0.02), 41 + (random.NextDouble() * 0.02), 300, 5 + (i % 90)), i)).ToList();
        var rights = Enumerable.Range(0, 40).Select(_ => (Geometry)Shapes.Star(random, 123 + (random.NextDouble() * 0.02), 41 + (random.NextDouble() * 0.02), 600, 30)).ToList();
        var found = GroundByDate.Of(rights, [[.. shapes.Select((shape, i) => new Detection($"{i}", default, shape))]], TestContext.Current.CancellationToken);
        Assert.InRange(found.Count, 35, 40);
        foreach (var (right, _, area) in found)
        {
            var covered = OverlayNGRobust.Overlay(rights[right], OverlayNGRobust.Union(shapes, Shapes.Factory), SpatialFunction.Intersection);
            Assert.Equal(GeodesicArea.Of(covered), area, 0.001);
            // As it was reckoned from the shapes themselves.
            var within = shapes.Where(shape => OverlapOf(shape, rights[right]) >= FootprintAnalysis.LeastOverlap).ToList();
            Assert.Equal(Math.Round(OverlapOf(within.Count > 1 ? OverlayNGRobust.Union(within, Shapes.Factory) : within[0], rights[right]), 3), Math.Round(area, 3));
        }

        static Geometry Turned(Polygon star, int i) => i % 2 == 0 ? star : star.Reverse();
    }

    private static double OverlapOf(Geometry one, Geometry other) => new KernelTools().Shared(ShapeCheck.Fit(one), ShapeCheck.Fit(other));

    private static Detection Seen(string text) => new(text, default, Box(text));

    private static Geometry Box(string text)
    {
        var ends = text.Split('-').Select(end => double.Parse(end, CultureInfo.InvariantCulture)).ToList();
        return Shapes.Wkt(string.Create(CultureInfo.InvariantCulture,
            $"POLYGON(({123 + (ends[0] / 1000)} 41,{123 + (ends[1] / 1000)} 41,{123 + (ends[1] / 1000)} 41.001,{123 + (ends[0] / 1000)} 41.001,{123 + (ends[0] / 1000)} 41))"));
    }
}
