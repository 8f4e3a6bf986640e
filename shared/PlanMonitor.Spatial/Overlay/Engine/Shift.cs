using System.Runtime.CompilerServices;

namespace PlanMonitor.Spatial.Overlay.Engine;

/// <summary>
/// One of two shapes is thought of as shifted by (e, e²) for an e smaller than any number (Edelsbrunner and Mücke 1990, Simulation of Simplicity):
/// then no vertex of one lies on an edge of the other, and what they share is the same, for area is continuous.
/// </summary>
internal static class Shift
{
    /// <summary>The side, 1 left and -1 right, of a shifted point by an edge that stays.</summary>
    /// <param name="orientation">Orientation of edge and point without the shift.</param>
    /// <param name="dx">The edge's way east.</param>
    /// <param name="dy">The edge's way north.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SideOfPoint(double orientation, double dx, double dy) =>
        orientation > 0 ? 1 : orientation < 0 ? -1 : dy < 0 ? 1 : dy > 0 ? -1 : dx > 0 ? 1 : -1;

    /// <summary>The side of a point that stays by a shifted edge.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SideOfEdge(double orientation, double dx, double dy) => orientation == 0 ? -SideOfPoint(0, dx, dy) : Math.Sign(orientation);
}
