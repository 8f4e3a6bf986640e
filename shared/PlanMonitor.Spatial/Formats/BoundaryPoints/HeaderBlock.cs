using System.Globalization;
using PlanMonitor.Core.Names;
using PlanMonitor.Spatial.Crs;

namespace PlanMonitor.Spatial.Formats.BoundaryPoints;

/// <summary>The block 属性描述 of a boundary-point file: one key per line; what it says of the coordinate system is the claim of the parcels below it.</summary>
internal sealed class HeaderBlock
{
    private const int Narrow = 3;
    private const int Wide = 6;

    private static readonly string[] Keys = ["坐标系", "几度分带", "投影类型", "计量单位", "带号"];

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>Takes a line <c>key=value</c>; false where it is none. Keys that say nothing of coordinates are passed over.</summary>
    public bool Take(string line)
    {
        var plain = HalfWidth.Fold(line);
        var equals = plain.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
        {
            return false;
        }
        var key = Keys.FirstOrDefault(plain[..equals].Trim().Equals);
        if (key is not null)
        {
            _values[key] = plain[(equals + 1)..].Trim();
        }
        return true;
    }

    /// <summary>What it claims; null where it says nothing of the coordinate system.</summary>
    public CrsClaim? Claim() => Claim(Value("坐标系"), Value("几度分带"), Value("带号"), Value("计量单位") is not "度" && (Value("投影类型") ?? Value("计量单位")) is not null);

    /// <summary>The claim of the words for system, width of zones and number of the zone, any of which may be missing.</summary>
    /// <param name="system">坐标系, for instance 2000国家大地坐标系.</param>
    /// <param name="width">几度分带, for instance 3 or 6度带.</param>
    /// <param name="zone">带号, for instance 41.</param>
    /// <param name="grid">Whether something else says that coordinates are in metres.</param>
    public static CrsClaim? Claim(string? system, string? width, string? zone, bool grid)
    {
        var (degrees, number) = (Width(width), Zone(zone));
        if (system is null && degrees is null && number is null)
        {
            return null;
        }
        string?[] parts = [system, width is null ? null : $"几度分带={width}", zone is null ? null : $"带号={zone}"];
        var text = string.Join(", ", parts.Where(part => part is not null));
        text = text.Length > 200 ? text[..200] : text;
        var claim = system is null ? new CrsClaim(CrsKind.GaussKrueger, text) : CrsClaim.OfName(system) with { Text = text };
        return claim.Kind is CrsKind.GaussKrueger || (claim.Kind is CrsKind.Cgcs2000 && (grid || degrees is not null || number is not null))
            ? claim with { Kind = CrsKind.GaussKrueger, Width = degrees ?? claim.Width, Meridian = Meridian(number, degrees) ?? claim.Meridian }
            : claim;
    }

    private string? Value(string key) => _values.TryGetValue(key, out var value) && value.Length > 0 ? value : null;

    private static int? Width(string? text) => text?.TrimStart() is [var first, ..] ? first switch
    {
        '3' or '三' => Narrow,
        '6' or '六' => Wide,
        _ => null,
    } : null;

    private static int? Zone(string? text) =>
        int.TryParse(text?.TrimEnd('带', '号'), NumberStyles.None, CultureInfo.InvariantCulture, out var zone) && zone is > 0 and <= 120 ? zone : null;

    // The zones of China do not meet: 13 to 23 are 6 degrees wide, 25 to 45 are 3 degrees wide.
    private static int? Meridian(int? zone, int? width) => (zone, width) switch
    {
        (null, _) => null,
        (_, Narrow) => zone * Narrow,
        (_, Wide) => (zone * Wide) - (Wide / 2),
        ( >= 25 and <= 45, _) => zone * Narrow,
        ( >= 13 and <= 23, _) => (zone * Wide) - (Wide / 2),
        _ => null,
    };
}
