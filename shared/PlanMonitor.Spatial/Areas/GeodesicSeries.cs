namespace PlanMonitor.Spatial.Areas;

/// <summary>
/// The series of C. F. F. Karney, "Algorithms for geodesics" (J. Geodesy 87, 2013), to order 6, for the longitude integral I3 (equations 24 and 25)
/// and the area integral I4 (equation 63). The coefficients are polynomials in the third flattening n, evaluated once, times powers of epsilon.
/// </summary>
internal static class GeodesicSeries
{
    /// <summary>Number of terms of the area series.</summary>
    public const int AreaTerms = 6;

    private const int Order = 6;

    // Row l holds the factors of epsilon^0 to epsilon^5.
    private static readonly double[] A3 = LongitudeMean();
    private static readonly double[][] C3 = LongitudeTerms();
    private static readonly double[][] C4 = AreaTermFactors();

    /// <summary>A3 of equation 23: the mean of the longitude integrand.</summary>
    public static double Mean(double epsilon) => Polynomial(A3, epsilon);

    /// <summary>The sum over l of C3l sin(2 l sigma).</summary>
    public static double Longitude(double epsilon, double sine, double cosine)
    {
        // Clenshaw's summation with 2 cos(2 sigma).
        var factor = 2 * (cosine - sine) * (cosine + sine);
        double next = 0, afterNext = 0;
        for (var l = Order - 1; l >= 1; l--)
        {
            (next, afterNext) = ((factor * next) - afterNext + Polynomial(C3[l], epsilon), next);
        }
        return 2 * sine * cosine * next;
    }

    /// <summary>The coefficients C4l at one epsilon.</summary>
    public static void AreaCoefficients(double epsilon, Span<double> coefficients)
    {
        for (var l = 0; l < AreaTerms; l++)
        {
            coefficients[l] = Polynomial(C4[l], epsilon);
        }
    }

    /// <summary>The sum over l of C4l cos((2 l + 1) sigma).</summary>
    public static double Area(ReadOnlySpan<double> coefficients, double sine, double cosine)
    {
        var factor = 2 * (cosine - sine) * (cosine + sine);
        double next = 0, afterNext = 0;
        for (var l = AreaTerms - 1; l >= 0; l--)
        {
            (next, afterNext) = ((factor * next) - afterNext + coefficients[l], next);
        }
        return cosine * (next - afterNext);
    }

    private static double Polynomial(double[] factors, double x)
    {
        var sum = 0.0;
        for (var power = factors.Length - 1; power >= 0; power--)
        {
            sum = (sum * x) + factors[power];
        }
        return sum;
    }

    // A polynomial in n, constant term first, over a common divisor.
    private static double N(double divisor, params double[] factors) => Polynomial(factors, Ellipsoid.ThirdFlattening) / divisor;

    private static double[] LongitudeMean() =>
        [1, N(2, -1, 1), N(8, -2, -1, 3), N(16, -1, -3, -1), N(64, -3, -2), N(128, -3)];

    private static double[][] LongitudeTerms() =>
    [
        [],
        [0, N(4, 1, -1), N(8, 1, 0, -1), N(64, 3, 3, -1), N(128, 5, 2), N(128, 3)],
        [0, 0, N(32, 2, -3, 1), N(64, 3, -2, -3), N(128, 3, 1), N(256, 5)],
        [0, 0, 0, N(192, 5, -9, 5), N(384, 9, -10), N(512, 7)],
        [0, 0, 0, 0, N(512, 7, -14), N(512, 7)],
        [0, 0, 0, 0, 0, N(2560, 21)],
    ];

    private static double[][] AreaTermFactors() =>
    [
        [
            N(45045, 30030, -12012, 3432, 572, 208, 100), N(15015, -3003, 6864, -4576, 624, 64),
            N(45045, -858, -4576, 14144, -10656), N(45045, 1573, -4784, -224), N(45045, 156, 1088), N(15015, 97),
        ],
        [
            0, N(135135, 3003, -6864, 4576, -624, -64), N(135135, -2574, 9152, -11648, 5952),
            N(135135, -1287, 1040, 5792), N(135135, 468, -2944), N(9009, 1),
        ],
        [0, 0, N(225225, 1716, -4576, 4160, -1440), N(225225, -1144, 4992, -8448), N(225225, -936, 1856), N(10725, 8)],
        [0, 0, 0, N(315315, 1144, -3328, 3584), N(105105, -208, 1024), N(63063, -136)],
        [0, 0, 0, 0, N(405405, 832, -2560), N(135135, -128)],
        [0, 0, 0, 0, 0, N(99099, 128)],
    ];
}
