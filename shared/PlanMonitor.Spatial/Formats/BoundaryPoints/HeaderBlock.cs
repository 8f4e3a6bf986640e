using PlanMonitor.Core.Names;
using PlanMonitor.Spatial.Crs;
using PlanMonitor.Spatial.Crs.Claims;

namespace PlanMonitor.Spatial.Formats.BoundaryPoints;

/// <summary>The block 属性描述 of a boundary-point file: one key per line; what it says of the coordinate system is the claim of the parcels below it.</summary>
internal sealed class HeaderBlock
{
    private static readonly string[] Keys = ["坐标系", "几度分带", "带号"];

    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <summary>
    /// Takes a line <c>key=value</c>; false where it is none. Keys that say nothing of coordinates are passed over. Notices write the keys of coordinates with a colon.
    /// </summary>
    public bool Take(string line)
    {
        var plain = HalfWidth.Fold(line);
        var equals = plain.IndexOf('=', StringComparison.Ordinal);
        var sign = equals > 0 ? equals : plain.IndexOf(':', StringComparison.Ordinal);
        var key = sign > 0 ? Array.Find(Keys, plain[..sign].Trim().Equals) : null;
        if (key is not null)
        {
            _values[key] = plain[(sign + 1)..].Trim();
        }
        return key is not null || equals > 0;
    }

    /// <summary>Takes words that name a system which is not taken; false for all others. What is overlooked here would be misread as CGCS2000.</summary>
    public bool TakeRefused(string line)
    {
        var refused = SystemWords.Refused(ClaimText.Of(line)) is not null;
        if (refused)
        {
            _values[Keys[0]] = line;
        }
        return refused;
    }

    /// <summary>What it claims; null where it says nothing of the coordinate system.</summary>
    public CrsClaim? Claim() => CrsClaim.OfHeader(_values.GetValueOrDefault("坐标系"), _values.GetValueOrDefault("几度分带"), _values.GetValueOrDefault("带号"));
}
