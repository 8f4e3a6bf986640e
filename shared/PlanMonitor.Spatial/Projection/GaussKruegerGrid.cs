using System.Runtime.InteropServices;

namespace PlanMonitor.Spatial.Projection;

/// <summary>A Gauss-Krueger grid of CGCS2000: its central meridian (中央子午线) and whether eastings have the zone number (带号) in front.</summary>
/// <param name="Meridian">Degrees of longitude of the central meridian.</param>
/// <param name="Zone">The zone whose number stands before the easting; null where none stands there.</param>
/// <param name="Width">Of the zone: 3 or 6 degrees; for a grid without a zone number what is claimed, else 3.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct GaussKruegerGrid(int Meridian, GaussKruegerZone? Zone, int Width = 3)
{
    private const double FalseEasting = 500_000;

    /// <summary>The grid with the number of a zone before the easting.</summary>
    public static GaussKruegerGrid Of(GaussKruegerZone zone) => new((int)zone.CentralMeridian, zone, zone.Width);

    /// <summary>The grid's EPSG code.</summary>
    public int Epsg => Zone?.Epsg ?? (Width == 6 ? 4502 + ((Meridian - 75) / 6) : 4534 + ((Meridian - 75) / 3));

    /// <summary>The place in degrees (CGCS2000) of a northing and an easting in metres.</summary>
    public (double Longitude, double Latitude) ToDegrees(double northing, double easting) =>
        Zone is { } zone ? zone.ToDegrees(northing, easting) : GaussKrueger.Inverse(northing, easting - FalseEasting, Meridian);

    /// <summary>Northing and easting in metres of a place in degrees (CGCS2000).</summary>
    public (double Northing, double Easting) ToMetres(double longitude, double latitude)
    {
        if (Zone is { } zone)
        {
            return zone.ToMetres(longitude, latitude);
        }
        var (northing, easting) = GaussKrueger.Forward(longitude, latitude, Meridian);
        return (northing, easting + FalseEasting);
    }
}
