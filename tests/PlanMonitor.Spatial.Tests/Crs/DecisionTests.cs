using FsCheck;
using FsCheck.Fluent;
using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Crs;
using PlanMonitor.Spatial.Formats;
using PlanMonitor.Spatial.Projection;
using PlanMonitor.Spatial.Repair;
using Xunit;

namespace PlanMonitor.Spatial.Tests.Crs;

/// <summary>Claim and figures together. A triangle of 100 m near Liaoyang (123.2 E, 41.2 N) is written in every system.</summary>
public sealed class DecisionTests
{
    private const double Longitude = 123.2, Latitude = 41.2;

    private static readonly Dictionary<string, string> NoAttributes = [];

    // Name of the figures -> the triangle in them.
    private static readonly Dictionary<string, double[]> Figures = new()
    {
        ["degrees"] = Triangle((x, y) => (x, y)),
        ["degrees swapped"] = Triangle((x, y) => (y, x)),
        ["zone 41"] = Triangle((x, y) => East(new GaussKruegerZone(41).ToMetres(x, y))),
        ["zone 41 swapped"] = Triangle((x, y) => new GaussKruegerZone(41).ToMetres(x, y)),
        ["zone 21"] = Triangle((x, y) => East(new GaussKruegerZone(21).ToMetres(x, y))),
        ["zone 40"] = Triangle((x, y) => East(new GaussKruegerZone(40).ToMetres(x - 1.4, y))),
        ["123 without zone"] = Triangle((x, y) => East(new GaussKruegerGrid(123, null).ToMetres(x, y))),
        ["123 without zone swapped"] = Triangle((x, y) => new GaussKruegerGrid(123, null).ToMetres(x, y)),
        ["mercator"] = Triangle((x, y) => WebMercator.ToMetres(x, y)),
        ["zone 13"] = [13_500_000, 4_500_000, 13_500_100, 4_500_000, 13_500_000, 4_500_100, 13_500_000, 4_500_000],
        ["small metres"] = [500, 2_000, 600, 2_000, 500, 2_100, 500, 2_000],
        ["far easting"] = [41_950_000, 4_500_000, 41_950_100, 4_500_000, 41_950_000, 4_500_100, 41_950_000, 4_500_000],
    };

    [Theory]
    [InlineData("degrees", null, "crs.degrees")]
    [InlineData("degrees", "EPSG:4490", "crs.degrees-claimed")]
    [InlineData("degrees", "2000国家大地坐标系", "crs.degrees-claimed")]
    [InlineData("degrees", "EPSG:4326", "crs.wgs84-taken")]
    [InlineData("degrees swapped", "EPSG:4326", "crs.wgs84-taken")]
    [InlineData("degrees", "EPSG:4529", "crs.label-wrong-degrees")]
    [InlineData("degrees", "EPSG:3857", "crs.label-wrong-degrees")]
    [InlineData("degrees", "EPSG:4610", "crs.xian80")]
    [InlineData("degrees", "北京54", "crs.beijing54")]
    [InlineData("degrees", "New Beijing", "crs.new-beijing54")]
    [InlineData("degrees", "GCJ02", "crs.gcj02")]
    [InlineData("degrees", "BD09", "crs.bd09")]
    [InlineData("degrees", "地方独立坐标系", "crs.local")]
    [InlineData("degrees", "EPSG:32651", "crs.unsupported")]
    // The zone before the easting decides.
    [InlineData("zone 41", null, "crs.zone")]
    [InlineData("zone 41 swapped", null, "crs.zone")]
    [InlineData("zone 21", null, "crs.zone")]
    [InlineData("zone 40", null, "crs.zone")]
    [InlineData("zone 41", "EPSG:4529", "crs.zone-claimed")]
    [InlineData("zone 41", "EPSG:4550", "crs.zone-claimed")]
    [InlineData("zone 41", "2000国家大地坐标系", "crs.zone-claimed")]
    [InlineData("zone 21", "EPSG:4501", "crs.label-wrong")]
    [InlineData("zone 21", "EPSG:4499", "crs.zone-claimed")]
    // Wrong labels for zone 41 that were found in public code.
    [InlineData("zone 41", "EPSG:4549", "crs.label-wrong")]
    [InlineData("zone 41", "EPSG:4535", "crs.label-wrong")]
    [InlineData("zone 41", "EPSG:4507", "crs.label-wrong")]
    [InlineData("zone 41", "EPSG:4528", "crs.label-wrong")]
    [InlineData("zone 41", "EPSG:4490", "crs.label-wrong")]
    [InlineData("zone 41", "EPSG:4326", "crs.label-wrong")]
    [InlineData("zone 41", "EPSG:3857", "crs.label-wrong")]
    [InlineData("zone 41", "EPSG:4549 CGCS2000_3_Degree_GK_Zone_41", "crs.label-wrong")]
    [InlineData("zone 41", "EPSG:2365", "crs.xian80")]
    // Without a zone the claim's meridian decides, and nothing else.
    [InlineData("123 without zone", null, "coordinates.metres")]
    [InlineData("123 without zone swapped", null, "coordinates.metres")]
    [InlineData("123 without zone", "EPSG:4550", "crs.meridian")]
    [InlineData("123 without zone swapped", "EPSG:4550", "crs.meridian")]
    [InlineData("123 without zone", "EPSG:4510", "crs.meridian")]
    [InlineData("123 without zone", "CGCS2000_3_Degree_GK_CM_123E", "crs.meridian")]
    [InlineData("123 without zone", "EPSG:4529", "crs.prefix-missing")]
    [InlineData("123 without zone", "EPSG:4490", "crs.no-zone")]
    [InlineData("123 without zone", "2000国家大地坐标系", "crs.no-zone")]
    [InlineData("123 without zone", "CGCS2000 高斯投影", "crs.no-zone")]
    [InlineData("123 without zone", "EPSG:4549 CGCS2000_3_Degree_GK_Zone_41", "crs.no-zone")]
    [InlineData("123 without zone", "EPSG:4326", "crs.contradicted")]
    [InlineData("123 without zone", "EPSG:3857", "crs.contradicted")]
    [InlineData("small metres", "EPSG:4550", "crs.contradicted")]
    [InlineData("small metres", null, "coordinates.metres")]
    [InlineData("far easting", "EPSG:4529", "crs.contradicted")]
    // Web Mercator, and the one place where it looks like a zone.
    [InlineData("mercator", "EPSG:3857", "crs.mercator-taken")]
    [InlineData("mercator", null, "crs.zone-or-mercator")]
    [InlineData("mercator", "EPSG:4490", "crs.zone-or-mercator")]
    [InlineData("zone 13", null, "crs.zone-or-mercator")]
    [InlineData("zone 13", "EPSG:4491", "crs.zone-claimed")]
    [InlineData("zone 13", "EPSG:3857", "crs.mercator-taken")]
    public void A_claim_and_figures_are_decided(string figures, string? claim, string code) => Assert.Equal(code, Code(Decide(figures, claim)));

    [Theory]
    [InlineData("123 without zone", null, "--crs 4550", "crs.meridian")]
    [InlineData("123 without zone", "2000国家大地坐标系", "--crs 4550", "crs.meridian")]
    [InlineData("123 without zone", "EPSG:4529", "--crs 4550", "crs.meridian")]
    [InlineData("123 without zone", "EPSG:4550", "--crs 4549", "crs.asked-contradicts-claim")]
    [InlineData("123 without zone", null, "--crs 4529", "crs.asked-contradicts-figures")]
    [InlineData("zone 41", null, "--crs 4529", "crs.zone-claimed")]
    [InlineData("zone 41", null, "--crs 4549", "crs.asked-contradicts-figures")]
    [InlineData("zone 41", "EPSG:4549", "--crs 4529", "crs.asked-contradicts-claim")]
    [InlineData("degrees", null, "--crs 4490", "crs.degrees-claimed")]
    [InlineData("degrees", null, "--crs 4326", "crs.wgs84-taken")]
    [InlineData("degrees", "EPSG:4326", "--crs 4490", "crs.asked-contradicts-claim")]
    [InlineData("degrees", null, "--crs 4550", "crs.asked-contradicts-figures")]
    [InlineData("degrees", null, "--crs 4610", "crs.xian80")]
    [InlineData("mercator", null, "--crs 3857", "crs.mercator-taken")]
    [InlineData("small metres", null, "--crs 4550", "crs.asked-contradicts-figures")]
    public void What_a_person_says_must_fit(string figures, string? claim, string asked, string code) =>
        Assert.Equal(code, Code(Decide(figures, claim, CrsClaim.OfPerson(int.Parse(asked[6..])))));

    [Theory]
    [InlineData("degrees", "EPSG:4529", "crs.contradicted")]
    [InlineData("degrees", "EPSG:4326", "crs.degrees-claimed")]
    [InlineData("small metres", "EPSG:3857", "crs.mercator-taken")]
    [InlineData("zone 41", null, "crs.zone")]
    public void On_the_globe_less_is_certain(string figures, string? claim, string code) => Assert.Equal(code, Code(Decide(figures, claim, null, CoordinateRange.Globe)));

    [Theory]
    [InlineData("degrees swapped", null)]
    [InlineData("zone 41", null)]
    [InlineData("zone 41 swapped", null)]
    [InlineData("zone 21", null)]
    [InlineData("123 without zone", "EPSG:4550")]
    [InlineData("123 without zone swapped", "EPSG:4550")]
    [InlineData("mercator", "EPSG:3857")]
    public void Whatever_the_figures_the_place_is_the_same(string figures, string? claim)
    {
        var reading = Decide(figures, claim).Value.Reading;
        var (x, y) = reading.ToDegrees(Figures[figures][0], Figures[figures][1]);

        Assert.Equal(Longitude, x, 1e-9);
        Assert.Equal(Latitude, y, 1e-9);
    }

    [Fact]
    public void Forward_and_inverse_are_the_same_place_and_a_swap_is_seen() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(1000), Prop.ForAll(
        (from zone in Gen.Choose(25, 45) from x in Gen.Choose(-1_900_000, 1_900_000) from y in Gen.Choose(18_000_000, 53_000_000) select (Zone: zone, X: x / 1e6, Y: y / 1e6)).ToArbitrary(),
        place =>
        {
            var (zone, longitude, latitude) = (new GaussKruegerZone(place.Zone), Math.Clamp((place.Zone * 3) + place.X, 73.1, 135.9), place.Y);
            var (northing, easting) = zone.ToMetres(longitude, latitude);
            double[] upright = [easting, northing, easting + 1, northing, easting, northing + 1, easting, northing];
            double[] exchanged = [northing, easting, northing, easting + 1, northing + 1, easting, northing, easting];
            var (one, other) = (Decide(upright, null, null).Value, Decide(exchanged, null, null).Value);
            var there = one.Reading.ToDegrees(easting, northing);
            return !one.Reading.Swapped && other.Reading.Swapped && one.Epsg == zone.Epsg && there == other.Reading.ToDegrees(northing, easting)
                && Math.Abs(there.Longitude - longitude) < 1e-9 && Math.Abs(there.Latitude - latitude) < 1e-9;
        }));

    /// <summary>The decision on figures of this class.</summary>
    private static Outcome<CrsDecision> Decide(string figures, string? claim, CrsClaim? asked = null, CoordinateRange? range = null) =>
        Decide(Figures[figures], claim is null ? null : CrsClaim.OfName(claim), asked, range);

    private static Outcome<CrsDecision> Decide(double[] ring, CrsClaim? claim, CrsClaim? asked, CoordinateRange? range = null) =>
        new CrsDecider(range ?? CoordinateRange.China, asked, new Dictionary<string, Notation>()).Of(new RawFeature(1, "1", new([[ring]], false), NoAttributes) { Crs = claim });

    private static string Code(Outcome<CrsDecision> outcome) => outcome.TryGet(out var decision, out var problem) ? decision.Code : problem.Code;

    private static double[] Triangle(Func<double, double, (double, double)> written)
    {
        (double X, double Y)[] corners = [(Longitude, Latitude), (Longitude + 0.001, Latitude), (Longitude, Latitude + 0.001), (Longitude, Latitude)];
        return [.. corners.Select(corner => written(corner.X, corner.Y)).SelectMany(pair => new[] { pair.Item1, pair.Item2 })];
    }

    private static (double Easting, double Northing) East((double Northing, double Easting) pair) => (pair.Easting, pair.Northing);
}
