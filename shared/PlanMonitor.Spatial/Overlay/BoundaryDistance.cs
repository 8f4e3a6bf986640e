using NetTopologySuite.Geometries;
using PlanMonitor.Spatial.Areas;

namespace PlanMonitor.Spatial.Overlay;

/// <summary>Distances between polygons in degrees, planar in metres at the latitude between them: good to 1e-3 up to some tens of kilometres.</summary>
public static class BoundaryDistance
{
    /// <summary>Least distance in metres; 0 where the two touch or overlap.</summary>
    public static double Metres(Geometry one, Geometry other)
    {
        var scale = Scale(one.EnvelopeInternal, other.EnvelopeInternal);
        return Scaled(one, scale).Distance(Scaled(other, scale));
    }

    /// <summary>Distance in metres between their boxes: never more than that of the two.</summary>
    public static double Least(Geometry one, Geometry other)
    {
        var (a, b) = (one.EnvelopeInternal, other.EnvelopeInternal);
        var (perLatitude, perLongitude) = Scale(a, b);
        return Math.Sqrt(
            Squared(perLongitude * Math.Max(0, Math.Max(b.MinX - a.MaxX, a.MinX - b.MaxX))) + Squared(perLatitude * Math.Max(0, Math.Max(b.MinY - a.MaxY, a.MinY - b.MaxY))));
    }

    private static (double Latitude, double Longitude) Scale(Envelope one, Envelope other) => Ellipsoid.MetresPerDegree((one.Centre.Y + other.Centre.Y) / 2);

    private static Geometry Scaled(Geometry geometry, (double Latitude, double Longitude) scale)
    {
        var copy = geometry.Copy();
        copy.Apply(new Scaling(scale.Longitude, scale.Latitude));
        return copy;
    }

    private static double Squared(double value) => value * value;

    private sealed class Scaling(double x, double y) : IEntireCoordinateSequenceFilter
    {
        public bool Done => false;

        public bool GeometryChanged => true;

        public void Filter(CoordinateSequence seq)
        {
            for (var i = 0; i < seq.Count; i++)
            {
                seq.SetX(i, seq.GetX(i) * x);
                seq.SetY(i, seq.GetY(i) * y);
            }
        }
    }
}
