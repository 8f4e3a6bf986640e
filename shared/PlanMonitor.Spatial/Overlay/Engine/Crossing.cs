using System.Runtime.InteropServices;

namespace PlanMonitor.Spatial.Overlay.Engine;

/// <summary>A place on an edge where it meets the other shape.</summary>
/// <param name="Edge">The edge, by its first vertex.</param>
/// <param name="Along">Grows along the edge.</param>
/// <param name="X">Longitude in the frame.</param>
/// <param name="Y">Latitude in the frame.</param>
/// <param name="Step">1 where the edge enters the other shape, -1 where it leaves, 0 where it only touches: the overlay has a corner there, which counts for geodesic edges.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Crossing(int Edge, double Along, double X, double Y, int Step) : IComparable<Crossing>
{
    public int CompareTo(Crossing other) => Edge != other.Edge ? Edge.CompareTo(other.Edge) : Along.CompareTo(other.Along);

    public static bool operator <(Crossing left, Crossing right) => left.CompareTo(right) < 0;

    public static bool operator >(Crossing left, Crossing right) => left.CompareTo(right) > 0;

    public static bool operator <=(Crossing left, Crossing right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Crossing left, Crossing right) => left.CompareTo(right) >= 0;
}
