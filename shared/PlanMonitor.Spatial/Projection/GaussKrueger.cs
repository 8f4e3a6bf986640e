namespace PlanMonitor.Spatial.Projection;

/// <summary>
/// The Gauss-Krueger projection (高斯-克吕格) on the ellipsoid of CGCS2000 (a = 6378137 m, 1/f = 298.257222101), scale 1 on the central meridian,
/// by Krueger's series in the third flattening to order 6 (C. F. F. Karney, Transverse Mercator with an accuracy of a few nanometers, 2011; the series of the
/// latitudes in his On auxiliary latitudes, 2023). Within 4 degrees of the central meridian the error is far below 0.1 mm.
/// </summary>
public static class GaussKrueger
{
    private const double SemiMajorAxis = 6_378_137.0;
    private const double Flattening = 1 / 298.257222101;
    private const double N = Flattening / (2 - Flattening);
    private const double N2 = N * N;
    private const double N3 = N2 * N;
    private const double N4 = N2 * N2;
    private const double N5 = N4 * N;
    private const double N6 = N3 * N3;
    private const double RectifyingRadius = SemiMajorAxis / (1 + N) * (1 + (N2 / 4) + (N4 / 64) + (N6 / 256));
    private const double Degree = Math.PI / 180;
    private static readonly double Eccentricity = Math.Sqrt(Flattening * (2 - Flattening));

    private static readonly double[] Alpha =
    [
        (N / 2) - (2 * N2 / 3) + (5 * N3 / 16) + (41 * N4 / 180) - (127 * N5 / 288) + (7_891 * N6 / 37_800),
        (13 * N2 / 48) - (3 * N3 / 5) + (557 * N4 / 1_440) + (281 * N5 / 630) - (1_983_433 * N6 / 1_935_360),
        (61 * N3 / 240) - (103 * N4 / 140) + (15_061 * N5 / 26_880) + (167_603 * N6 / 181_440),
        (49_561 * N4 / 161_280) - (179 * N5 / 168) + (6_601_661 * N6 / 7_257_600),
        (34_729 * N5 / 80_640) - (3_418_889 * N6 / 1_995_840),
        212_378_941 * N6 / 319_334_400,
    ];

    private static readonly double[] Beta =
    [
        (N / 2) - (2 * N2 / 3) + (37 * N3 / 96) - (N4 / 360) - (81 * N5 / 512) + (96_199 * N6 / 604_800),
        (N2 / 48) + (N3 / 15) - (437 * N4 / 1_440) + (46 * N5 / 105) - (1_118_711 * N6 / 3_870_720),
        (17 * N3 / 480) - (37 * N4 / 840) - (209 * N5 / 4_480) + (5_569 * N6 / 90_720),
        (4_397 * N4 / 161_280) - (11 * N5 / 504) - (830_251 * N6 / 7_257_600),
        (4_583 * N5 / 161_280) - (108_847 * N6 / 3_991_680),
        20_648_693 * N6 / 638_668_800,
    ];

    // From the conformal latitude to the geographic one.
    private static readonly double[] Delta =
    [
        (2 * N) - (2 * N2 / 3) - (2 * N3) + (116 * N4 / 45) + (26 * N5 / 45) - (2_854 * N6 / 675),
        (7 * N2 / 3) - (8 * N3 / 5) - (227 * N4 / 45) + (2_704 * N5 / 315) + (2_323 * N6 / 945),
        (56 * N3 / 15) - (136 * N4 / 35) - (1_262 * N5 / 105) + (73_814 * N6 / 2_835),
        (4_279 * N4 / 630) - (332 * N5 / 35) - (399_572 * N6 / 14_175),
        (4_174 * N5 / 315) - (144_838 * N6 / 6_237),
        601_676 * N6 / 22_275,
    ];

    /// <summary>Plane coordinates in metres of a place in degrees: northing (X 北坐标) from the equator, easting (Y 东坐标) from the central meridian, without false easting.</summary>
    public static (double Northing, double Easting) Forward(double longitude, double latitude, double centralMeridian)
    {
        var conformal = Conformal(Math.Tan(latitude * Degree));
        var (sine, cosine) = Math.SinCos((longitude - centralMeridian) * Degree);
        var (xi, eta) = (Math.Atan2(conformal, cosine), Math.Asinh(sine / Math.Sqrt((conformal * conformal) + (cosine * cosine))));
        var (sumXi, sumEta) = Sum(Alpha, xi, eta);
        return (RectifyingRadius * (xi + sumXi), RectifyingRadius * (eta + sumEta));
    }

    /// <summary>The place in degrees of plane coordinates in metres; the easting without false easting.</summary>
    public static (double Longitude, double Latitude) Inverse(double northing, double easting, double centralMeridian)
    {
        var (xi, eta) = (northing / RectifyingRadius, easting / RectifyingRadius);
        var (sumXi, sumEta) = Sum(Beta, xi, eta);
        var (sine, cosine) = Math.SinCos(xi - sumXi);
        var hyperbolic = Math.Sinh(eta - sumEta);
        var conformal = sine / Math.Sqrt((hyperbolic * hyperbolic) + (cosine * cosine));
        return (centralMeridian + (Math.Atan2(hyperbolic, cosine) / Degree), Geographic(conformal) / Degree);
    }

    // The sum of c[j] sin(2j(xi + i eta)), by Clenshaw's recurrence over complex numbers: one sine and one exponential for all terms.
    private static (double Xi, double Eta) Sum(double[] coefficients, double xi, double eta)
    {
        var (sine, cosine) = Math.SinCos(2 * xi);
        var (up, down) = (Math.Exp(2 * eta), Math.Exp(-2 * eta));
        var (sinh, cosh) = ((up - down) / 2, (up + down) / 2);
        var (factorRe, factorIm) = (2 * cosine * cosh, -2 * sine * sinh);
        var (re, im, beforeRe, beforeIm) = (0.0, 0.0, 0.0, 0.0);
        for (var j = coefficients.Length - 1; j >= 0; j--)
        {
            (re, im, beforeRe, beforeIm) = ((factorRe * re) - (factorIm * im) - beforeRe + coefficients[j], (factorRe * im) + (factorIm * re) - beforeIm, re, im);
        }
        var (sineRe, sineIm) = (sine * cosh, cosine * sinh);
        return ((re * sineRe) - (im * sineIm), (re * sineIm) + (im * sineRe));
    }

    /// <summary>Tangent of the conformal latitude from the tangent of the geographic one.</summary>
    private static double Conformal(double tau)
    {
        var sigma = Math.Sinh(Eccentricity * Math.Atanh(Eccentricity * tau / Math.Sqrt(1 + (tau * tau))));
        return (tau * Math.Sqrt(1 + (sigma * sigma))) - (sigma * Math.Sqrt(1 + (tau * tau)));
    }

    /// <summary>The geographic latitude in radians from the tangent of the conformal one.</summary>
    private static double Geographic(double conformal)
    {
        var square = 1 + (conformal * conformal);
        var (sine, cosine) = (2 * conformal / square, (2 / square) - 1);
        var (sum, before) = (0.0, 0.0);
        for (var j = Delta.Length - 1; j >= 0; j--)
        {
            (sum, before) = ((2 * cosine * sum) - before + Delta[j], sum);
        }
        return Math.Atan(conformal) + (sine * sum);
    }
}
