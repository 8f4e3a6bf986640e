using NetTopologySuite.Geometries;
using PlanMonitor.Spatial.Areas;
using PlanMonitor.Spatial.Crs;
using PlanMonitor.Spatial.Projection;
using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Spatial.Tests.Reference;

/// <summary>Against 2,290 points of PROJ over every zone and half a degree more, and 300 polygons of GeographicLib's Planimeter; <c>make.py</c> makes both again.</summary>
public sealed class ReferenceTests
{
    private const double Millimetre = 0.001;

    // A tenth of a millimetre in degrees.
    private const double TinyAngle = 1e-9;

    // Planimeter adds up areas down to the equator in doubles.
    private const double PerEdge = 1e-5;

    [Fact]
    public void Every_point_of_PROJ_is_met_both_ways()
    {
        var rows = Rows("points.csv").Select(line => line.Split(',').Select(double.Parse).ToArray()).ToList();
        Assert.Equal(2290, rows.Count);
        Assert.All(rows, row =>
        {
            var (epsg, longitude, latitude, northing, easting) = ((int)row[0], row[1], row[2], row[3], row[4]);
            var reading = Reading(epsg);

            var there = reading.Form == CrsForm.WebMercator ? Mercator(longitude, latitude) : reading.Grid.ToMetres(longitude, latitude);
            Assert.InRange(there.Northing, northing - (Millimetre / 10), northing + (Millimetre / 10));
            Assert.InRange(there.Easting, easting - (Millimetre / 10), easting + (Millimetre / 10));

            var back = reading.ToDegrees(easting, northing);
            Assert.InRange(back.Longitude, longitude - TinyAngle, longitude + TinyAngle);
            Assert.InRange(back.Latitude, latitude - TinyAngle, latitude + TinyAngle);
        });
    }

    [Fact]
    public void Every_code_has_points_to_the_edge_of_its_zone_and_half_a_degree_more()
    {
        var codes = Rows("points.csv").Select(line => int.Parse(line.Split(',')[0])).Distinct().ToList();

        Assert.Equal(Enumerable.Range(4491, 64).Append(3857).Order(), codes.Order());
        Assert.All(codes, code => Assert.Equal(code, code == 3857 ? 3857 : Reading(code).Grid.Epsg));
    }

    [Fact]
    public void Every_polygon_of_Planimeter_has_the_same_area()
    {
        var rows = Rows("polygons.csv").Select(line => line.Split(';')).ToList();
        Assert.Equal(300, rows.Count);
        Assert.All(rows, row =>
        {
            var (ring, reference) = (Ring(row[0]), double.Parse(row[1]));
            var allowed = (1e-9 * reference) + (PerEdge * ring.Count);

            Assert.InRange(GeodesicArea.OfRing(ring), reference - allowed, reference + allowed);
        });
    }

    /// <summary>The ring of a row.</summary>
    internal static CoordinateSequence Ring(string text)
    {
        var points = text.Split(',').Select(point => point.Split(' ')).Select(point => new Coordinate(double.Parse(point[1]), double.Parse(point[0]))).ToList();
        return Shapes.Factory.CoordinateSequenceFactory.Create([.. points, points[0].Copy()]);
    }

    /// <summary>The rows of a reference file without its header.</summary>
    internal static IEnumerable<string> Rows(string name) => File.ReadLines(Repo.At("tests", "PlanMonitor.Spatial.Tests", "Reference", name)).Skip(1);

    private static (double Northing, double Easting) Mercator(double longitude, double latitude)
    {
        var (easting, northing) = WebMercator.ToMetres(longitude, latitude);
        return (northing, easting);
    }

    private static CrsReading Reading(int epsg)
    {
        var claim = CrsClaim.OfEpsg(epsg);
        return claim.Kind == CrsKind.WebMercator ? new(CrsForm.WebMercator)
            : new(CrsForm.GaussKrueger, false, claim.Prefixed == true
                ? GaussKruegerGrid.Of(new(claim.Width == 3 ? claim.Meridian!.Value / 3 : (claim.Meridian!.Value + 3) / 6))
                : new(claim.Meridian!.Value, null, claim.Width!.Value));
    }
}
