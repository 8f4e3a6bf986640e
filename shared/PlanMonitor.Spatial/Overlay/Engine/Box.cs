using System.Runtime.InteropServices;

namespace PlanMonitor.Spatial.Overlay.Engine;

/// <summary>A box in degrees, its border included.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Box(double West, double South, double East, double North)
{
    /// <summary>The box that holds nothing.</summary>
    public static Box None { get; } = new(double.PositiveInfinity, double.PositiveInfinity, double.NegativeInfinity, double.NegativeInfinity);

    public bool Meets(in Box other) => West <= other.East && other.West <= East && South <= other.North && other.South <= North;

    public bool Holds(double x, double y) => x >= West && x <= East && y >= South && y <= North;

    public bool Holds(in Box other) => other.West >= West && other.East <= East && other.South >= South && other.North <= North;

    public Box With(in Box other) => new(Math.Min(West, other.West), Math.Min(South, other.South), Math.Max(East, other.East), Math.Max(North, other.North));

    /// <summary>Wider by a share of its size on each side.</summary>
    public Box Wider(double share)
    {
        var (east, north) = ((East - West) * share, (North - South) * share);
        return new(West - east, South - north, East + east, North + north);
    }

    public Box Common(in Box other) => new(Math.Max(West, other.West), Math.Max(South, other.South), Math.Min(East, other.East), Math.Min(North, other.North));
}
