using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using PlanMonitor.Spatial.Projection;
using PlanMonitor.Testing;
using Xunit;

namespace PlanMonitor.Spatial.Tests.Projection;

/// <summary>Against 350 points that PROJ 9.1.1 (cs2cs, EPSG 4490 to the grids of CGCS2000) converted, and against itself.</summary>
public sealed class GaussKruegerTests
{
    private const double TenthOfAMillimetre = 0.0001;

    // The reference gives six decimals of a metre; 1e-9 degrees are 0.1 mm.
    [Fact]
    public void Every_reference_point_is_met_within_a_tenth_of_a_millimetre_both_ways()
    {
        var points = File.ReadLines(Repo.At("tests", "PlanMonitor.Spatial.Tests", "Projection", "reference-points.csv")).Skip(1)
            .Select(line => line.Split(',').Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray()).ToList();
        Assert.Equal(350, points.Count);
        Assert.All(points, point =>
        {
            var (epsg, number, meridian, longitude, latitude, northing, easting) = ((int)point[0], (int)point[1], point[2], point[3], point[4], point[5], point[6]);
            var zone = new GaussKruegerZone(number);
            Assert.Equal(epsg, zone.Epsg);
            Assert.Equal(meridian, zone.CentralMeridian);

            var there = zone.ToMetres(longitude, latitude);
            Assert.InRange(there.Northing, northing - TenthOfAMillimetre, northing + TenthOfAMillimetre);
            Assert.InRange(there.Easting, easting - TenthOfAMillimetre, easting + TenthOfAMillimetre);

            var back = zone.ToDegrees(northing, easting);
            Assert.InRange(back.Longitude, longitude - 1e-9, longitude + 1e-9);
            Assert.InRange(back.Latitude, latitude - 1e-9, latitude + 1e-9);
        });
    }

    [Fact]
    public void There_and_back_is_the_same_place()
    {
        var places =
            from zone in Gen.Choose(25, 45)
            from east in Gen.Choose(-2_000_000, 2_000_000)
            from north in Gen.Choose(0, 55_000_000)
            select (Zone: new GaussKruegerZone(zone), Longitude: (3 * zone) + (east / 1e6), Latitude: north / 1e6);
        Prop.ForAll(places.ToArbitrary(), place =>
        {
            var (northing, easting) = place.Zone.ToMetres(place.Longitude, place.Latitude);
            var (longitude, latitude) = place.Zone.ToDegrees(northing, easting);
            return Math.Abs(longitude - place.Longitude) < 2e-12 * 360 && Math.Abs(latitude - place.Latitude) < 2e-12 * 360;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));
    }

    [Theory]
    [InlineData(41_473_349.922, 41)]
    [InlineData(39_500_000, 39)]
    [InlineData(21_620_000, 21)]
    [InlineData(25_300_000, 25)]
    [InlineData(45_700_000, 45)]
    public void The_zone_is_read_from_an_easting(double easting, int zone) => Assert.Equal(new GaussKruegerZone(zone), GaussKruegerZone.OfEasting(easting));

    [Theory]
    [InlineData(473_349.922)] // no zone number
    [InlineData(24_500_000)] // neither a 3-degree nor a 6-degree zone of the country
    [InlineData(46_500_000)]
    [InlineData(12_500_000)]
    [InlineData(41_000_000)] // 500 km from the central meridian
    [InlineData(41_730_001)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void What_is_no_easting_with_a_zone_is_none(double easting) => Assert.Null(GaussKruegerZone.OfEasting(easting));
}
