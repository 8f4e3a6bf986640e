using PlanMonitor.Spatial.Crs;
using Xunit;

namespace PlanMonitor.Spatial.Tests.Crs;

/// <summary>Well-known text as ArcGIS, GDAL and PROJ write it, and as it is wrong in the wild.</summary>
public sealed class WktClaimTests
{
    private const string Degrees = """GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]""";
    private const string Xian = """GEOGCS["GCS_Xian_1980",DATUM["D_Xian_1980",SPHEROID["Xian_1980",6378140.0,298.257]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]""";
    private const string World = """GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]""";

    public static TheoryData<string, string> Texts() => new()
    {
        { Degrees, "Cgcs2000" },
        { Degrees.Replace('[', '(').Replace(']', ')'), "Cgcs2000" },
        { Degrees + "\r\n\0", "Cgcs2000" },
        { World, "Wgs84" },
        { Xian, "Xian80" },
        { """GEOGCS["GCS_Beijing_1954",DATUM["D_Beijing_1954",SPHEROID["Krasovsky_1940",6378245.0,298.3]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]""", "Beijing54" },
        { """GEOGCS["GCS_New_Beijing",DATUM["D_New_Beijing",SPHEROID["Krasovsky_1940",6378245.0,298.3]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]""", "NewBeijing54" },
        { """GEOGCRS["China Geodetic Coordinate System 2000",DATUM["China 2000",ELLIPSOID["CGCS2000",6378137,298.257222101,LENGTHUNIT["metre",1]]],PRIMEM["Greenwich",0,ANGLEUNIT["degree",0.0174532925199433]],CS[ellipsoidal,2],AXIS["geodetic latitude (Lat)",north,ORDER[1],ANGLEUNIT["degree",0.0174532925199433]],AXIS["geodetic longitude (Lon)",east,ORDER[2],ANGLEUNIT["degree",0.0174532925199433]],ID["EPSG",4490]]""", "Cgcs2000" },
        // Grids.
        { Grid("CGCS2000_3_Degree_GK_Zone_41", 41_500_000, 123), "3 123 prefixed" },
        { Grid("CGCS2000_3_Degree_GK_CM_123E", 500_000, 123), "3 123 plain" },
        { Grid("CGCS2000_GK_Zone_21", 21_500_000, 123), "6 123 prefixed" },
        { Grid("CGCS2000_GK_CM_123E", 500_000, 123), "- 123 plain" },
        { """PROJCRS["CGCS2000 / 3-degree Gauss-Kruger zone 40",BASEGEOGCRS["China Geodetic Coordinate System 2000",DATUM["China 2000",ELLIPSOID["CGCS2000",6378137,298.257222101,LENGTHUNIT["metre",1]]],PRIMEM["Greenwich",0,ANGLEUNIT["degree",0.0174532925199433]],ID["EPSG",4490]],CONVERSION["3-degree Gauss-Kruger zone 40",METHOD["Transverse Mercator",ID["EPSG",9807]],PARAMETER["Latitude of natural origin",0],PARAMETER["Longitude of natural origin",120],PARAMETER["Scale factor at natural origin",1],PARAMETER["False easting",40500000],PARAMETER["False northing",0]],CS[Cartesian,2],AXIS["northing (X)",north,ORDER[1],LENGTHUNIT["metre",1]],AXIS["easting (Y)",east,ORDER[2],LENGTHUNIT["metre",1]],ID["EPSG",4528]]""", "3 120 prefixed" },
        { Grid("WGS84_GK", 500_000, 123, World), "- 123 plain" },
        // The name lost: GRS 80 and a datum that is unknown.
        { Grid("unnamed", 41_500_000, 123, Degrees.Replace("GCS_China_Geodetic_Coordinate_System_2000", "GCS_unknown").Replace("D_China_2000", "D_Unknown_based_on_GRS80_ellipsoid").Replace("\"CGCS2000\"", "\"GRS_1980\"")), "3 123 prefixed" },
        // Figures count, not names; where they contradict each other it stays open.
        { Grid("41带", 41_500_000, 123), "3 123 prefixed" },
        { Grid("CGCS2000_3_Degree_GK_Zone_41", 41_500_000, 120), "- - -" },
        { Grid("CGCS2000_3_Degree_GK_Zone_41", 500_000, 120), "- - -" },
        { Grid("CGCS2000_3_Degree_GK_CM_120E", 500_000, 123), "- - -" },
        { Grid("unnamed", 500_000, 123).Replace("UNIT[\"Meter\",1.0]]", "UNIT[\"Meter\",1.0],AUTHORITY[\"EPSG\",\"4549\"]]"), "- - -" },
        { Grid("unnamed", 500_000, 123).Replace("UNIT[\"Meter\",1.0]]", "UNIT[\"Meter\",1.0],AUTHORITY[\"EPSG\",\"4550\"]]"), "3 123 plain" },
        // A datum that is not taken in any place.
        { Grid("CGCS2000_3_Degree_GK_Zone_41", 41_500_000, 123, Xian), "Xian80" },
        { Grid("Xian_1980_3_Degree_GK_Zone_41", 41_500_000, 123), "Xian80" },
        { Grid("CGCS2000_3_Degree_GK_Zone_41", 41_500_000, 123, Degrees.Replace("6378137.0,298.257222101", "6378140.0,298.257")), "Xian80" },
        { Grid("CGCS2000_3_Degree_GK_Zone_41", 41_500_000, 123, Degrees.Replace("6378137.0,298.257222101", "6378245.0,298.3")), "Beijing54" },
        // Grids of one's own.
        { Grid("CGCS2000_Dalian", 500_000, 121.5), "Local" },
        { Grid("CGCS2000_3_Degree_GK_Zone_41", 41_500_100, 123), "Local" },
        { Grid("CGCS2000_3_Degree_GK_Zone_41", 41_500_000, 123).Replace("\"False_Northing\",0.0", "\"False_Northing\",-4000000.0"), "Local" },
        { """LOCAL_CS["大连地方坐标系",UNIT["metre",1]]""", "Local" },
        { """ENGCRS["Undefined Cartesian",EDATUM["Unknown"],CS[Cartesian,2]]""", "Local" },
        // Scale, unit, prime meridian, projection, ellipsoid.
        { Grid("CGCS2000_3_Degree_GK_Zone_41", 41_500_000, 123).Replace("\"Scale_Factor\",1.0", "\"Scale_Factor\",0.9996"), "Unknown" },
        { Grid("CGCS2000_3_Degree_GK_Zone_41", 41_500_000, 123).Replace("UNIT[\"Meter\",1.0]", "UNIT[\"Foot\",0.3048]"), "Unknown" },
        { Grid("CGCS2000_3_Degree_GK_Zone_41", 41_500_000, 123).Replace("Gauss_Kruger", "Lambert_Conformal_Conic"), "Unknown" },
        { Degrees.Replace("Greenwich\",0.0", "Paris\",2.33"), "Unknown" },
        { Degrees.Replace("\"Degree\",0.0174532925199433", "\"Grad\",0.0157079632679489"), "Unknown" },
        { """GEOGCS["NAD83",DATUM["North_American_Datum_1983",SPHEROID["GRS 1980",6378137,298.257222101]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]]""", "Unknown" },
        { """GEOCCS["CGCS2000 geocentric",DATUM["China_2000",SPHEROID["CGCS2000",6378137,298.257222101]]]""", "Unknown" },
        // Web Mercator, with heights, with a transformation.
        { """PROJCS["WGS_1984_Web_Mercator_Auxiliary_Sphere",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Mercator_Auxiliary_Sphere"],PARAMETER["False_Easting",0.0],PARAMETER["Central_Meridian",0.0],UNIT["Meter",1.0]]""", "WebMercator" },
        { $"""COMPD_CS["CGCS2000 + height",{Degrees},VERT_CS["height",VERT_DATUM["Yellow Sea 1985",2005]]]""", "Cgcs2000" },
        { $"""BOUNDCRS[SOURCECRS[{Degrees}],TARGETCRS[{World}],ABRIDGEDTRANSFORMATION["none"]]""", "Cgcs2000" },
        // No well-known text at all, and such as means harm.
        { "EPSG:4529", "3 123 prefixed" },
        { "CGCS2000_3_Degree_GK_Zone_41", "3 123 prefixed" },
        { Degrees[..60], "Cgcs2000" },
        { string.Concat(Enumerable.Repeat("GEOGCS[", 5000)), "Unknown" },
        { "PROJCS[\"" + new string('x', 100_000) + "\"]", "Unknown" },
        { "GEOGCS[\"a\",SPHEROID[\"b\",1e999,1]]", "Unknown" },
        { "[]", "Unknown" },
        { "GEOGCS[,]", "Unknown" },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void A_text_claims(string text, string expected) => Assert.Equal(expected, ClaimTests.Shown(CrsClaim.OfWkt(text)));

    [Fact]
    public void A_grid_of_WGS_84_is_known_as_such()
    {
        Assert.True(CrsClaim.OfWkt(Grid("WGS84_GK", 41_500_000, 123, World)).OnWgs84);
        Assert.False(CrsClaim.OfWkt(Grid("CGCS2000_3_Degree_GK_Zone_41", 41_500_000, 123)).OnWgs84);
    }

    // Cut anywhere, with any one letter changed: a claim, and nothing thrown.
    [Fact]
    public void Damage_makes_no_exception()
    {
        var (whole, random) = (Grid("CGCS2000_3_Degree_GK_Zone_41", 41_500_000, 123), new Random(1));
        for (var i = 0; i < 2_000; i++)
        {
            var letters = whole.ToCharArray();
            letters[random.Next(letters.Length)] = "[]\",()0e-9中\0"[random.Next(11)];
            var claim = CrsClaim.OfWkt(new string(letters)[..random.Next(letters.Length + 1)]);

            Assert.True(claim.Meridian is null or (>= 75 and <= 135));
        }
    }

    private static string Grid(string name, double falseEasting, double meridian, string degrees = Degrees) => string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $"""PROJCS["{name}",{degrees},PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",{falseEasting:F1}],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",{meridian:F1}],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]""");
}
