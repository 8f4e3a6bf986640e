using System.Text.Json;
using PlanMonitor.Spatial.Crs;

namespace PlanMonitor.Spatial.Formats.GeoJson;

/// <summary>The <c>crs</c> members of one object: of several, one that is not degrees is never covered up by one that is.</summary>
internal sealed class CrsFound
{
    /// <summary>What they claim; null where there is none.</summary>
    public CrsClaim? Claim { get; private set; }

    /// <summary>Forgets what was read.</summary>
    public void Clear() => Claim = null;

    /// <summary>Reads the value after the property name; false when the window ends before.</summary>
    public bool TryRead(ref Utf8JsonReader reader)
    {
        if (!reader.Read() || !CrsMember.TryRead(ref reader, out var claim))
        {
            return false;
        }
        if (claim is not null && (Claim is null || claim.Kind > Claim.Kind))
        {
            Claim = claim;
        }
        return true;
    }
}
