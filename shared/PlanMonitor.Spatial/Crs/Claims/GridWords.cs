using System.Globalization;
using System.Text.RegularExpressions;

namespace PlanMonitor.Spatial.Crs.Claims;

/// <summary>What a name says of a Gauss-Krueger grid: 3_Degree_GK_Zone_41, GK_CM_123E, 3度带41带, 中央子午线123°, 几度分带=3 带号=41.</summary>
/// <param name="Width">3 or 6 degrees, or null.</param>
/// <param name="Zone">The zone (带号), or null.</param>
/// <param name="Meridian">The central meridian in degrees as it is written, or null.</param>
internal sealed partial record GridWords(int? Width, int? Zone, double? Meridian)
{
    /// <summary>Whether anything was said.</summary>
    public bool Any => Width is not null || Zone is not null || Meridian is not null;

    /// <summary>The central meridian that the words give; null where they give none, one that no grid has, or two.</summary>
    public int? Central
    {
        get
        {
            var zone = Zone switch
            {
                >= 25 and <= 45 when Width is not 6 => Zone * 3,
                >= 13 and <= 23 when Width is not 3 => (Zone * 6) - 3,
                _ => null,
            };
            return Meridian is null ? zone
                : !double.IsInteger(Meridian.Value) || Meridian % (Width ?? 3) != (Width is 6 ? 3 : 0) || Meridian is < 75 or > 135 || (Zone is not null && zone != Meridian) ? null
                : (int)Meridian;
        }
    }

    /// <summary>The width that the words give, or that the zone has.</summary>
    public int? Degrees => Width ?? (Zone is >= 25 and <= 45 ? 3 : Zone is >= 13 and <= 23 ? 6 : null);

    /// <summary>Whether the words themselves say two things: a zone and a meridian of another, a zone or a meridian that no grid of that width has.</summary>
    public bool Contradictory => Central is null && (Zone is not null || Meridian is not null);

    /// <summary>Whether they give a meridian that is none of the national grids.</summary>
    public bool OwnMeridian => Meridian is { } meridian && Zone is null && (!double.IsInteger(meridian) || meridian % 3 != 0);

    /// <summary>Reads the words of a name.</summary>
    public static GridWords Of(ClaimText text) => new(
        First(WidthPattern(), text) is { } width ? (width is "3" or "三" ? 3 : 6) : null,
        First(ZonePattern(), text) is { } zone ? int.Parse(zone, CultureInfo.InvariantCulture) : null,
        First(MeridianPattern(), text) is { } meridian ? double.Parse(meridian, CultureInfo.InvariantCulture) : null);

    private static string? First(Regex pattern, ClaimText text)
    {
        var match = pattern.Match(text.Spaced);
        return match.Success ? match.Groups.Values.Skip(1).First(group => group.Success).Value : null;
    }

    // A digit before would make it part of another number (123度).
    [GeneratedRegex(@"几度分带 ?(?<a>[36])(?:[^0-9]|$)|(?:^|[^0-9.])(?<b>[36三六]) ?(?:度|DEG)", RegexOptions.NonBacktracking)]
    private static partial Regex WidthPattern();

    [GeneratedRegex(@"(?:ZONE|带号|度分?带) ?第?(?<a>[0-9]{2})(?:[^0-9.]|$)|(?:^|[^0-9.])(?<b>[0-9]{2}) ?号?带", RegexOptions.NonBacktracking)]
    private static partial Regex ZonePattern();

    [GeneratedRegex(@"(?:CM|CENTRAL MERIDIAN|中央子午线|中央经线|中央经度|L0) ?(?<a>[0-9]{2,3}(?:\.[0-9]{1,9})?)|(?:^|[^0-9.])(?<b>[0-9]{2,3}(?:\.[0-9]{1,9})?) ?°? ?E(?:[^A-Z]|$)", RegexOptions.NonBacktracking)]
    private static partial Regex MeridianPattern();
}
