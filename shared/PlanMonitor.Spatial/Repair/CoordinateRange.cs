namespace PlanMonitor.Spatial.Repair;

/// <summary>Where the coordinates of a file may lie, in degrees; it decides which readings of a pair of numbers are possible.</summary>
/// <param name="West">Least longitude.</param>
/// <param name="East">Greatest longitude.</param>
/// <param name="South">Least latitude.</param>
/// <param name="North">Greatest latitude.</param>
public sealed record CoordinateRange(double West, double East, double South, double North)
{
    /// <summary>Land and sea of China: no pair of numbers can be read both ways.</summary>
    public static CoordinateRange China { get; } = new(73, 136, 3, 54);

    /// <summary>The whole globe: only a latitude beyond 90 degrees tells that a pair is swapped.</summary>
    public static CoordinateRange Globe { get; } = new(-180, 180, -90, 90);

    /// <summary>Whether some pairs of numbers lie inside in either order.</summary>
    public bool Ambiguous => West <= North && South <= East;

    /// <summary>Whether a point lies inside.</summary>
    public bool Holds(double longitude, double latitude) =>
        longitude >= West && longitude <= East && latitude >= South && latitude <= North;
}
