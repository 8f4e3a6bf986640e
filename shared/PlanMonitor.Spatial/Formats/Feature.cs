using NetTopologySuite.Geometries;
using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Crs;

namespace PlanMonitor.Spatial.Formats;

/// <summary>A feature that can be used: in degrees, valid, with an area.</summary>
/// <param name="Record">Number in the file, 1-based.</param>
/// <param name="Id">Its name.</param>
/// <param name="Geometry">A valid polygon or multipolygon, longitude and latitude in degrees.</param>
/// <param name="Attributes">Its attributes as text.</param>
/// <param name="Remarks">What was put right in it.</param>
/// <param name="Named">False where only its position in the file names it.</param>
public sealed record Feature(
    int Record, string Id, Geometry Geometry, IReadOnlyDictionary<string, string> Attributes, IReadOnlyList<Problem> Remarks, bool Named = true)
{
    /// <summary>In which coordinate system its points were read, and why.</summary>
    public CrsDecision Crs { get; init; } = CrsDecision.Degrees;

    /// <summary>The file inside an archive, or the table or sheet, that it stands in; null where the upload has only one.</summary>
    public string? Part { get; init; }
}
