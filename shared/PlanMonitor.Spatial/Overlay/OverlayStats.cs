using System.Runtime.InteropServices;

namespace PlanMonitor.Spatial.Overlay;

/// <summary>How pairs of a footprint and a feature whose boxes meet were decided.</summary>
/// <param name="Tested">Pairs whose boxes meet.</param>
/// <param name="Decided">Pairs apart, or one inside the other: no overlay was needed.</param>
/// <param name="Overlaid">Pairs whose boundaries cross.</param>
/// <param name="FallenBack">Overlays that the fast way was not certain of: done again by the robust method of OverlayNG.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct OverlayStats(long Tested, long Decided, long Overlaid, long FallenBack)
{
    /// <summary>The sum of two counts.</summary>
    public static OverlayStats operator +(OverlayStats left, OverlayStats right) => Add(left, right);

    /// <summary>The sum of two counts.</summary>
    public static OverlayStats Add(OverlayStats left, OverlayStats right) => new(
        left.Tested + right.Tested, left.Decided + right.Decided, left.Overlaid + right.Overlaid, left.FallenBack + right.FallenBack);
}
