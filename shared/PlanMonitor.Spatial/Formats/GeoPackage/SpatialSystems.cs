using System.Globalization;
using PlanMonitor.Spatial.Crs;

namespace PlanMonitor.Spatial.Formats.GeoPackage;

/// <summary>The coordinate systems that a GeoPackage defines (gpkg_spatial_ref_sys).</summary>
internal sealed class SpatialSystems
{
    private readonly Dictionary<long, CrsClaim> _claims = [];

    /// <summary>Adds one row.</summary>
    public void Add(long? id, string? organization, long? code, string? definition, string? name)
    {
        // -1 and 0 stand for undefined systems.
        if (id is { } key and not (-1 or 0))
        {
            _claims.TryAdd(key, Claim(organization ?? "", code, definition ?? "", name ?? ""));
        }
    }

    /// <summary>What a table with this srs_id claims; null where it claims nothing.</summary>
    public CrsClaim? Of(long id) => id is -1 or 0 ? null
        : _claims.TryGetValue(id, out var claim) ? claim
        : new(CrsKind.Unknown, "srs_id " + id.ToString(CultureInfo.InvariantCulture));

    private static CrsClaim Claim(string organization, long? code, string definition, string name)
    {
        var defined = definition.Length == 0 || definition.Equals("undefined", StringComparison.OrdinalIgnoreCase) ? null : CrsClaim.OfWkt(definition);
        if (organization.Equals("EPSG", StringComparison.OrdinalIgnoreCase) && code is > 0 and <= int.MaxValue)
        {
            var coded = CrsClaim.OfEpsg((int)code);
            // Programs draw by the code; a definition that is known to be refused is not covered up by it.
            return coded.Kind == CrsKind.Unknown || defined?.Kind == CrsKind.Refused ? defined ?? coded : coded;
        }
        return defined ?? CrsClaim.OfName(name);
    }
}
