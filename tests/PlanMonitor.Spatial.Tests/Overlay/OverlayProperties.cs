using FsCheck;
using FsCheck.Fluent;
using NetTopologySuite.Geometries;
using PlanMonitor.Spatial.Areas;
using PlanMonitor.Spatial.Formats;
using PlanMonitor.Spatial.Overlay;
using Xunit;

namespace PlanMonitor.Spatial.Tests.Overlay;

/// <summary>What holds for all shapes. A number is the seed of shapes of 5 to 25 corners and up to 300 m across, near each other.</summary>
public sealed class OverlayProperties
{
    // Cut edges are straight in degrees while areas take geodesics: what issue and design allow for parts of a whole.
    private const double Parts = 1e-5;

    private static readonly Config Config = FsCheck.Config.QuickThrowOnFailure.WithMaxTest(
        Environment.GetEnvironmentVariable("PLANMONITOR_FULL") == "1" ? 20_000 : 300);

    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, int.MaxValue - 1).ToArbitrary();

    [Fact]
    public void Area_adds_up_when_a_ring_is_cut_from_corner_to_corner() => Prop.ForAll(Seeds, seed =>
    {
        var random = new Random(seed);
        var radius = Math.Pow(10, random.Next(1, 6));
        var ring = Convex(random, 118 + (8 * random.NextDouble()), 39 + (5 * random.NextDouble()), radius);
        var cut = random.Next(2, ring.Length - 3);
        var whole = Signed([.. ring]);
        var halves = Signed([.. ring[..(cut + 1)], ring[0]]) + Signed([ring[0], .. ring[cut..]]);
        return Math.Abs(whole - halves) <= (1e-9 * whole) + 1e-3 * Math.Max(0, (radius - 1000) / 1e5);
    }).Check(Config);

    [Fact]
    public void Overlaps_add_up_when_a_feature_is_split() => Prop.ForAll(Seeds, seed =>
    {
        var (footprint, feature, random) = Pair(seed);
        var box = feature.EnvelopeInternal;
        var at = box.MinX + (box.Width * random.NextDouble());
        var west = feature.Intersection(Shapes.Factory.ToGeometry(new Envelope(box.MinX - 1, at, box.MinY - 1, box.MaxY + 1)));
        var east = feature.Intersection(Shapes.Factory.ToGeometry(new Envelope(at, box.MaxX + 1, box.MinY - 1, box.MaxY + 1)));
        var whole = Shared(footprint, feature);
        return Near(whole, Shared(footprint, west) + Shared(footprint, east), GeodesicArea.Of(footprint));
    }).Check(Config);

    [Fact]
    public void Overlap_is_symmetric_and_at_most_the_smaller() => Prop.ForAll(Seeds, seed =>
    {
        var (footprint, feature, _) = Pair(seed);
        var shared = Shared(footprint, feature);
        var smaller = Math.Min(GeodesicArea.Of(footprint), GeodesicArea.Of(feature));
        return Math.Abs(shared - Shared(feature, footprint)) <= 1e-9 * smaller && shared <= smaller * (1 + Parts);
    }).Check(Config);

    [Fact]
    public void A_shape_shares_all_of_itself() => Prop.ForAll(Seeds, seed =>
    {
        var (footprint, _, _) = Pair(seed);
        var area = GeodesicArea.Of(footprint);
        return Math.Abs(area - Shared(footprint, footprint)) <= 1e-9 * area;
    }).Check(Config);

    [Fact]
    public void What_is_outside_and_what_is_shared_make_the_whole() => Prop.ForAll(Seeds, seed =>
    {
        var (footprint, feature, _) = Pair(seed);
        var area = GeodesicArea.Of(footprint);
        // The feature twice: it must not count twice.
        var outside = FootprintAnalysis.Outside(Shapes.Feature("P", footprint), Shapes.Layer("rights", Shapes.Feature("R1", feature), Shapes.Feature("R2", feature)));
        return Near(area, outside + Shared(footprint, feature), area);
    }).Check(Config);

    [Fact]
    public void The_order_of_a_layer_makes_no_difference() => Prop.ForAll(Seeds, seed =>
    {
        var random = new Random(seed);
        var footprint = Shapes.Feature("P", Shapes.Star(random, 123, 41, 300, 12));
        Feature[] features = [.. Enumerable.Range(0, 20).Select(i => Shapes.Feature($"F{i}", Near(random)))];
        var before = FootprintAnalysis.Overlaps(footprint, Shapes.Layer("farmland", features)).OrderBy(overlap => overlap.Feature, StringComparer.Ordinal).ToList();
        random.Shuffle(features);
        var after = FootprintAnalysis.Overlaps(footprint, Shapes.Layer("farmland", features)).OrderBy(overlap => overlap.Feature, StringComparer.Ordinal);
        return before.SequenceEqual(after);
    }).Check(Config.WithMaxTest(50));

    [Fact]
    public void Depth_is_never_more_than_half_the_feature_is_wide() => Prop.ForAll(Seeds, seed =>
    {
        var (footprint, feature, _) = Pair(seed);
        var overlap = FootprintAnalysis.Overlaps(Shapes.Feature("P", footprint), Shapes.Layer("redline", Shapes.Feature("E", feature))).SingleOrDefault();
        return overlap is null || (overlap.DepthM >= 0 && (double)overlap.DepthM <= feature.EnvelopeInternal.Width * 84_500 / 2);
    }).Check(Config);

    [Fact]
    public void Nearly_coincident_edges_fall_back_and_are_right_all_the_same()
    {
        var stats = default(OverlayStats);
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var (one, other) = (AlongOneLine(random), AlongOneLine(random));
            var overlay = new FootprintOverlay(Shapes.Feature("P", one));

            var shared = overlay.With(Shapes.Layer("L", Shapes.Feature("F", other))).Sum(part => part.Area);

            stats += overlay.Stats;
            Assert.Equal(shared, Shared(other, one), 0.01);
            Assert.InRange(shared, 0, Math.Min(GeodesicArea.Of(one), GeodesicArea.Of(other)) * (1 + Parts));
            // Moved by a hundred micrometres the edges are no longer nearly coincident, and the area is almost the same.
            var moved = NetTopologySuite.Geometries.Utilities.AffineTransformation.TranslationInstance(0, 1e-9).Transform(other);
            Assert.Equal(shared, Shared(one, moved), 0.1);
        }
        Assert.True(stats.FallenBack > 10, $"{stats}");
    }

    private static (Geometry Footprint, Geometry Feature, Random Random) Pair(int seed)
    {
        var random = new Random(seed);
        return (Near(random), Near(random), random);
    }

    private static Polygon Near(Random random) =>
        Shapes.Star(random, 123 + (0.002 * random.NextDouble()), 41 + (0.002 * random.NextDouble()), 300 * random.NextDouble(), random.Next(5, 26));

    // A shape of some 100 m whose lower side has corners on one and the same line but for the last bit.
    private static Polygon AlongOneLine(Random random)
    {
        var points = Enumerable.Range(0, 4).Select(_ => random.NextDouble()).Order()
            .Select(t => new Coordinate(123 + (t * 0.001), 41 + (t * 0.0007) + ((random.Next(3) - 1) * 1e-14))).ToList();
        return Shapes.Factory.CreatePolygon([.. points, new(123 + (random.NextDouble() * 0.001), 41.002), points[0].Copy()]);
    }

    private static double Shared(Geometry footprint, Geometry feature) =>
        new FootprintOverlay(Shapes.Feature("P", footprint)).With(Shapes.Layer("L", Shapes.Feature("F", feature))).Sum(shared => shared.Area);

    private static bool Near(double one, double other, double of) => Math.Abs(one - other) <= Parts * of;

    private static double Signed(Coordinate[] ring) => GeodesicArea.SignedOfRing(Shapes.Factory.CoordinateSequenceFactory.Create(ring));

    // Closed; corners on an ellipse.
    private static Coordinate[] Convex(Random random, double longitude, double latitude, double radius)
    {
        var corners = random.Next(6, 30);
        var points = Enumerable.Range(0, corners).Select(i => 2 * Math.PI * (i + random.NextDouble()) / corners)
            .Select(angle => new Coordinate(longitude + (radius / 84_000 * Math.Cos(angle)), latitude + (radius / 111_000 * Math.Sin(angle)))).ToList();
        return [.. points, points[0].Copy()];
    }
}
