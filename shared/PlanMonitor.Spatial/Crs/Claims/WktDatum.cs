namespace PlanMonitor.Spatial.Crs.Claims;

/// <summary>The datum of a geographic system in well-known text, by the figures of its ellipsoid and its names together.</summary>
internal static class WktDatum
{
    private const double Equal = 1e-6;

    /// <summary>The claim of degrees on it, with an empty text.</summary>
    public static CrsClaim Of(WktNode geographic)
    {
        var names = geographic.All().Where(IsNamed).Select(node => ClaimText.Of(node.Name)).ToList();
        if (names.Select(SystemWords.Refused).FirstOrDefault(system => system is not null) is { } refused)
        {
            return new(CrsKind.Refused, "") { System = refused };
        }
        var ellipsoid = geographic.All().FirstOrDefault(node => node.Keyword is "SPHEROID" or "ELLIPSOID");
        if (ellipsoid is not { Numbers: [var axis, var inverse, ..] })
        {
            return new(CrsKind.Unknown, "");
        }
        // Krassowsky 1940 and IAG 1975, whatever they are called.
        if (Is(axis, 6_378_245) || Is(axis, 6_378_140))
        {
            return new(CrsKind.Refused, "") { System = Is(axis, 6_378_245) ? RefusedSystem.Beijing54 : RefusedSystem.Xian80 };
        }
        // The two ellipsoids differ by 0.1 mm at the poles: the name tells which datum is meant.
        if (!Is(axis, 6_378_137) || (!Is(inverse, 298.257222101) && !Is(inverse, 298.257223563)) || !IsDegrees(geographic) || !IsGreenwich(geographic))
        {
            return new(CrsKind.Unknown, "");
        }
        var datum = ClaimText.Of(geographic.All().FirstOrDefault(node => node.Keyword is "DATUM" or "TRF" or "GEODETICDATUM" or "ENSEMBLE")?.Name ?? "");
        // Programs that write CGCS2000 as +ellps=GRS80 lose the name of its datum.
        return SystemWords.IsCgcs2000(datum) ? new(CrsKind.Cgcs2000, "")
            : SystemWords.IsWgs84(datum) ? new(CrsKind.Wgs84, "")
            : !IsNameless(datum) ? new(CrsKind.Unknown, "")
            : names.Exists(SystemWords.IsCgcs2000) || Is(inverse, 298.257222101) ? new(CrsKind.Cgcs2000, "")
            : new(names.Exists(SystemWords.IsWgs84) ? CrsKind.Wgs84 : CrsKind.Unknown, "");
    }

    private static bool IsNamed(WktNode node) => node.Keyword is "GEOGCS" or "GEOGCRS" or "BASEGEOGCRS" or "GEOGRAPHICCRS" or "GEODCRS" or "GEODETICCRS" or "BASEGEODCRS"
        or "DATUM" or "TRF" or "GEODETICDATUM" or "ENSEMBLE" or "SPHEROID" or "ELLIPSOID";

    private static bool IsNameless(ClaimText name) => name.Compact.Length == 0 || name.HasAny("UNKNOWN", "NOTSPECIFIED", "GRS1980", "GRS80", "UNNAMED", "UNDEFINED", "USERDEFINED");

    private static bool IsDegrees(WktNode geographic)
    {
        var units = geographic.Children.Where(node => node.Keyword is "UNIT" or "ANGLEUNIT").Concat(geographic.Children.Where(node => node.Keyword == "AXIS").SelectMany(axis => axis.Children)
            .Where(node => node.Keyword is "UNIT" or "ANGLEUNIT"));
        return units.All(unit => unit.Numbers is [var radians, ..] && Math.Abs(radians - (Math.PI / 180)) < 1e-9);
    }

    private static bool IsGreenwich(WktNode geographic) =>
        geographic.All().Where(node => node.Keyword is "PRIMEM" or "PRIMEMERIDIAN").All(node => node.Numbers is [0, ..]);

    private static bool Is(double value, double expected) => Math.Abs(value - expected) < Equal;
}
