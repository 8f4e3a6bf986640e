namespace PlanMonitor.Spatial.Projection;

/// <summary>Web Mercator (EPSG:3857): the Mercator projection of a sphere of 6378137 m that takes WGS 84 degrees for its own.</summary>
public static class WebMercator
{
    private const double Radius = 6_378_137.0;
    private const double Degree = Math.PI / 180;

    /// <summary>The place in degrees (WGS 84) of an easting and a northing in metres.</summary>
    public static (double Longitude, double Latitude) ToDegrees(double easting, double northing) =>
        (easting / Radius / Degree, Math.Atan(Math.Sinh(northing / Radius)) / Degree);

    /// <summary>Easting and northing in metres of a place in degrees (WGS 84), latitude between -89 and 89.</summary>
    public static (double Easting, double Northing) ToMetres(double longitude, double latitude) =>
        (longitude * Degree * Radius, Math.Asinh(Math.Tan(latitude * Degree)) * Radius);
}
