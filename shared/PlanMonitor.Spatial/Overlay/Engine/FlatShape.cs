using NetTopologySuite.Geometries;
using PlanMonitor.Spatial.Formats;

namespace PlanMonitor.Spatial.Overlay.Engine;

/// <summary>
/// A polygon or multipolygon in flat arrays, in degrees: ring r has the vertices from <c>Rings[RingsAt + r]</c> up to <c>Rings[RingsAt + r + 1]</c>, its
/// first point repeated at the end. Fit for the kernel it is valid, without repeated points, and its inside lies to the left of every edge.
/// </summary>
internal sealed class FlatShape
{
    // Nearer to zero than any place on earth can be told: zero, so that products of coordinates stay exact.
    private const double Tiny = 1e-100;

    private const int LeastEdges = 3;

    private static readonly int[] OnePart = [];

    public double[] X { get; private set; } = [];

    public double[] Y { get; private set; } = [];

    public int[] Rings { get; private set; } = [];

    public int RingsAt { get; private set; }

    public int RingCount { get; private set; }

    /// <summary>How many rings each part has; empty where there is one part.</summary>
    public int[] Parts { get; private set; } = OnePart;

    public Box Box { get; set; }

    /// <summary>Boxes over its edges, where it has many.</summary>
    public EdgeTree? Tree { get; set; }

    /// <summary>Area in m² where it was asked for.</summary>
    public double Area { get; set; }

    /// <summary>The first vertex.</summary>
    public int First => Rings[RingsAt];

    /// <summary>Behind the last vertex.</summary>
    public int End => Rings[RingsAt + RingCount];

    public int Start(int ring) => Rings[RingsAt + ring];

    /// <summary>The last vertex of a ring, which repeats its first.</summary>
    public int Last(int ring) => Rings[RingsAt + ring + 1] - 1;

    /// <summary>Whether a ring is a hole: of each part the first ring is the shell.</summary>
    public bool IsHole(int ring)
    {
        if (Parts.Length == 0)
        {
            return ring > 0;
        }
        var first = 0;
        foreach (var rings in Parts)
        {
            if (ring == first)
            {
                return false;
            }
            first += rings;
        }
        return true;
    }

    /// <summary>Takes another shape's place.</summary>
    public void Set(double[] x, double[] y, int[] rings, int ringsAt, int ringCount, int[] parts)
    {
        (X, Y, Rings, RingsAt, RingCount, Parts) = (x, y, rings, ringsAt, ringCount, parts);
        (Box, Tree, Area) = (Box.None, null, 0);
    }

    /// <summary>A shape as its file says it, not checked; null where a coordinate is no number or nearer to zero than products can be exact for.</summary>
    public static FlatShape? Of(RawPolygons raw)
    {
        var (x, y, rings) = (new List<double>(), new List<double>(), new List<int>());
        foreach (var ring in raw.Parts.SelectMany(part => part))
        {
            rings.Add(x.Count);
            for (var i = 0; i < ring.Length; i += 2)
            {
                x.Add(ring[i]);
                y.Add(ring[i + 1]);
            }
        }
        rings.Add(x.Count);
        var shape = new FlatShape();
        shape.Set([.. x], [.. y], [.. rings], 0, rings.Count - 1, raw.Parts.Count > 1 ? [.. raw.Parts.Select(part => part.Count)] : OnePart);
        return shape.X.Concat(shape.Y).All(value => double.IsFinite(value) && (value == 0 || Math.Abs(value) >= Tiny)) ? shape : null;
    }

    /// <summary>A valid geometry, fit for the kernel but for its box.</summary>
    public static FlatShape Of(Geometry geometry)
    {
        var points = geometry.NumPoints;
        var (x, y, rings, parts) = (new List<double>(points), new List<double>(points), new List<int>(), new List<int>());
        for (var i = 0; i < geometry.NumGeometries; i++)
        {
            if (geometry.GetGeometryN(i) is Polygon { IsEmpty: false } polygon)
            {
                parts.Add(polygon.NumInteriorRings + 1);
                Append(polygon.ExteriorRing);
                foreach (var hole in polygon.InteriorRings)
                {
                    Append(hole);
                }
            }
        }
        rings.Add(x.Count);
        var shape = new FlatShape();
        shape.Set([.. x], [.. y], [.. rings], 0, rings.Count - 1, parts.Count > 1 ? [.. parts] : OnePart);
        return shape;

        void Append(LineString ring)
        {
            rings.Add(x.Count);
            foreach (var point in ring.Coordinates)
            {
                var (longitude, latitude) = (Math.Abs(point.X) < Tiny ? 0 : point.X, Math.Abs(point.Y) < Tiny ? 0 : point.Y);
                if (x.Count == rings[^1] || longitude != x[^1] || latitude != y[^1])
                {
                    x.Add(longitude);
                    y.Add(latitude);
                }
            }
        }
    }

    /// <summary>The same shape as a geometry; a ring of fewer than three edges encloses nothing and is left out.</summary>
    public Geometry ToGeometry()
    {
        int[] parts = Parts.Length > 0 ? Parts : [RingCount];
        var polygons = new List<Polygon>();
        var first = 0;
        foreach (var count in parts)
        {
            var rings = Enumerable.Range(first, count).Where(ring => Last(ring) - Start(ring) >= LeastEdges).ToList();
            first += count;
            // Without its shell a part has nothing to take away from.
            if (rings.Count > 0 && rings[0] == first - count)
            {
                polygons.Add(GeometrySettings.Factory.CreatePolygon(Ring(rings[0]), [.. rings.Skip(1).Select(Ring)]));
            }
        }
        return polygons.Count == 1 ? polygons[0] : GeometrySettings.Factory.CreateMultiPolygon([.. polygons]);
    }

    private LinearRing Ring(int ring)
    {
        var points = new Coordinate[Last(ring) - Start(ring) + 1];
        for (var i = 0; i < points.Length; i++)
        {
            points[i] = new(X[Start(ring) + i], Y[Start(ring) + i]);
        }
        return GeometrySettings.Factory.CreateLinearRing(points);
    }
}
