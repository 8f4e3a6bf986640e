using NetTopologySuite.Geometries;
using PlanMonitor.Spatial.Areas;
using PlanMonitor.Spatial.Tests.Reference;
using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Spatial.Tests.Areas;

/// <summary>Areas against values made with GeographicLib's Planimeter and with the integrals of the paper at 32 digits.</summary>
public sealed class GeodesicAreaTests
{
    // Half a metre of latitude from the pole a double cannot tell the area from the equator to the edge any finer (m²).
    private const double BesideThePole = 0.1;

    public static TheoryData<string, string, double, double> References()
    {
        var rows = new TheoryData<string, string, double, double>();
        foreach (var line in File.ReadLines(Repo.At("tests", "PlanMonitor.Spatial.Tests", "Areas", "reference-areas.csv")).Skip(1))
        {
            var cells = line.Split(';');
            rows.Add(cells[0], cells[1], double.Parse(cells[2]), double.Parse(cells[3]));
        }
        return rows;
    }

    [Theory]
    [MemberData(nameof(References))]
    public void A_ring_has_the_area_of_the_reference(string name, string ring, double planimeter, double integrals)
    {
        var area = GeodesicArea.OfRing(ReferenceTests.Ring(ring));

        var allowed = name.Contains("north pole") ? BesideThePole : 1e-9 * integrals;
        Assert.InRange(area, integrals - allowed, integrals + allowed);
        // Planimeter carries an error of some 1e-5 m² per edge, which is what a small ring may differ by.
        Assert.InRange(area, planimeter - allowed - 1e-4, planimeter + allowed + 1e-4);
    }

    [Theory]
    [MemberData(nameof(References))]
    public void Direction_and_first_vertex_make_no_difference(string name, string ring, double planimeter, double integrals)
    {
        var forward = ReferenceTests.Ring(ring);
        var area = GeodesicArea.OfRing(forward);
        var allowed = name.Contains("north pole") ? BesideThePole : (1e-10 * integrals) + 1e-6;

        Assert.Equal(area, GeodesicArea.OfRing(forward.Reversed()), allowed);
        var cells = ring.Split(',');
        Assert.Equal(area, GeodesicArea.OfRing(ReferenceTests.Ring(string.Join(',', cells.Skip(1).Append(cells[0])))), allowed);
        Assert.True(planimeter > 0);
    }

    [Theory]
    [InlineData("POLYGON ((123 41, 123.1 41, 123.1 41.1, 123 41.1, 123 41))", true)]
    [InlineData("POLYGON ((123 41, 123 41.1, 123.1 41.1, 123.1 41, 123 41))", false)]
    [InlineData("POLYGON ((123 -41.1, 123.1 -41.1, 123.1 -41, 123 -41, 123 -41.1))", true)]
    public void The_sign_follows_the_direction(string wkt, bool counterClockwise)
    {
        var polygon = (Polygon)Shapes.Wkt(wkt);

        var signed = GeodesicArea.SignedOfRing(polygon.ExteriorRing.CoordinateSequence);

        Assert.Equal(counterClockwise, signed > 0);
    }

    [Fact]
    public void Holes_are_taken_off_and_parts_are_added()
    {
        var shell = GeodesicArea.Of(Shapes.Wkt("POLYGON ((123 41, 123.1 41, 123.1 41.1, 123 41.1, 123 41))"));
        var hole = GeodesicArea.Of(Shapes.Wkt("POLYGON ((123.02 41.02, 123.05 41.02, 123.05 41.05, 123.02 41.02))"));
        var other = GeodesicArea.Of(Shapes.Wkt("POLYGON ((124 42, 124.01 42, 124 42.01, 124 42))"));

        var whole = GeodesicArea.Of(Shapes.Wkt(
            "MULTIPOLYGON (((123 41, 123.1 41, 123.1 41.1, 123 41.1, 123 41), (123.02 41.02, 123.05 41.02, 123.05 41.05, 123.02 41.02)), ((124 42, 124.01 42, 124 42.01, 124 42)))"));

        Assert.Equal(shell - hole + other, whole, 1e-6);
    }

    [Theory]
    [InlineData("POINT (1 2)")]
    [InlineData("LINESTRING (1 2, 3 4)")]
    [InlineData("POLYGON EMPTY")]
    public void What_encloses_nothing_has_no_area(string wkt) => Assert.Equal(0, GeodesicArea.Of(Shapes.Wkt(wkt)));
}
