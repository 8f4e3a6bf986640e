using NetTopologySuite.Geometries;
using PlanMonitor.Spatial.Areas;
using Xunit;

namespace PlanMonitor.Spatial.Tests.Areas;

/// <summary>How far our areas are from the statutory ones: the figures of <c>shared/docs/areas.md</c>.</summary>
public sealed class TrapezoidTests
{
    // Twelve corners at latitude 41, edges of about half the radius, as a patch has them; a square has edges of 1.4 radii.
    [Theory]
    [InlineData(12, 6, 1e-8)]
    [InlineData(12, 30, 1e-8)]
    [InlineData(12, 180, 1e-8)]
    [InlineData(12, 1_000, 1e-8)]
    [InlineData(12, 5_000, 1e-7)]
    [InlineData(12, 20_000, 1e-6)]
    [InlineData(12, 30_000, 1e-5)]
    [InlineData(4, 6, 1e-8)]
    [InlineData(4, 180, 1e-8)]
    [InlineData(4, 1_000, 1e-7)]
    [InlineData(4, 30_000, 1e-4)]
    public void The_trapezoid_formula_differs_by_no_more_than_the_docs_say(int corners, double radius, double share)
    {
        var ring = Patch(123.2, 41, radius, corners);
        var (ours, statutory) = (GeodesicArea.OfRing(ring), TrapezoidArea.OfRing(ring));
        TestContext.Current.SendDiagnosticMessage($"{corners} corners, {radius} m: {ours:F2} m2, statutory {statutory:F4}, difference {ours - statutory:E2} m2, {(ours - statutory) / ours:E2}");

        Assert.InRange(Math.Abs(ours - statutory) / ours, 0, share);
    }

    // What lies between parallels and meridians the formula gives exactly; the geodesic along the northern edge bends towards the pole.
    [Fact]
    public void A_sheet_between_parallels_is_larger_by_what_the_geodesics_bend()
    {
        var ring = Shapes.Factory.CoordinateSequenceFactory.Create(
            [new(123, 41), new(123.5, 41), new(123.5, 41.001), new(123, 41.001), new Coordinate(123, 41)]);
        var dense = Shapes.Factory.CoordinateSequenceFactory.Create(
        [
            .. Enumerable.Range(0, 5001).Select(i => new Coordinate(123 + (i / 10_000.0), 41)),
            .. Enumerable.Range(0, 5001).Select(i => new Coordinate(123.5 - (i / 10_000.0), 41.001)),
            new Coordinate(123, 41),
        ]);

        Assert.Equal(TrapezoidArea.OfRing(dense), TrapezoidArea.OfRing(ring), 1e-3);
        Assert.Equal(GeodesicArea.OfRing(dense), TrapezoidArea.OfRing(ring), 1);
    }

    private static CoordinateSequence Patch(double longitude, double latitude, double radius, int corners)
    {
        var points = Enumerable.Range(0, corners).Select(i => (2 * Math.PI * i / corners) + 0.3).Select(angle => new Coordinate(
            longitude + (radius * Math.Cos(angle) / 111_000 / Math.Cos(latitude * Math.PI / 180)), latitude + (radius * Math.Sin(angle) / 111_000))).ToList();
        return Shapes.Factory.CoordinateSequenceFactory.Create([.. points, points[0].Copy()]);
    }
}
