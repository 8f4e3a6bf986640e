using NetTopologySuite.Geometries;

namespace PlanMonitor.Spatial.Overlay.Chains;

/// <summary>A footprint (图斑) as an image showed it.</summary>
/// <param name="Id">Its number; one without a number is known by its shape.</param>
/// <param name="Date">Day of the later image (后时相).</param>
/// <param name="Shape">A valid polygon or multipolygon in degrees.</param>
/// <param name="Record">Number in the file, 1-based.</param>
public sealed record Detection(string Id, DateOnly Date, Geometry Shape, int Record = 0);
