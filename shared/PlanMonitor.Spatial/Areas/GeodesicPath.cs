using System.Runtime.InteropServices;

namespace PlanMonitor.Spatial.Areas;

/// <summary>One geodesic from a latitude with an azimuth to another latitude, on the auxiliary sphere (Karney 2013, section 2).</summary>
/// <param name="SineAlpha0">Sine of the azimuth at the equator.</param>
/// <param name="CosineAlpha0">Its cosine.</param>
/// <param name="SineAlpha1">Sine of the azimuth at the start.</param>
/// <param name="CosineAlpha1">Its cosine.</param>
/// <param name="SineAlpha2">Sine of the azimuth at the end.</param>
/// <param name="CosineAlpha2">Its cosine, never negative.</param>
/// <param name="Sigma1">Sine and cosine of the arc from the equator to the start.</param>
/// <param name="Sigma2">Sine and cosine of the arc from the equator to the end.</param>
/// <param name="Epsilon">Expansion parameter of the series.</param>
/// <param name="Lambda">Longitude difference on the ellipsoid, radians.</param>
/// <param name="LambdaLessOmega">Longitude difference on the ellipsoid less that on the sphere, radians.</param>
/// <param name="SphericalSlope">Derivative of the longitude difference with respect to the azimuth at the start, on the sphere.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct GeodesicPath(
    double SineAlpha0, double CosineAlpha0, double SineAlpha1, double CosineAlpha1, double SineAlpha2, double CosineAlpha2,
    (double Sine, double Cosine) Sigma1, (double Sine, double Cosine) Sigma2,
    double Epsilon, double Lambda, double LambdaLessOmega, double SphericalSlope)
{
    /// <summary>Follows the geodesic. Reduced latitudes: the start is in the south and at least as far from the equator as the end.</summary>
    public static GeodesicPath From((double Sine, double Cosine) alpha1, (double Sine, double Cosine) beta1, (double Sine, double Cosine) beta2)
    {
        var sineAlpha0 = alpha1.Sine * beta1.Cosine;
        var cosineAlpha0 = Length(alpha1.Cosine, alpha1.Sine * beta1.Sine);
        var sineAlpha2 = Math.Min(1, beta2.Cosine == beta1.Cosine ? alpha1.Sine : sineAlpha0 / beta2.Cosine);
        var along1 = alpha1.Cosine * beta1.Cosine;
        // cos²beta2 - cos²beta1, from whichever pair of the two is the smaller.
        var gain = beta1.Cosine < -beta1.Sine
            ? (beta2.Cosine - beta1.Cosine) * (beta1.Cosine + beta2.Cosine)
            : (beta1.Sine - beta2.Sine) * (beta1.Sine + beta2.Sine);
        var along2 = Math.Sqrt(Math.Max(0, (along1 * along1) + gain));
        var cosineAlpha2 = beta2.Cosine == beta1.Cosine && Math.Abs(beta2.Sine) == -beta1.Sine ? Math.Abs(alpha1.Cosine) : along2 / beta2.Cosine;

        var sigma1 = Unit(beta1.Sine, along1);
        var sigma2 = Unit(beta2.Sine, cosineAlpha2 * beta2.Cosine);
        var sineSigma = Math.Max(0, (sigma1.Cosine * sigma2.Sine) - (sigma1.Sine * sigma2.Cosine));
        var sigma = Math.Atan2(sineSigma, (sigma1.Cosine * sigma2.Cosine) + (sigma1.Sine * sigma2.Sine));
        var omega1 = Unit(sineAlpha0 * beta1.Sine, along1);
        var omega2 = Unit(sineAlpha0 * beta2.Sine, cosineAlpha2 * beta2.Cosine);
        var omega = Math.Atan2(
            Math.Max(0, (omega1.Cosine * omega2.Sine) - (omega1.Sine * omega2.Cosine)),
            (omega1.Cosine * omega2.Cosine) + (omega1.Sine * omega2.Sine));

        var k2 = cosineAlpha0 * cosineAlpha0 * Ellipsoid.SecondEccentricity2;
        var epsilon = k2 / ((2 * (1 + Math.Sqrt(1 + k2))) + k2);
        var series = GeodesicSeries.Longitude(epsilon, sigma2.Sine, sigma2.Cosine) - GeodesicSeries.Longitude(epsilon, sigma1.Sine, sigma1.Cosine);
        var lessOmega = -Ellipsoid.Flattening * GeodesicSeries.Mean(epsilon) * sineAlpha0 * (sigma + series);
        var slope = cosineAlpha2 > 0 ? sineSigma / (cosineAlpha2 * beta2.Cosine) : -2 * (1 - Ellipsoid.Flattening) / beta1.Sine;
        return new(
            sineAlpha0, cosineAlpha0, alpha1.Sine, alpha1.Cosine, sineAlpha2, cosineAlpha2,
            sigma1, sigma2, epsilon, omega + lessOmega, lessOmega, slope);
    }

    private static double Length(double x, double y) => Math.Sqrt((x * x) + (y * y));

    private static (double Sine, double Cosine) Unit(double sine, double cosine)
    {
        var length = Length(sine, cosine);
        return length > 0 ? (sine / length, cosine / length) : (0, 1);
    }
}
