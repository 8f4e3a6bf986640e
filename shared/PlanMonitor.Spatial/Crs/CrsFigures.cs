using PlanMonitor.Spatial.Formats;

namespace PlanMonitor.Spatial.Crs;

/// <summary>Between which values the figures of a feature lie; empty where it has no point.</summary>
/// <param name="First">Least and greatest first number of its points.</param>
/// <param name="Second">Least and greatest second number.</param>
/// <param name="Finite">Whether all are finite.</param>
internal readonly record struct CrsFigures((double Least, double Most) First, (double Least, double Most) Second, bool Finite)
{
    /// <summary>Whether there is no point.</summary>
    public bool IsEmpty => First.Least > First.Most;

    /// <summary>The farthest from zero.</summary>
    public double Size => Math.Max(Math.Max(-First.Least, First.Most), Math.Max(-Second.Least, Second.Most));

    /// <summary>The figures as if the numbers of each point were exchanged.</summary>
    public CrsFigures Exchanged => this with { First = Second, Second = First };

    /// <summary>Of a feature.</summary>
    public static CrsFigures Of(RawPolygons shape)
    {
        var (west, east, south, north) = (double.PositiveInfinity, double.NegativeInfinity, double.PositiveInfinity, double.NegativeInfinity);
        var finite = true;
        foreach (var part in shape.Parts)
        {
            foreach (var ring in part)
            {
                for (var i = 0; i + 1 < ring.Length; i += 2)
                {
                    var (x, y) = (ring[i], ring[i + 1]);
                    finite &= double.IsFinite(x) && double.IsFinite(y);
                    (west, east) = (Math.Min(west, x), Math.Max(east, x));
                    (south, north) = (Math.Min(south, y), Math.Max(north, y));
                }
            }
        }
        return new((west, east), (south, north), finite);
    }

    /// <summary>Whether all points lie in a range of degrees.</summary>
    public bool In(Repair.CoordinateRange range) => range.Holds(First.Least, Second.Least) && range.Holds(First.Most, Second.Most);
}
