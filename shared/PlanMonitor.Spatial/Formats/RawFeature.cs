using PlanMonitor.Spatial.Crs;

namespace PlanMonitor.Spatial.Formats;

/// <summary>A feature as its file says it: read, but not checked. Every format gives these.</summary>
/// <param name="Record">Number in the file, 1-based, refused records counted; of a text format the line where the feature begins.</param>
/// <param name="Id">Its name by the rule of <see cref="FeatureId"/>.</param>
/// <param name="Shape">Its polygons, in the coordinates of the file.</param>
/// <param name="Attributes">Its attributes (属性) as text; numbers as written, values that are objects or arrays as JSON; nulls are left out.</param>
/// <param name="Named">False where only its position names it.</param>
public sealed record RawFeature(int Record, string Id, RawPolygons Shape, IReadOnlyDictionary<string, string> Attributes, bool Named = true)
{
    /// <summary>The coordinate system that the file claims for it; null where it claims none.</summary>
    public CrsClaim? Crs { get; init; }

    /// <summary>The file inside an archive, or the table or sheet, that it stands in; null where the upload has only one.</summary>
    public string? Part { get; init; }

    /// <summary>The area in m² that the format itself states for it (面积 of 界址点 TXT), not an attribute; null where it states none.</summary>
    public double? DeclaredM2 { get; init; }
}

/// <summary>Polygons as their file says them.</summary>
/// <param name="Parts">Per part its rings, the shell first; a ring holds x and y in turn (longitude and latitude, or easting and northing; a file may swap them), the first point repeated at the end.</param>
/// <param name="Multi">Whether the file says that there may be several parts; decides how a place inside is written.</param>
public sealed record RawPolygons(IReadOnlyList<IReadOnlyList<double[]>> Parts, bool Multi)
{
    /// <summary>How a vertex is written in a message, as the path in GeoJSON.</summary>
    public string Place(int part, int ring, int? vertex = null) =>
        "coordinates" + (Multi ? $"[{part}]" : "") + $"[{ring}]" + (vertex is null ? "" : $"[{vertex}]");
}
