using FsCheck;
using FsCheck.Fluent;
using PlanMonitor.Spatial.Crs;
using Xunit;

namespace PlanMonitor.Spatial.Tests.Crs;

/// <summary>What files say of their coordinate system: names, codes and headers. Expected: kind; of a grid width, central meridian and whether it has the zone before the easting.</summary>
public sealed class ClaimTests
{
    [Theory]
    // Degrees.
    [InlineData("EPSG:4490", "Cgcs2000")]
    [InlineData("epsg 4490", "Cgcs2000")]
    [InlineData("urn:ogc:def:crs:EPSG::4490", "Cgcs2000")]
    [InlineData("urn:ogc:def:crs:EPSG:6.18.3:4490", "Cgcs2000")]
    [InlineData("http://www.opengis.net/def/crs/EPSG/0/4490", "Cgcs2000")]
    [InlineData("http://www.opengis.net/gml/srs/epsg.xml#4490", "Cgcs2000")]
    [InlineData("https://epsg.io/4490", "Cgcs2000")]
    [InlineData("SRID=4490", "Cgcs2000")]
    [InlineData("4490", "Cgcs2000")]
    [InlineData("EPSG:4480", "Cgcs2000")]
    [InlineData("2000国家大地坐标系", "Cgcs2000")]
    [InlineData("国家2000坐标系", "Cgcs2000")]
    [InlineData("坐标系=２０００国家大地坐标系", "Cgcs2000")]
    [InlineData("CGCS2000", "Cgcs2000")]
    [InlineData("GCS_China_Geodetic_Coordinate_System_2000", "Cgcs2000")]
    [InlineData("EPSG:4326", "Wgs84")]
    [InlineData("EPSG:4979", "Wgs84")]
    [InlineData("urn:ogc:def:crs:OGC:1.3:CRS84", "Wgs84")]
    [InlineData("http://www.opengis.net/def/crs/OGC/1.3/CRS84", "Wgs84")]
    [InlineData("OGC:CRS84", "Wgs84")]
    [InlineData("WGS 84", "Wgs84")]
    [InlineData("GCS_WGS_1984", "Wgs84")]
    // Web Mercator.
    [InlineData("EPSG:3857", "WebMercator")]
    [InlineData("EPSG:900913", "WebMercator")]
    [InlineData("ESRI:102100", "WebMercator")]
    [InlineData("WGS 84 / Pseudo-Mercator", "WebMercator")]
    [InlineData("WGS_1984_Web_Mercator_Auxiliary_Sphere", "WebMercator")]
    // Grids.
    [InlineData("EPSG:4513", "3 75 prefixed")]
    [InlineData("EPSG:4529", "3 123 prefixed")]
    [InlineData("EPSG:4533", "3 135 prefixed")]
    [InlineData("EPSG:4534", "3 75 plain")]
    [InlineData("EPSG:4549", "3 120 plain")]
    [InlineData("EPSG:4554", "3 135 plain")]
    [InlineData("EPSG:4491", "6 75 prefixed")]
    [InlineData("EPSG:4501", "6 135 prefixed")]
    [InlineData("EPSG:4502", "6 75 plain")]
    [InlineData("EPSG:4512", "6 135 plain")]
    [InlineData("CGCS2000_3_Degree_GK_Zone_41", "3 123 prefixed")]
    [InlineData("CGCS2000 / 3-degree Gauss-Kruger zone 40", "3 120 prefixed")]
    [InlineData("CGCS2000_GK_Zone_21", "6 123 prefixed")]
    [InlineData("CGCS2000_3_Degree_GK_CM_123E", "3 123 -")]
    [InlineData("CGCS2000 / 3-degree Gauss-Kruger CM 117E", "3 117 -")]
    [InlineData("2000国家大地坐标系，高斯-克吕格3度分带，中央子午线123°", "3 123 -")]
    [InlineData("CGCS2000 三度带 第41带", "3 123 prefixed")]
    [InlineData("CGCS2000 六度带 21带", "6 123 prefixed")]
    [InlineData("CGCS2000 高斯投影", "- - -")]
    [InlineData("坐标系=2000国家大地坐标系 几度分带=3 带号=41", "3 123 prefixed")]
    // Labels in the wild that say two things: which grid is meant stays open.
    [InlineData("CGCS2000_3_Degree_GK_Zone_41 CM 120E", "- - -")]
    [InlineData("EPSG:4549 CGCS2000 / 3-degree Gauss-Kruger zone 41", "- - -")]
    [InlineData("EPSG:4535 CGCS2000_3_Degree_GK_Zone_41", "- - -")]
    [InlineData("EPSG:4507 (CGCS2000 3度带 41带)", "- - -")]
    [InlineData("CGCS2000 6度带 41带", "- - -")]
    [InlineData("CGCS2000 6度带 中央子午线120", "- - -")]
    // Systems that are known and not taken.
    [InlineData("EPSG:4610", "Xian80")]
    [InlineData("EPSG:2365", "Xian80")]
    [InlineData("EPSG:2327", "Xian80")]
    [InlineData("EPSG:2390", "Xian80")]
    [InlineData("1980西安坐标系", "Xian80")]
    [InlineData("坐标系=80国家大地坐标系 几度分带=3 带号=41", "Xian80")]
    [InlineData("西安80", "Xian80")]
    [InlineData("Xian_1980_3_Degree_GK_Zone_41", "Xian80")]
    [InlineData("EPSG:4214", "Beijing54")]
    [InlineData("EPSG:2417", "Beijing54")]
    [InlineData("EPSG:21421", "Beijing54")]
    [InlineData("EPSG:21461", "Beijing54")]
    [InlineData("EPSG:21483", "Beijing54")]
    [InlineData("1954年北京坐标系", "Beijing54")]
    [InlineData("北京54坐标系 3度带", "Beijing54")]
    [InlineData("EPSG:4555", "NewBeijing54")]
    [InlineData("EPSG:4777", "NewBeijing54")]
    [InlineData("New Beijing / 3-degree Gauss-Kruger zone 41", "NewBeijing54")]
    [InlineData("新1954北京坐标系", "NewBeijing54")]
    [InlineData("GCJ-02", "Gcj02")]
    [InlineData("火星坐标系", "Gcj02")]
    [InlineData("BD-09", "Bd09")]
    [InlineData("百度坐标", "Bd09")]
    [InlineData("沈阳市城市坐标系", "Local")]
    [InlineData("CGCS2000 中央经线121.5", "Local")]
    // No system known here.
    [InlineData("EPSG:4479", "Unknown")]
    [InlineData("EPSG:32651", "Unknown")]
    [InlineData("WGS 84 / UTM zone 51N", "Unknown")]
    [InlineData("EPSG:99999999999", "Unknown")]
    [InlineData("ETRS89", "Unknown")]
    [InlineData("", "Unknown")]
    [InlineData("坐标系", "Unknown")]
    public void A_name_claims(string name, string expected) => Assert.Equal(expected, Shown(CrsClaim.OfName(name)));

    [Theory]
    [InlineData("2000国家大地坐标系", "3", "41", "3 123 -")]
    [InlineData("2000国家大地坐标系", "3", "", "3 - -")]
    [InlineData("2000国家大地坐标系", null, null, "Cgcs2000")]
    [InlineData("", "3", "40", "3 120 -")]
    [InlineData(null, "6", "21", "6 123 -")]
    [InlineData("2000国家大地坐标系", "6", "41", "- - -")]
    [InlineData("80国家大地坐标系", "3", "41", "Xian80")]
    [InlineData("1954北京坐标系", "3", "41", "Beijing54")]
    [InlineData("大连独立坐标系", "", "", "Local")]
    public void A_header_claims(string? system, string? width, string? zone, string expected) => Assert.Equal(expected, Shown(CrsClaim.OfHeader(system, width, zone)!));

    [Fact]
    public void An_empty_header_claims_nothing() => Assert.Null(CrsClaim.OfHeader(" ", null, ""));

    [Fact]
    public void The_text_is_kept_and_cut()
    {
        Assert.Equal("EPSG:4529", CrsClaim.OfEpsg(4529).Text);
        Assert.Equal("4529", CrsClaim.OfEpsg(4529, "4529").Text);
        Assert.Equal(200, CrsClaim.OfName(new string('坐', 5000)).Text.Length);
    }

    [Fact]
    public void No_text_and_no_code_makes_it_throw()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000), Prop.ForAll(
            ArbMap.Default.ArbFor<string?>(), ArbMap.Default.ArbFor<int>(), (text, code) => CrsClaim.OfName(text ?? "").Text.Length <= 200 && CrsClaim.OfEpsg(code).Text.Length <= 200));
    }

    /// <summary>A claim in short.</summary>
    internal static string Shown(CrsClaim claim) => claim.Kind switch
    {
        CrsKind.GaussKrueger => $"{Number(claim.Width)} {Number(claim.Meridian)} {(claim.Prefixed is { } prefixed ? prefixed ? "prefixed" : "plain" : "-")}",
        CrsKind.Refused => $"{claim.System}",
        _ => $"{claim.Kind}",
    };

    private static string Number(int? value) => value?.ToString() ?? "-";
}
