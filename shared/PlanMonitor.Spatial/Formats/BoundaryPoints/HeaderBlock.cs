using PlanMonitor.Core.Names;
using PlanMonitor.Spatial.Crs;

namespace PlanMonitor.Spatial.Formats.BoundaryPoints;

/// <summary>The block 属性描述 of a boundary-point file: one key per line; what it says of the coordinate system is the claim of the parcels below it.</summary>
internal sealed class HeaderBlock
{
    private static readonly string[] Keys = ["坐标系", "几度分带", "带号"];

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
        var key = Array.Find(Keys, plain[..equals].Trim().Equals);
        if (key is not null)
        {
            _values[key] = plain[(equals + 1)..].Trim();
        }
        return true;
    }

    /// <summary>What it claims; null where it says nothing of the coordinate system.</summary>
    public CrsClaim? Claim() => CrsClaim.OfHeader(_values.GetValueOrDefault("坐标系"), _values.GetValueOrDefault("几度分带"), _values.GetValueOrDefault("带号"));
}
