using System.Globalization;
using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Formats;

namespace PlanMonitor.Spatial.Repair;

/// <summary>Whether the coordinates of a feature are degrees in the order longitude, latitude.</summary>
internal static class CoordinateCheck
{
    // Degrees with a slip of the pen stay below, metres of any projection lie above.
    private const double LeastMetres = 1000;

    /// <summary>A problem that refuses the feature, the remark that it was read with its coordinates swapped, or null.</summary>
    public static Problem? Of(RawPolygons shape, CoordinateRange range, int record)
    {
        var (west, east, south, north) = (double.PositiveInfinity, double.NegativeInfinity, double.PositiveInfinity, double.NegativeInfinity);
        var finite = true;
        foreach (var ring in shape.Parts.SelectMany(part => part))
        {
            for (var i = 0; i < ring.Length; i += 2)
            {
                var (x, y) = (ring[i], ring[i + 1]);
                finite &= double.IsFinite(x) && double.IsFinite(y);
                (west, east) = (Math.Min(west, x), Math.Max(east, x));
                (south, north) = (Math.Min(south, y), Math.Max(north, y));
            }
        }
        if (!finite)
        {
            return Refused("coordinates.not-finite", shape, record, (x, y) => !double.IsFinite(x) || !double.IsFinite(y));
        }
        if (west > east || (range.Holds(west, south) && range.Holds(east, north)))
        {
            return null;
        }
        if (range.Holds(south, west) && range.Holds(north, east))
        {
            return Problem.Of("coordinates.swapped", record, "coordinates");
        }
        return Math.Max(Math.Max(-west, east), Math.Max(-south, north)) >= LeastMetres
            ? Refused("coordinates.metres", shape, record, (x, y) => Math.Abs(x) >= LeastMetres || Math.Abs(y) >= LeastMetres)
            : Refused("coordinates.out-of-range", shape, record, (x, y) => !range.Holds(x, y),
                ("west", range.West), ("east", range.East), ("south", range.South), ("north", range.North));
    }

    /// <summary>The same shape with the two numbers of each pair exchanged.</summary>
    public static RawPolygons Swap(RawPolygons shape) => shape with { Parts = [.. shape.Parts.Select(Swap)] };

    private static IReadOnlyList<double[]> Swap(IReadOnlyList<double[]> rings) => [.. rings.Select(ring =>
    {
        var swapped = new double[ring.Length];
        for (var i = 0; i < ring.Length; i += 2)
        {
            (swapped[i], swapped[i + 1]) = (ring[i + 1], ring[i]);
        }
        return swapped;
    })];

    private static Problem Refused(
        string code, RawPolygons shape, int record, Func<double, double, bool> wrong, params (string Name, object? Value)[] arguments)
    {
        for (var part = 0; part < shape.Parts.Count; part++)
        {
            for (var ring = 0; ring < shape.Parts[part].Count; ring++)
            {
                var ordinates = shape.Parts[part][ring];
                for (var i = 0; i < ordinates.Length; i += 2)
                {
                    if (wrong(ordinates[i], ordinates[i + 1]))
                    {
                        return Problem.Of(code, record, shape.Place(part, ring, i / 2), Written(ordinates[i], ordinates[i + 1]), arguments);
                    }
                }
            }
        }
        throw new InvalidOperationException("No vertex is wrong.");
    }

    /// <summary>How a point is written in a message: longitude, latitude.</summary>
    public static string Written(double x, double y) => string.Create(CultureInfo.InvariantCulture, $"{x}, {y}");
}
