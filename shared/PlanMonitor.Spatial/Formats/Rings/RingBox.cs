using System.Runtime.InteropServices;

namespace PlanMonitor.Spatial.Formats.Rings;

/// <summary>The box round a ring, and its signed area.</summary>
/// <param name="MinX">Least x.</param>
/// <param name="MinY">Least y.</param>
/// <param name="MaxX">Greatest x.</param>
/// <param name="MaxY">Greatest y.</param>
/// <param name="Area">Area in the plane of its coordinates, positive where it runs counterclockwise.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RingBox(double MinX, double MinY, double MaxX, double MaxY, double Area)
{
    /// <summary>False where a coordinate is no finite number.</summary>
    public bool Finite => double.IsFinite(MinX) && double.IsFinite(MinY) && double.IsFinite(MaxX) && double.IsFinite(MaxY);

    /// <summary>The box of a ring.</summary>
    public static RingBox Of(double[] ring)
    {
        if (ring.Length < 2)
        {
            return default;
        }
        var (minX, minY, maxX, maxY, sum) = (ring[0], ring[1], ring[0], ring[1], 0.0);
        // Relative to the first point, so that a small ring far from the origin keeps its digits.
        var (x0, y0) = (ring[0], ring[1]);
        var (fromX, fromY) = (0.0, 0.0);
        for (var i = 2; i + 1 < ring.Length; i += 2)
        {
            var (x, y) = (ring[i], ring[i + 1]);
            (minX, maxX) = (Math.Min(minX, x), Math.Max(maxX, x));
            (minY, maxY) = (Math.Min(minY, y), Math.Max(maxY, y));
            sum += (fromX * (y - y0)) - ((x - x0) * fromY);
            (fromX, fromY) = (x - x0, y - y0);
        }
        return new(minX, minY, maxX, maxY, sum / 2);
    }

    /// <summary>Whether another box lies in this one, edges included.</summary>
    public bool Holds(in RingBox other) => MinX <= other.MinX && MinY <= other.MinY && MaxX >= other.MaxX && MaxY >= other.MaxY;
}
