namespace PlanMonitor.Core.Footprints;

/// <summary>What a footprint shares with one feature of a layer.</summary>
/// <param name="Footprint">Number of the footprint.</param>
/// <param name="Layer">Kind of layer.</param>
/// <param name="Feature">Id of the feature.</param>
/// <param name="AreaM2">Shared area on the ellipsoid, m², 3 decimals.</param>
/// <param name="Share">Share of the footprint, 0 to 1.</param>
/// <param name="DepthM">Greatest depth of penetration, metres.</param>
/// <param name="Sliver">Below both thresholds: kept, raises nothing.</param>
/// <param name="ProvincialCheck">10 亩 or more.</param>
public sealed record Overlap(string Footprint, string Layer, string Feature, decimal AreaM2, decimal Share, decimal DepthM, bool Sliver, bool ProvincialCheck);
