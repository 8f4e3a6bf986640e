using NetTopologySuite.Geometries;

namespace PlanMonitor.Spatial.Tests.Areas;

/// <summary>
/// The statutory ellipsoidal area (椭球面积) of the land survey: between each edge and a fixed meridian lies a trapezoid bounded by parallels, and their areas are added with their signs.
/// The edge of a trapezoid is straight in longitude and latitude in so far as its middle longitude counts; edges are not divided here.
/// </summary>
internal static class TrapezoidArea
{
    private const double SemiMajorAxis = 6_378_137;
    private const double Flattening = 1 / 298.257222101;
    private const double E2 = Flattening * (2 - Flattening);
    private const double SemiMinorAxis = SemiMajorAxis * (1 - Flattening);

    private static readonly double[] Coefficients =
    [
        1 + (3.0 / 6 * E2) + (30.0 / 80 * E2 * E2) + (35.0 / 112 * E2 * E2 * E2) + (630.0 / 2304 * E2 * E2 * E2 * E2),
        (1.0 / 6 * E2) + (15.0 / 80 * E2 * E2) + (21.0 / 112 * E2 * E2 * E2) + (420.0 / 2304 * E2 * E2 * E2 * E2),
        (3.0 / 80 * E2 * E2) + (7.0 / 112 * E2 * E2 * E2) + (180.0 / 2304 * E2 * E2 * E2 * E2),
        (1.0 / 112 * E2 * E2 * E2) + (45.0 / 2304 * E2 * E2 * E2 * E2),
        5.0 / 2304 * E2 * E2 * E2 * E2,
    ];

    /// <summary>Area of a closed ring in m².</summary>
    public static double OfRing(CoordinateSequence ring)
    {
        // Any meridian will do; one nearby keeps the digits.
        var (sum, meridian) = (0.0, ring.GetX(0));
        for (var i = 1; i < ring.Count; i++)
        {
            var width = (((ring.GetX(i - 1) + ring.GetX(i)) / 2) - meridian) * Math.PI / 180;
            sum += Trapezoid(width, ring.GetY(i - 1) * Math.PI / 180, ring.GetY(i) * Math.PI / 180);
        }
        return Math.Abs(sum);
    }

    private static double Trapezoid(double width, double from, double to)
    {
        var (half, middle) = ((to - from) / 2, (from + to) / 2);
        var sum = 0.0;
        for (var k = 0; k < Coefficients.Length; k++)
        {
            var odd = (2 * k) + 1;
            sum += (k % 2 == 0 ? 1 : -1) * Coefficients[k] * Math.Sin(odd * half) * Math.Cos(odd * middle);
        }
        return 2 * SemiMinorAxis * SemiMinorAxis * width * sum;
    }
}
