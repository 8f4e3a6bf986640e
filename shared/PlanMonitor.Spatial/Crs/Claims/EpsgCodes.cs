namespace PlanMonitor.Spatial.Crs.Claims;

/// <summary>The codes of the EPSG dataset for China, and what they stand for.</summary>
internal static class EpsgCodes
{
    /// <summary>The claim of a code, with an empty text.</summary>
    public static CrsClaim Claim(int code) => code switch
    {
        // Longitude and latitude, and the same with heights.
        4490 or 4480 => new(CrsKind.Cgcs2000, ""),
        4326 or 4979 => new(CrsKind.Wgs84, ""),

        // Web Mercator by EPSG, before that by ESRI, before that by Google.
        3857 or 3785 or 102100 or 102113 or 900913 => new(CrsKind.WebMercator, ""),

        // CGCS2000: 6 degrees by zone and by meridian, 3 degrees by zone and by meridian.
        >= 4491 and <= 4501 => Grid(6, (6 * (code - 4478)) - 3, prefixed: true),
        >= 4502 and <= 4512 => Grid(6, 75 + (6 * (code - 4502)), prefixed: false),
        >= 4513 and <= 4533 => Grid(3, 3 * (code - 4488), prefixed: true),
        >= 4534 and <= 4554 => Grid(3, 75 + (3 * (code - 4534)), prefixed: false),

        4610 or (>= 2327 and <= 2390) => Refused(RefusedSystem.Xian80),
        4214 or (>= 2401 and <= 2442) or (>= 21413 and <= 21423) or (>= 21453 and <= 21463) or (>= 21473 and <= 21483) => Refused(RefusedSystem.Beijing54),
        4555 or (>= 4568 and <= 4589) or (>= 4652 and <= 4656) or (>= 4766 and <= 4800) or 4812 or 4822 => Refused(RefusedSystem.NewBeijing54),

        _ => new(CrsKind.Unknown, ""),
    };

    private static CrsClaim Grid(int width, int meridian, bool prefixed) => new(CrsKind.GaussKrueger, "", width, meridian, prefixed);

    private static CrsClaim Refused(RefusedSystem system) => new(CrsKind.Refused, "") { System = system };
}
