namespace PlanMonitor.Core.Footprints;

/// <summary>What a footprint (图斑) and one feature of a layer (图层) have in common.</summary>
/// <param name="Footprint">Id of the footprint.</param>
/// <param name="Layer">Name of the layer.</param>
/// <param name="Feature">Id of the feature in the layer.</param>
/// <param name="AreaM2">Shared area in m² on the GRS 80 ellipsoid, to 3 decimals.</param>
/// <param name="Share">Shared area over the footprint's area, 0 to 1, to 6 decimals.</param>
/// <param name="DepthM">How far the shared area reaches inside the feature, in metres from the feature's boundary, to 0.1.</param>
/// <param name="Sliver">True below both 1.5 亩 and 1% of the footprint: kept, but raises nothing.</param>
/// <param name="ProvincialCheck">True from 10 亩: marked for the provincial check (省级核查).</param>
public sealed record Overlap(
    string Footprint, string Layer, string Feature, decimal AreaM2, decimal Share, decimal DepthM, bool Sliver, bool ProvincialCheck);
