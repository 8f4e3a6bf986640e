using NetTopologySuite.Geometries;

namespace PlanMonitor.Spatial.Areas;

/// <summary>
/// Areas (椭球面积) on the GRS 80 ellipsoid of polygons in degrees whose edges are geodesics, as PostGIS gives for geography.
/// A ring may cross the antimeridian or hold a pole; it always encloses the smaller of its two sides.
/// </summary>
public static class GeodesicArea
{
    /// <summary>
    /// Edges shorter than this share of the radius of their parallel take the short series. The series leaves out terms of the fifth order:
    /// at most about 1e-5 m² at this length, which is what rounding costs the exact formula.
    /// </summary>
    private const double ShortEdge = 5e-4;

    /// <summary>Area of a polygon or multipolygon in m²: shells less holes. Other geometries have none.</summary>
    public static double Of(Geometry geometry)
    {
        switch (geometry)
        {
            case Polygon { IsEmpty: false } polygon:
                var area = OfRing(polygon.ExteriorRing.CoordinateSequence);
                for (var hole = 0; hole < polygon.NumInteriorRings; hole++)
                {
                    area -= OfRing(polygon.GetInteriorRingN(hole).CoordinateSequence);
                }
                return Math.Max(0, area);
            case GeometryCollection collection:
                var sum = 0.0;
                for (var part = 0; part < collection.NumGeometries; part++)
                {
                    sum += Of(collection.GetGeometryN(part));
                }
                return sum;
            default:
                return 0;
        }
    }

    /// <summary>Area of one closed ring (longitude and latitude in degrees) in m², never negative, whichever way the ring runs.</summary>
    public static double OfRing(CoordinateSequence ring) => Math.Abs(SignedOfRing(ring));

    /// <summary>Area of one closed ring in m², positive where it runs counter-clockwise.</summary>
    public static double SignedOfRing(CoordinateSequence ring)
    {
        if (ring.Count < 3)
        {
            return 0;
        }
        // Summed against the parallel of the first vertex rather than the equator, a small ring keeps all its digits.
        var (longitude, latitude) = (ring.GetX(0), ring.GetY(0));
        var sine = Math.Sin(latitude * Ellipsoid.Degree);
        var reference = Ellipsoid.AreaToEquator(sine);
        var (under, above) = (reference, 0.0);
        var turned = 0.0;
        for (var i = 1; i < ring.Count; i++)
        {
            var (nextLongitude, nextLatitude) = (ring.GetX(i), ring.GetY(i));
            var nextSine = Math.Sin(nextLatitude * Ellipsoid.Degree);
            var nextUnder = Ellipsoid.AreaToEquator(nextSine);
            var step = ShortestTurn(nextLongitude - longitude);
            turned += step;
            above += Edge(latitude, nextLatitude, step, (sine + nextSine) / 2, under, nextUnder, reference);
            (longitude, latitude, sine, under) = (nextLongitude, nextLatitude, nextSine, nextUnder);
        }
        return -Reduce(above, reference, (int)Math.Round(turned / 360));
    }

    // The area between one edge and the reference parallel.
    private static double Edge(
        double latitude, double nextLatitude, double step, double sine, double under, double nextUnder, double reference)
    {
        var lambda = step * Ellipsoid.Degree;
        var parallel2 = Ellipsoid.ParallelRadius2(sine);
        var rise = nextUnder - under;
        var east2 = parallel2 * lambda * lambda;
        var north2 = rise * rise / parallel2;
        if (east2 + north2 < ShortEdge * ShortEdge * parallel2)
        {
            // Straight in the cylindrical equal-area map, plus the lune between that line and the geodesic: its third-order term,
            // from the geodesic's equations q'' = -sin(latitude), lambda' = h / p² (Clairaut's h, radius p of the parallel).
            return ((((under - reference) + (nextUnder - reference)) / 2) + (sine / 12 * (east2 + (3 * north2)))) * lambda;
        }
        return GeodesicEdge.AreaToEquator(latitude, nextLatitude, step) - (reference * lambda);
    }

    private static double Reduce(double above, double reference, int turns)
    {
        var half = 2 * Math.PI * Ellipsoid.AuthalicRadius2;
        if (turns != 0)
        {
            // Round a pole the reference parallel closes on itself; what remains is the cap beyond the ring.
            above += reference * turns * 2 * Math.PI;
            above -= Math.Sign(turns) * half;
        }
        above = Math.IEEERemainder(above, 2 * half);
        return above;
    }

    private static double ShortestTurn(double step) => Math.Abs(step) <= 180 ? step : Math.IEEERemainder(step, 360);
}
