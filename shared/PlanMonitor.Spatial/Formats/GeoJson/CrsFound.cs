using System.Text.Json;

namespace PlanMonitor.Spatial.Formats.GeoJson;

/// <summary>The <c>crs</c> members met so far: one that is not taken is never covered up by one that is.</summary>
internal sealed class CrsFound
{
    /// <summary>What they claim.</summary>
    public CrsClaim Claim { get; private set; }

    /// <summary>How they name the system.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Reads the value after the property name; false when the window ends before.</summary>
    public bool TryRead(ref Utf8JsonReader reader)
    {
        if (!reader.Read() || !CrsMember.TryRead(ref reader, out var claim, out var name))
        {
            return false;
        }
        if (claim > Claim)
        {
            (Claim, Name) = (claim, name);
        }
        return true;
    }
}
