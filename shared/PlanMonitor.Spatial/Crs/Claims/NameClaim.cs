using System.Globalization;
using System.Text.RegularExpressions;

namespace PlanMonitor.Spatial.Crs.Claims;

/// <summary>Reads a name of a coordinate system: code, URN, URL or words.</summary>
internal static partial class NameClaim
{
    /// <summary>The claim, with an empty text.</summary>
    public static CrsClaim Of(string name)
    {
        var text = ClaimText.Of(name);
        var grid = GridWords.Of(text);
        if (SystemWords.Refused(text) is { } refused)
        {
            return new(CrsKind.Refused, "") { System = refused };
        }
        if (CodePattern().Match(text.Spaced) is { Success: true } match)
        {
            return Against(EpsgCodes.Claim(int.Parse(match.Groups["code"].Value, CultureInfo.InvariantCulture)), grid);
        }
        var (national, world) = (SystemWords.IsCgcs2000(text), SystemWords.IsWgs84(text));
        if (SystemWords.IsWebMercator(text))
        {
            return new(CrsKind.WebMercator, "");
        }
        if (text.HasAny("UTM") || national == world)
        {
            // Zone and meridian without a system, as when a head gives 带号 only: the grid of CGCS2000, since all others have to be named.
            return !text.HasAny("UTM") && !national && OnlyGrid(text) && grid.Any ? Grid(grid) : new(CrsKind.Unknown, "");
        }
        return grid.Any || SystemWords.IsGaussKrueger(text) ? Grid(grid) with { OnWgs84 = world }
            : national ? new(CrsKind.Cgcs2000, "") { DatumOnly = true }
            : new(CrsKind.Wgs84, "");
    }

    /// <summary>The claim of a code or of figures where words stand beside it: where they name another grid nobody can say which is meant.</summary>
    public static CrsClaim Against(CrsClaim claim, GridWords words) =>
        claim.Kind == CrsKind.GaussKrueger && (words.Contradictory || (words.Central is { } named && claim.Meridian is { } own && named != own))
            ? claim with { Meridian = null, Width = null, Prefixed = null }
            : claim;

    private static CrsClaim Grid(GridWords grid) => grid.OwnMeridian
        ? new(CrsKind.Refused, "") { System = RefusedSystem.Local }
        : grid.Contradictory ? new(CrsKind.GaussKrueger, "")
        : new(CrsKind.GaussKrueger, "", grid.Degrees, grid.Central, grid.Zone is null ? null : true);

    // 几度分带=3 带号=41 and nothing else that could be the name of a system.
    private static bool OnlyGrid(ClaimText text) => OnlyGridPattern().IsMatch(text.Compact);

    // A code stands alone, or behind the name of who gave it: EPSG::4490, EPSG/0/4490, epsg.xml#4490, SRID=4490, epsg.io/4490.
    [GeneratedRegex("^(?<code>[0-9]{4,6})$|(?:EPSG|SRID|ESRI)(?:[. ](?:[A-Z]{1,3}|[0-9]{1,2}(?:\\.[0-9]{1,3}){0,3}) )? ?(?<code>[0-9]{4,6})(?:[^0-9.]|$)", RegexOptions.NonBacktracking)]
    private static partial Regex CodePattern();

    [GeneratedRegex("^(?:几度分带|带号|度带|度|带|号|三|六|[0-9])+$", RegexOptions.NonBacktracking)]
    private static partial Regex OnlyGridPattern();
}
