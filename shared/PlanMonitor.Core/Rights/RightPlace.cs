using PlanMonitor.Core.Footprints;

namespace PlanMonitor.Core.Rights;

/// <summary>Where a right with a boundary (矿区范围) lies. Areas in m² on the GRS 80 ellipsoid, to 3 decimals.</summary>
/// <param name="Licence">采矿许可证号 or 勘查许可证号.</param>
/// <param name="AreaM2">Area of its boundary.</param>
/// <param name="Overlaps">What it shares with the features of each layer, by layer and in the order of its features; <see cref="Overlap.Footprint"/> holds the licence.</param>
/// <param name="Others">The other rights whose boundaries share ground with it, in order of their licences; what lies above one another is for the elevations of the rights.</param>
/// <param name="Nearest">For each rule of the plan with a distance that concerns its mineral: the other rights nearer than that, or the nearest of all; nearest first.</param>
public sealed record RightPlace(
    string Licence, decimal AreaM2, IReadOnlyList<Overlap> Overlaps, IReadOnlyList<SharedGround> Others, IReadOnlyList<NearRight> Nearest);

/// <summary>Ground that two rights share.</summary>
/// <param name="Licence">The other right.</param>
/// <param name="SharedM2">The area in m², at least 1.</param>
public sealed record SharedGround(string Licence, decimal SharedM2);

/// <summary>How near another right lies.</summary>
/// <param name="Rule">Id of the spatial rule of the plan that sets a distance.</param>
/// <param name="Licence">The other right, which the rule concerns as well.</param>
/// <param name="Metres">Least distance between the boundaries in metres, to 0.1; 0 where they touch or overlap. Good to 1e-3 up to some tens of kilometres.</param>
public sealed record NearRight(string Rule, string Licence, decimal Metres);
