namespace PlanMonitor.Core.Footprints;

/// <summary>What the space rules know of one footprint. Areas in m² on the GRS 80 ellipsoid, to 3 decimals.</summary>
/// <param name="Footprint">Id of the footprint.</param>
/// <param name="AreaM2">Its area.</param>
/// <param name="OutsideRightsM2">What lies outside every mining right (采矿权); rights that overlap each other count once.</param>
/// <param name="Right">Its own right: the one that it shares the largest area with, the first of equals; null where it touches none.</param>
/// <param name="InRightM2">The area shared with its own right.</param>
/// <param name="Rights">The overlaps with all rights, in the order of the register.</param>
/// <param name="Overlaps">The overlaps with the layers, by layer and in the order of its features.</param>
public sealed record FootprintFacts(
    string Footprint, decimal AreaM2, decimal OutsideRightsM2, string? Right, decimal InRightM2,
    IReadOnlyList<Overlap> Rights, IReadOnlyList<Overlap> Overlaps)
{
    /// <summary>What lies beyond its own right; all of it where it has none.</summary>
    public decimal BeyondRightM2 => AreaM2 - InRightM2;
}
