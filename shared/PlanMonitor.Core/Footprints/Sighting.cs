using PlanMonitor.Core.Sources;

namespace PlanMonitor.Core.Footprints;

/// <summary>One footprint (图斑) of a site's history.</summary>
/// <param name="Footprint">Its own number.</param>
/// <param name="Date">后时相; the last day of the upload's year where it gives none.</param>
/// <param name="AreaM2">Its area in m² on the GRS 80 ellipsoid, to 3 decimals.</param>
/// <param name="Counts">False where a later footprint of its year, number and date replaced it.</param>
/// <param name="Measured">True for the one that the check of the year held against rights and layers.</param>
/// <param name="Source">Where it came from.</param>
public sealed record Sighting(string Footprint, DateOnly Date, decimal AreaM2, bool Counts, bool Measured, Source Source);
