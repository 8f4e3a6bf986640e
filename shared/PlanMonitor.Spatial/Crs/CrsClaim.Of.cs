namespace PlanMonitor.Spatial.Crs;

public sealed partial record CrsClaim
{
    /// <summary>The claim of an EPSG code.</summary>
    /// <param name="code">The code.</param>
    /// <param name="text">How the file writes it; null for <c>EPSG:code</c>.</param>
    public static CrsClaim OfEpsg(int code, string? text = null) => code switch
    {
        4490 => new(CrsKind.Cgcs2000, text ?? "EPSG:4490"),
        4326 => new(CrsKind.Wgs84, text ?? "EPSG:4326"),
        3857 => new(CrsKind.WebMercator, text ?? "EPSG:3857"),
        _ => new(CrsKind.Unknown, text ?? $"EPSG:{code}"),
    };

    /// <summary>The claim of a well-known text of a coordinate system (the content of a .prj, versions 1 and 2), by its content and not by its name alone.</summary>
    public static CrsClaim OfWkt(string text) => new(CrsKind.Unknown, text.Length > 200 ? text[..200] : text);

    /// <summary>The claim of a name: an URN or URL of EPSG or OGC, or words such as 2000国家大地坐标系, 西安80, CGCS2000_3_Degree_GK_Zone_41.</summary>
    public static CrsClaim OfName(string text) => new(CrsKind.Unknown, text.Length > 200 ? text[..200] : text);
}
