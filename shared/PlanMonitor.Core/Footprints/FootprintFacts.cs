using PlanMonitor.Core.Sources;

namespace PlanMonitor.Core.Footprints;

/// <summary>A footprint (图斑) of one year and what lies under it, as the rules read it.</summary>
/// <param name="Footprint">Number of the footprint (图斑编号).</param>
/// <param name="Site">The first footprint of its chain of re-detections; itself where it was not seen before.</param>
/// <param name="Region">行政区代码 where the upload gives it.</param>
/// <param name="AreaM2">Area on the ellipsoid, m².</param>
/// <param name="OutsideRightsM2">Area outside every mining right, m²; null where no right has a boundary.</param>
/// <param name="OwnRight">Licence of the right that it is matched to: the one that it overlaps most; null where it touches none.</param>
/// <param name="BeyondOwnM2">Area outside its own right, m²; null without one.</param>
/// <param name="Overlaps">What it overlaps, mining rights (layer <c>rights</c>) included.</param>
/// <param name="Source">Where it came from.</param>
public sealed record FootprintFacts(
    string Footprint, string Site, string? Region, decimal AreaM2, decimal? OutsideRightsM2, string? OwnRight, decimal? BeyondOwnM2, IReadOnlyList<Overlap> Overlaps, Source Source);
