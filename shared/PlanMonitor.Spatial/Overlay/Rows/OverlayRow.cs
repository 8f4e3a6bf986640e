using System.Runtime.InteropServices;

namespace PlanMonitor.Spatial.Overlay.Rows;

/// <summary>A footprint and a feature that share area.</summary>
/// <param name="Footprint">Position of the footprint.</param>
/// <param name="Layer">Position of the layer.</param>
/// <param name="Record">Number of the feature in its file, 1-based.</param>
/// <param name="Feature">Its name.</param>
/// <param name="Area">Shared area in m².</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct OverlayRow(int Footprint, int Layer, int Record, string Feature, double Area);
