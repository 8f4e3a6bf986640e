namespace PlanMonitor.Spatial.Crs;

/// <summary>What kind of coordinate system a file claims.</summary>
public enum CrsKind
{
    /// <summary>CGCS2000 in degrees (2000国家大地坐标系), EPSG:4490.</summary>
    Cgcs2000,

    /// <summary>WGS 84 in degrees, EPSG:4326 and CRS84.</summary>
    Wgs84,

    /// <summary>WGS 84 Web Mercator in metres, EPSG:3857.</summary>
    WebMercator,

    /// <summary>A Gauss-Krueger grid of CGCS2000 in metres.</summary>
    GaussKrueger,

    /// <summary>A system that is known and not taken; <see cref="CrsClaim.System"/> says which.</summary>
    Refused,

    /// <summary>A claim that names no system known here.</summary>
    Unknown,
}

/// <summary>A coordinate system that is known and not taken: parameters to convert it are secret, or there are none.</summary>
public enum RefusedSystem
{
    /// <summary>Xian 80 (1980西安坐标系), EPSG:4610.</summary>
    Xian80,

    /// <summary>Beijing 54 (1954北京坐标系), EPSG:4214.</summary>
    Beijing54,

    /// <summary>New Beijing 54 (新1954北京坐标系), EPSG:4555.</summary>
    NewBeijing54,

    /// <summary>GCJ-02 (火星坐标), WGS 84 with a secret shift of some hundred metres.</summary>
    Gcj02,

    /// <summary>BD-09 (百度坐标), GCJ-02 with a second shift.</summary>
    Bd09,

    /// <summary>A local or independent grid (地方独立坐标系).</summary>
    Local,
}

/// <summary>
/// The coordinate system that a file claims, before its figures were looked at: labels in the wild are often wrong, so a claim is checked against the figures and never simply believed.
/// </summary>
/// <param name="Kind">What kind of system.</param>
/// <param name="Text">The claim as the file writes it, at most 200 characters.</param>
/// <param name="Width">Of a Gauss-Krueger grid: 3 or 6 degrees; null where the claim does not say.</param>
/// <param name="Meridian">Of a Gauss-Krueger grid: its central meridian (中央子午线) in degrees; null where the claim does not say, or says two things.</param>
/// <param name="Prefixed">Of a Gauss-Krueger grid: whether eastings have the zone number (带号) in front; null where the claim does not say.</param>
public sealed partial record CrsClaim(CrsKind Kind, string Text, int? Width = null, int? Meridian = null, bool? Prefixed = null)
{
    /// <summary>Of <see cref="CrsKind.Refused"/>: which system; else null.</summary>
    public RefusedSystem? System { get; init; }

    /// <summary>Whether it names CGCS2000 and nothing else (2000国家大地坐标系), so that figures may be degrees or metres.</summary>
    public bool DatumOnly { get; init; }

    /// <summary>Of a Gauss-Krueger grid: whether it is one of WGS 84, which is taken as CGCS2000 as degrees are.</summary>
    public bool OnWgs84 { get; init; }
}
