using NetTopologySuite.Geometries;
using PlanMonitor.Spatial.Formats;

namespace PlanMonitor.Spatial.Overlay.Export;

/// <summary>The ground that a footprint shares with one feature of a layer.</summary>
/// <param name="Footprint">Id of the footprint.</param>
/// <param name="Layer">Name of the layer.</param>
/// <param name="Feature">Id of the feature.</param>
/// <param name="Shape">A polygon or multipolygon in degrees.</param>
/// <param name="AreaM2">Its area in m².</param>
/// <param name="Share">Its share of the footprint, 0 to 1.</param>
/// <param name="DepthM">How far it reaches inside the feature, in metres.</param>
public sealed record OverlapShape(string Footprint, string Layer, string Feature, Geometry Shape, double AreaM2, double Share, double DepthM)
{
    /// <summary>Its area in 亩.</summary>
    public double Mu => MuOf(AreaM2);

    /// <summary>亩 (2000/3 m²) of m².</summary>
    public static double MuOf(double squareMetres) => squareMetres * 3 / 2_000;
}

/// <summary>A footprint and all that it shares with the layers.</summary>
/// <param name="Footprint">The footprint.</param>
/// <param name="AreaM2">Its area in m².</param>
/// <param name="Overlaps">In the order of layers and features.</param>
public sealed record FootprintOverlaps(Feature Footprint, double AreaM2, IReadOnlyList<OverlapShape> Overlaps);
