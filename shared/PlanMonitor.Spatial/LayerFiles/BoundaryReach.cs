using PlanMonitor.Spatial.Areas;
using PlanMonitor.Spatial.Overlay.Engine;

namespace PlanMonitor.Spatial.LayerFiles;

/// <summary>
/// How far from a place the nearest of a boundary may be, when only some of its points are known: no farther than the farthest corner of the place is from the nearest of
/// them. A piece of the boundary that lies beyond is not the nearest of any point of the place. Planar in metres, as depths are.
/// </summary>
internal sealed class BoundaryReach
{
    // Degrees of longitude are longer and shorter within the reach than at the middle of the place.
    private const double Slack = 1.05;
    private const double Least = 1;

    private readonly Box _place;
    private readonly double _perLatitude;
    private readonly double _perLongitude;
    private double _squared = double.PositiveInfinity;

    /// <summary>The reach from a place, as long as no point is known.</summary>
    public BoundaryReach(in Box place)
    {
        _place = place;
        (_perLatitude, _perLongitude) = Ellipsoid.MetresPerDegree((place.South + place.North) / 2);
    }

    /// <summary>A point of the boundary.</summary>
    public void Near(double x, double y)
    {
        var (east, north) = (Math.Max(Math.Abs(x - _place.West), Math.Abs(x - _place.East)) * _perLongitude, Math.Max(Math.Abs(y - _place.South), Math.Abs(y - _place.North)) * _perLatitude);
        _squared = Math.Min(_squared, (east * east) + (north * north));
    }

    /// <summary>Whether the nearest of the boundary may lie in a box.</summary>
    public bool MayHold(in Box box) => Math.Sqrt(SquaredTo(box)) <= (Math.Sqrt(_squared) * Slack) + Least;

    /// <summary>The square of the distance from the place to a box.</summary>
    public double SquaredTo(in Box box)
    {
        var (east, north) = (Math.Max(0, Math.Max(box.West - _place.East, _place.West - box.East)) * _perLongitude, Math.Max(0, Math.Max(box.South - _place.North, _place.South - box.North)) * _perLatitude);
        return (east * east) + (north * north);
    }
}
