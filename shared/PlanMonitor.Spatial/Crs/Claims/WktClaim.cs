using System.Globalization;

namespace PlanMonitor.Spatial.Crs.Claims;

/// <summary>Reads the claim of a well-known text from its content.</summary>
internal static class WktClaim
{
    private const double PerZone = 1_000_000;
    private const double FalseEasting = 500_000;
    private static readonly CrsClaim Unknown = new(CrsKind.Unknown, "");
    private static readonly CrsClaim Local = new(CrsKind.Refused, "") { System = RefusedSystem.Local };

    /// <summary>The claim, with an empty text; null where the text is no well-known text.</summary>
    public static CrsClaim? Of(string text) => WktScanner.Read(text) is { } root ? Of(root) : null;

    private static CrsClaim Of(WktNode root) => root.Keyword switch
    {
        "GEOGCS" or "GEOGCRS" or "GEOGRAPHICCRS" or "GEODCRS" or "GEODETICCRS" => WktDatum.Of(root),
        "PROJCS" or "PROJCRS" or "PROJECTEDCRS" => Projected(root),
        "LOCAL_CS" or "ENGCRS" or "ENGINEERINGCRS" => SystemWords.Refused(ClaimText.Of(root.Name)) is { } system ? new(CrsKind.Refused, "") { System = system } : Local,
        // With heights, or with a transformation: what lies in the plane counts.
        "COMPD_CS" or "COMPOUNDCRS" or "BOUNDCRS" or "SOURCECRS" when root.Children.FirstOrDefault(child => child.Children.Count > 0) is { } inner => Of(inner),
        _ => Unknown,
    };

    private static CrsClaim Projected(WktNode root)
    {
        var name = ClaimText.Of(root.Name);
        if (root.Child("GEOGCS", "BASEGEOGCRS", "BASEGEODCRS") is not { } geographic)
        {
            return Unknown;
        }
        var datum = WktDatum.Of(geographic);
        if ((datum.System ?? SystemWords.Refused(name)) is { } refused)
        {
            return new(CrsKind.Refused, "") { System = refused };
        }
        var conversion = root.Child("CONVERSION") ?? root;
        var method = ClaimText.Of(conversion.Child("PROJECTION", "METHOD")?.Name ?? "");
        if (!IsMetres(root) || datum.Kind is not (CrsKind.Cgcs2000 or CrsKind.Wgs84))
        {
            return Unknown;
        }
        return method.HasAny("MERCATORAUXILIARYSPHERE", "PSEUDOMERCATOR") || (method.Compact == "MERCATOR1SP" && SystemWords.IsWebMercator(name)) ? Mercator(conversion, datum)
            : method.Compact is "GAUSSKRUGER" or "GAUSSKRUEGER" or "TRANSVERSEMERCATOR" ? Against(Grid(conversion, datum), Words(root, name))
            : Unknown;
    }

    private static CrsClaim Mercator(WktNode conversion, CrsClaim datum) =>
        datum.Kind == CrsKind.Wgs84 && Parameter(conversion, "CENTRALMERIDIAN", "LONGITUDEOFNATURALORIGIN") is null or 0
            && Parameter(conversion, "FALSEEASTING") is null or 0 && Parameter(conversion, "FALSENORTHING") is null or 0
            ? new(CrsKind.WebMercator, "") : Unknown;

    private static CrsClaim Grid(WktNode conversion, CrsClaim datum)
    {
        if (Parameter(conversion, "CENTRALMERIDIAN", "LONGITUDEOFNATURALORIGIN", "LONGITUDEOFORIGIN") is not { } meridian || Parameter(conversion, "FALSEEASTING") is not { } easting
            || Parameter(conversion, "SCALEFACTOR", "SCALEFACTORATNATURALORIGIN") is not (null or 1))
        {
            return Unknown;
        }
        var zone = Math.Floor(easting / PerZone);
        if (!double.IsInteger(meridian) || meridian % 3 != 0 || meridian is < 75 or > 135 || Math.Abs(easting - (zone * PerZone) - FalseEasting) > 0
            || zone is not (0 or (>= 13 and <= 23) or (>= 25 and <= 45)) || Parameter(conversion, "FALSENORTHING") is not (null or 0)
            || Parameter(conversion, "LATITUDEOFORIGIN", "LATITUDEOFNATURALORIGIN") is not (null or 0))
        {
            return Local;
        }
        var grid = new CrsClaim(CrsKind.GaussKrueger, "") { OnWgs84 = datum.Kind == CrsKind.Wgs84 };
        return zone == 0 ? grid with { Meridian = (int)meridian, Prefixed = false }
            // A zone in the false easting that is not that of the meridian.
            : new GridWords(null, (int)zone, meridian) is { Central: { } central, Degrees: var width } ? grid with { Width = width, Meridian = central, Prefixed = true }
            : grid;
    }

    // Without a zone the name tells of how many degrees the grid is.
    private static CrsClaim Against(CrsClaim grid, GridWords words) =>
        NameClaim.Against(grid, words) is { Meridian: not null, Width: null } agreed ? agreed with { Width = words.Width } : NameClaim.Against(grid, words);

    // What name and code say beside the figures.
    private static GridWords Words(WktNode root, ClaimText name)
    {
        var words = GridWords.Of(name);
        return !words.Any && root.Child("AUTHORITY", "ID") is { } id && EpsgCode(id) is { } code && EpsgCodes.Claim(code) is { Meridian: { } meridian } labelled
            ? new(labelled.Width, null, meridian) : words;
    }

    private static int? EpsgCode(WktNode id) => id.Numbers is [var number, ..] && number is > 0 and < 1_000_000 ? (int)number
        : id.Texts is [_, var text, ..] && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : null;

    private static double? Parameter(WktNode conversion, params ReadOnlySpan<string> names)
    {
        foreach (var node in conversion.Children)
        {
            if (node.Keyword == "PARAMETER" && node.Numbers is [var value, ..] && names.Contains(ClaimText.Of(node.Name).Compact))
            {
                return value;
            }
        }
        return null;
    }

    private static bool IsMetres(WktNode root) => root.Children
        .Where(node => node.Keyword is "UNIT" or "LENGTHUNIT").Concat(root.Children.Where(node => node.Keyword == "AXIS").SelectMany(axis => axis.Children.Where(node => node.Keyword is "UNIT" or "LENGTHUNIT")))
        .All(unit => unit.Numbers is [1, ..]);
}
