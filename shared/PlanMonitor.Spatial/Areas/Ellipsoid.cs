namespace PlanMonitor.Spatial.Areas;

/// <summary>The GRS 80 ellipsoid, on which CGCS2000 (2000国家大地坐标系) stands. Lengths in metres.</summary>
internal static class Ellipsoid
{
    /// <summary>Equatorial radius a.</summary>
    public const double EquatorialRadius = 6_378_137;

    /// <summary>Flattening f.</summary>
    public const double Flattening = 1 / 298.257222101;

    /// <summary>Polar radius b.</summary>
    public const double PolarRadius = EquatorialRadius * (1 - Flattening);

    /// <summary>First eccentricity squared, e².</summary>
    public const double Eccentricity2 = Flattening * (2 - Flattening);

    /// <summary>Second eccentricity squared, e'².</summary>
    public const double SecondEccentricity2 = Eccentricity2 / ((1 - Flattening) * (1 - Flattening));

    /// <summary>Third flattening n.</summary>
    public const double ThirdFlattening = Flattening / (2 - Flattening);

    /// <summary>Square of the authalic radius c²: a quarter of the ellipsoid's surface divided by pi, in m².</summary>
    public static readonly double AuthalicRadius2 = AreaToEquator(1);

    /// <summary>Area between the equator and a parallel for one radian of longitude, in m²; negative in the south.</summary>
    /// <param name="sine">Sine of the geodetic latitude.</param>
    /// <remarks>b²/2 (s / (1 - e²s²) + artanh(es) / e), its second part as a series in e²s² that ends below the last bit.</remarks>
    public static double AreaToEquator(double sine)
    {
        var t = Eccentricity2 * sine * sine;
        var series = 1 + (t * ((1.0 / 3) + (t * ((1.0 / 5) + (t * ((1.0 / 7) + (t * ((1.0 / 9) + (t * ((1.0 / 11) + (t / 13)))))))))));
        return PolarRadius * PolarRadius / 2 * sine * ((1 / (1 - t)) + series);
    }

    /// <summary>Square of the radius of a parallel, in m².</summary>
    /// <param name="sine">Sine of the geodetic latitude.</param>
    public static double ParallelRadius2(double sine) =>
        EquatorialRadius * EquatorialRadius * (1 - (sine * sine)) / (1 - (Eccentricity2 * sine * sine));

    /// <summary>Metres per degree of latitude and per degree of longitude at a latitude in degrees.</summary>
    public static (double Latitude, double Longitude) MetresPerDegree(double latitude)
    {
        var (sine, cosine) = Math.SinCos(latitude * Degree);
        var w2 = 1 - (Eccentricity2 * sine * sine);
        var normal = EquatorialRadius / Math.Sqrt(w2);
        return (normal * (1 - Eccentricity2) / w2 * Degree, normal * cosine * Degree);
    }

    /// <summary>One degree in radians.</summary>
    public const double Degree = Math.PI / 180;
}
