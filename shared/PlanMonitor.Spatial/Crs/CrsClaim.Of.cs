using System.Globalization;
using PlanMonitor.Core.Messages;
using PlanMonitor.Spatial.Crs.Claims;

namespace PlanMonitor.Spatial.Crs;

public sealed partial record CrsClaim
{
    private const int LongestText = 200;

    /// <summary>The claim of an EPSG code, or of the codes that ESRI and Google use beside it. It never throws.</summary>
    /// <param name="code">The code.</param>
    /// <param name="text">How the file writes it; null for <c>EPSG:code</c>.</param>
    public static CrsClaim OfEpsg(int code, string? text = null) =>
        EpsgCodes.Claim(code) with { Text = Cut(text ?? string.Create(CultureInfo.InvariantCulture, $"EPSG:{code}")) };

    /// <summary>
    /// The claim of a well-known text of a coordinate system (the content of a .prj; OGC and ESRI version 1, and version 2), by its content and not by its name alone: where name
    /// or code and figures contradict each other the central meridian stays open. Text that is none is read as a name. It never throws.
    /// </summary>
    public static CrsClaim OfWkt(string text) => (WktClaim.Of(text) ?? NameClaim.Of(text)) with { Text = Cut(text.Trim()) };

    /// <summary>
    /// The claim of a name: an URN or URL of EPSG or OGC, a well-known text, or words such as 2000国家大地坐标系, 西安80, CGCS2000_3_Degree_GK_Zone_41,
    /// 坐标系=2000国家大地坐标系 几度分带=3 带号=41. It never throws.
    /// </summary>
    public static CrsClaim OfName(string text) => OfWkt(text);

    /// <summary>The claim of the head of 界址点 TXT.</summary>
    /// <param name="system">坐标系; null or blank where it is not given.</param>
    /// <param name="width">几度分带 in degrees; null or blank where it is not given.</param>
    /// <param name="zone">带号; null or blank where it is not given.</param>
    /// <returns>The claim; null where nothing is given.</returns>
    public static CrsClaim? OfHeader(string? system, string? width, string? zone)
    {
        var words = new[] { ("坐标系=", system), ("几度分带=", width), ("带号=", zone) }
            .Where(pair => !string.IsNullOrWhiteSpace(pair.Item2)).Select(pair => pair.Item1 + pair.Item2!.Trim()).ToList();
        // The head names the zone whether or not its number stands before the eastings.
        return words.Count == 0 ? null : NameClaim.Of(string.Join(' ', words)) with { Text = Cut(string.Join(' ', words)), Prefixed = null };
    }

    /// <summary>What a person claims with <c>--crs</c>; null where nobody does.</summary>
    public static CrsClaim? OfPerson(int? code) => code is { } given ? OfEpsg(given, string.Create(CultureInfo.InvariantCulture, $"--crs {given}")) : null;

    /// <summary>The problem of a claim that is not taken, which refuses the file; null where it is taken, or there is none.</summary>
    public static Problem? Refusal(CrsClaim? claim) => CrsRefusals.Of(claim);

    private static string Cut(string text) => text.Length > LongestText ? text[..LongestText] : text;
}
