namespace PlanMonitor.Spatial.Projection;

/// <summary>
/// A zone (带) of the Gauss-Krueger grids of CGCS2000, with its number before the easting: 3-degree zones 25 to 45 (EPSG 4513 to 4533, central meridian 3 x zone),
/// 6-degree zones 13 to 23 (EPSG 4491 to 4501, central meridian 6 x zone - 3). The two ranges do not meet, so the number alone names the zone.
/// </summary>
/// <param name="Number">The zone, the first two of eight digits of the easting.</param>
public readonly record struct GaussKruegerZone(int Number)
{
    private const double PerZone = 1_000_000;
    private const double FalseEasting = 500_000;

    /// <summary>Degrees of longitude of the central meridian (中央子午线).</summary>
    public double CentralMeridian => Number >= 25 ? Number * 3 : (Number * 6) - 3;

    /// <summary>Degrees of longitude that the zone spans: 3 or 6.</summary>
    public int Width => Number >= 25 ? 3 : 6;

    /// <summary>The EPSG code of the grid with zone-prefixed eastings.</summary>
    public int Epsg => Number >= 25 ? 4488 + Number : 4478 + Number;

    /// <summary>The farthest that an easting may lie from the central meridian of a zone, in metres: the zone and half a degree of its neighbours, where they are widest in the south.</summary>
    /// <param name="width">Degrees of longitude that the zone spans: 3 or 6.</param>
    public static double ReachOf(int width) => width == 3 ? 230_000 : 400_000;

    /// <summary>The zone of an easting with its number in front, or null where the number is none or the easting lies far outside the zone.</summary>
    public static GaussKruegerZone? OfEasting(double easting)
    {
        if (double.IsNaN(easting) || easting is < 13_000_000 or >= 46_000_000)
        {
            return null;
        }
        var zone = new GaussKruegerZone((int)(easting / PerZone));
        return zone.Number is (>= 13 and <= 23) or (>= 25 and <= 45) && Math.Abs(zone.FromMeridian(easting)) <= ReachOf(zone.Width) ? zone : null;
    }

    /// <summary>The place in degrees (CGCS2000) of a northing and a zone-prefixed easting in metres.</summary>
    public (double Longitude, double Latitude) ToDegrees(double northing, double easting) => GaussKrueger.Inverse(northing, FromMeridian(easting), CentralMeridian);

    /// <summary>Northing and zone-prefixed easting in metres of a place in degrees (CGCS2000).</summary>
    public (double Northing, double Easting) ToMetres(double longitude, double latitude)
    {
        var (northing, easting) = GaussKrueger.Forward(longitude, latitude, CentralMeridian);
        return (northing, easting + FalseEasting + (Number * PerZone));
    }

    private double FromMeridian(double easting) => easting - (Number * PerZone) - FalseEasting;
}
