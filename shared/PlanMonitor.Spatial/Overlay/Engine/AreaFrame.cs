using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using PlanMonitor.Spatial.Areas;

namespace PlanMonitor.Spatial.Overlay.Engine;

/// <summary>
/// Areas on the GRS 80 ellipsoid near one place: what lies between a geodesic edge and the parallel of the place. Near the place the area up to a
/// parallel is a polynomial in latitude, and an edge of some kilometres is straight in the cylindrical equal-area map but for a lune whose third-order
/// term is enough (see <see cref="GeodesicArea"/>); farther off and along longer edges the exact formulas are taken. Summed over a ring that runs
/// counter-clockwise it is the ring's area.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct AreaFrame
{
    // Degrees of latitude up to which four terms leave out less than 1e-9 of the area.
    private const double Near = 0.1;
    private const double Polar = 80;

    // As GeodesicArea: edges shorter than this share of the radius of their parallel.
    private const double ShortEdge = 5e-4;

    private readonly double _sine;
    private readonly double _sineSlope;
    private readonly double _parallel2;
    private readonly double _parallel2Slope;
    private readonly double _perParallel2;
    private readonly double _perParallel2Slope;
    private readonly double _reference;
    private readonly double _one;
    private readonly double _two;
    private readonly double _three;
    private readonly double _four;
    private readonly bool _exact;

    /// <summary>A frame about the middle of a box.</summary>
    public AreaFrame(in Box box)
    {
        (X, Y) = ((box.West + box.East) / 2, (box.South + box.North) / 2);
        var (sine, cosine) = Math.SinCos(Y * Ellipsoid.Degree);
        _reference = Ellipsoid.AreaToEquator(sine);
        _exact = box.North - box.South > 2 * Near || Math.Abs(Y) > Polar;
        (_sine, _sineSlope) = (sine, cosine * Ellipsoid.Degree);
        _parallel2 = Ellipsoid.ParallelRadius2(sine);
        _parallel2Slope = -2 * _parallel2 * sine / cosine * Ellipsoid.Degree;
        (_perParallel2, _perParallel2Slope) = (1 / _parallel2, -_parallel2Slope / (_parallel2 * _parallel2));
        // Taylor's series of the area to the parallel: b² cos / (1 - e² sin²)² and its derivatives.
        const double E2 = Ellipsoid.Eccentricity2;
        const double B2 = Ellipsoid.PolarRadius * Ellipsoid.PolarRadius;
        var d = 1 / (1 - (E2 * sine * sine));
        _one = B2 * cosine * d * d * Ellipsoid.Degree;
        _two = B2 * d * d * ((4 * E2 * sine * cosine * cosine * d) - sine) / 2 * Ellipsoid.Degree * Ellipsoid.Degree;
        _three = B2 * cosine * d * d * ((4 * E2 * d * ((cosine * cosine) - (3 * sine * sine))) - 1) / 6 * Ellipsoid.Degree * Ellipsoid.Degree * Ellipsoid.Degree;
        _four = B2 * sine / 24 * Ellipsoid.Degree * Ellipsoid.Degree * Ellipsoid.Degree * Ellipsoid.Degree;
    }

    /// <summary>Longitude of the place in degrees; coordinates in the frame are degrees from the place.</summary>
    public double X { get; }

    /// <summary>Latitude of the place in degrees.</summary>
    public double Y { get; }

    /// <summary>Area in m² per radian of longitude between the place's parallel and a latitude in the frame.</summary>
    public double Rise(double y) => _exact
        ? Ellipsoid.AreaToEquator(Math.Sin((Y + y) * Ellipsoid.Degree)) - _reference
        : y * (_one + (y * (_two + (y * (_three + (y * _four))))));

    /// <summary>What an edge adds to the area to its left, in m².</summary>
    /// <param name="x1">Longitude of its start in the frame.</param>
    /// <param name="y1">Latitude of its start in the frame.</param>
    /// <param name="rise1"><see cref="Rise"/> of its start.</param>
    /// <param name="x2">Longitude of its end.</param>
    /// <param name="y2">Latitude of its end.</param>
    /// <param name="rise2"><see cref="Rise"/> of its end.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double Edge(double x1, double y1, double rise1, double x2, double y2, double rise2)
    {
        var lambda = (x2 - x1) * Ellipsoid.Degree;
        var y = (y1 + y2) / 2;
        var (sine, parallel2, perParallel2) = (_sine + (_sineSlope * y), _parallel2 + (_parallel2Slope * y), _perParallel2 + (_perParallel2Slope * y));
        if (_exact)
        {
            sine = Math.Sin((Y + y) * Ellipsoid.Degree);
            parallel2 = Ellipsoid.ParallelRadius2(sine);
            perParallel2 = 1 / parallel2;
        }
        var rise = rise2 - rise1;
        var east2 = parallel2 * lambda * lambda;
        var north2 = rise * rise * perParallel2;
        return east2 + north2 < ShortEdge * ShortEdge * parallel2
            ? -(((rise1 + rise2) / 2) + (sine * (1.0 / 12) * (east2 + (3 * north2)))) * lambda
            : (_reference * lambda) - GeodesicEdge.AreaToEquator(Y + y1, Y + y2, x2 - x1);
    }
}
