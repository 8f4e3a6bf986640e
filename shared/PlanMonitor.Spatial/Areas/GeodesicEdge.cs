namespace PlanMonitor.Spatial.Areas;

/// <summary>
/// The signed area between one geodesic (大地线) and the equator: Karney 2013, the inverse problem of section 4 and the area of section 6.
/// Needs neither lengths nor the reduced length: the azimuth is found by a bracketed secant instead of Newton's method.
/// </summary>
internal static class GeodesicEdge
{
    private const int MostSteps = 200;
    private const double Settled = 4e-16;

    /// <summary>Area in m² between the geodesic and the equator, positive where the edge runs east in the north.</summary>
    /// <param name="latitude1">Latitude of the start in degrees.</param>
    /// <param name="latitude2">Latitude of the end in degrees.</param>
    /// <param name="longitude12">End minus start in degrees, from -180 to 180.</param>
    public static double AreaToEquator(double latitude1, double latitude2, double longitude12)
    {
        // Put the point farther from the equator first and in the south, and run east: area is odd in latitude and in longitude, even in the swap.
        var sign = Math.Sign(longitude12);
        longitude12 = Math.Abs(longitude12);
        if (Math.Abs(latitude1) < Math.Abs(latitude2))
        {
            (latitude1, latitude2) = (latitude2, latitude1);
        }
        if (latitude1 > 0)
        {
            (latitude1, latitude2, sign) = (-latitude1, -latitude2, -sign);
        }
        if (sign == 0 || latitude1 == 0)
        {
            // Along a meridian, or along the equator. Two points of the equator almost half a turn apart have one shortest way on either side: their mean.
            return 0;
        }
        var lambda = longitude12 * Ellipsoid.Degree;
        return sign * (latitude1 <= -90 || longitude12 >= 180
            ? -Ellipsoid.AuthalicRadius2 * lambda // All the turning happens at the south pole.
            : General(Reduced(latitude1), Reduced(latitude2), lambda));
    }

    // Sine and cosine of the reduced latitude beta.
    private static (double Sine, double Cosine) Reduced(double latitude)
    {
        var (sine, cosine) = Math.SinCos(latitude * Ellipsoid.Degree);
        return Unit((1 - Ellipsoid.Flattening) * sine, cosine);
    }

    private static double General((double Sine, double Cosine) beta1, (double Sine, double Cosine) beta2, double lambda)
    {
        var path = Solve(beta1, beta2, lambda);
        // omega12 taken from lambda12 keeps its relative precision on short edges.
        var (sineOmega, cosineOmega) = Math.SinCos(lambda - path.LambdaLessOmega);
        double turn;
        if (cosineOmega > -0.7 && beta2.Sine - beta1.Sine < 1.75)
        {
            // The spherical excess: equation 64 by half angles.
            var (d1, d2) = (1 + beta1.Cosine, 1 + beta2.Cosine);
            turn = 2 * Math.Atan2(
                sineOmega * ((beta1.Sine * d2) + (beta2.Sine * d1)), (1 + cosineOmega) * ((beta1.Sine * beta2.Sine) + (d1 * d2)));
        }
        else
        {
            turn = Math.Atan2(
                (path.SineAlpha2 * path.CosineAlpha1) - (path.CosineAlpha2 * path.SineAlpha1),
                (path.CosineAlpha2 * path.CosineAlpha1) + (path.SineAlpha2 * path.SineAlpha1));
        }
        Span<double> coefficients = stackalloc double[GeodesicSeries.AreaTerms];
        GeodesicSeries.AreaCoefficients(path.Epsilon, coefficients);
        var difference = GeodesicSeries.Area(coefficients, path.Sigma2.Sine, path.Sigma2.Cosine)
            - GeodesicSeries.Area(coefficients, path.Sigma1.Sine, path.Sigma1.Cosine);
        var scale = Ellipsoid.EquatorialRadius * Ellipsoid.EquatorialRadius * Ellipsoid.Eccentricity2 * path.SineAlpha0 * path.CosineAlpha0;
        return (Ellipsoid.AuthalicRadius2 * turn) + (scale * difference);
    }

    // Longitude grows with the azimuth alpha1 from 0 to pi: a secant kept inside a bracket always arrives.
    private static GeodesicPath Solve((double Sine, double Cosine) beta1, (double Sine, double Cosine) beta2, double lambda)
    {
        var alpha = Guess(beta1, beta2, lambda);
        var (low, high) = ((Sine: 0.0, Cosine: 1.0), (Sine: 0.0, Cosine: -1.0));
        var path = GeodesicPath.From(alpha, beta1, beta2);
        var miss = path.Lambda - lambda;
        var slope = path.SphericalSlope;
        for (var step = 0; step < MostSteps && Math.Abs(miss) > Settled; step++)
        {
            (low, high) = miss < 0 ? (alpha, high) : (low, alpha);
            var turn = -miss / slope;
            var (sine, cosine) = Math.SinCos(turn);
            var next = Unit((alpha.Sine * cosine) + (alpha.Cosine * sine), (alpha.Cosine * cosine) - (alpha.Sine * sine));
            if (!(Math.Abs(turn) < 1 && Between(low, next, high)))
            {
                next = Halfway(low, high);
            }
            if (next == alpha)
            {
                break;
            }
            var nextPath = GeodesicPath.From(next, beta1, beta2);
            var nextMiss = nextPath.Lambda - lambda;
            var turned = Math.Atan2((next.Sine * alpha.Cosine) - (next.Cosine * alpha.Sine), (next.Cosine * alpha.Cosine) + (next.Sine * alpha.Sine));
            slope = (nextMiss - miss) / turned;
            if (!(slope > 0) || !double.IsFinite(slope))
            {
                slope = nextPath.SphericalSlope;
            }
            (alpha, path, miss) = (next, nextPath, nextMiss);
        }
        return path;
    }

    // The azimuth on the auxiliary sphere with omega12 taken as lambda12 over the mean of w (section 4).
    private static (double Sine, double Cosine) Guess((double Sine, double Cosine) beta1, (double Sine, double Cosine) beta2, double lambda)
    {
        var mean = Unit((beta1.Sine + beta2.Sine) / 2, (beta1.Cosine + beta2.Cosine) / 2);
        var omega = Math.Min(lambda / Math.Sqrt(1 - (Ellipsoid.Eccentricity2 * mean.Cosine * mean.Cosine)), Math.PI * 0.999);
        var (sine, cosine) = Math.SinCos(omega);
        var half = Math.Sin(omega / 2);
        // cos(beta1) sin(beta2) - sin(beta1) cos(beta2) cos(omega) without cancellation.
        var north = (beta2.Sine * beta1.Cosine) - (beta2.Cosine * beta1.Sine) + (2 * beta2.Cosine * beta1.Sine * half * half);
        var east = beta2.Cosine * sine;
        return east > 0 ? Unit(east, north) : (1, 0);
    }

    // All angles lie in 0..pi: an angle is larger when its cosine leads its sine by less.
    private static bool Between((double Sine, double Cosine) low, (double Sine, double Cosine) angle, (double Sine, double Cosine) high) =>
        angle.Sine > 0
        && (angle.Sine * low.Cosine) - (angle.Cosine * low.Sine) > 0
        && (high.Sine * angle.Cosine) - (high.Cosine * angle.Sine) > 0;

    private static (double Sine, double Cosine) Halfway((double Sine, double Cosine) low, (double Sine, double Cosine) high)
    {
        var half = Unit(low.Sine + high.Sine, low.Cosine + high.Cosine);
        return half == (0, 0) ? (1, 0) : half;
    }

    private static (double Sine, double Cosine) Unit(double sine, double cosine)
    {
        var length = Math.Sqrt((sine * sine) + (cosine * cosine));
        return length > 0 ? (sine / length, cosine / length) : (0, 0);
    }
}
