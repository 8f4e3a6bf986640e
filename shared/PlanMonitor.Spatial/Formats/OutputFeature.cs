using NetTopologySuite.Geometries;

namespace PlanMonitor.Spatial.Formats;

/// <summary>A feature to write to a file.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Geometry">A valid polygon or multipolygon, longitude and latitude of CGCS2000 in degrees; empty where it has no shape.</param>
/// <param name="Attributes">Its attributes in their order: text, whole or decimal numbers, days, truth values, or null.</param>
public sealed record OutputFeature(string Id, Geometry Geometry, IReadOnlyList<KeyValuePair<string, object?>> Attributes);
