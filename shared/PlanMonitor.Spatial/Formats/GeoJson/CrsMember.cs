using System.Text.Json;
using PlanMonitor.Spatial.Crs;

namespace PlanMonitor.Spatial.Formats.GeoJson;

/// <summary>Reads a <c>crs</c> member of the old GeoJSON of 2008.</summary>
internal static class CrsMember
{
    /// <summary>Reads from the first token of the value to its end; false when the window ends before.</summary>
    /// <param name="reader">At the value.</param>
    /// <param name="claim">What it claims; null where it is null.</param>
    public static bool TryRead(ref Utf8JsonReader reader, out CrsClaim? claim)
    {
        claim = null;
        if (!JsonDocument.TryParseValue(ref reader, out var document))
        {
            return false;
        }
        using (document)
        {
            claim = document.RootElement.ValueKind == JsonValueKind.Null ? null : Claim(document.RootElement);
        }
        return true;
    }

    // {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4490"}} or {"type": "EPSG", "properties": {"code": 4490}}
    private static CrsClaim Claim(JsonElement crs)
    {
        try
        {
            if (crs.ValueKind == JsonValueKind.Object && crs.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object)
            {
                if (properties.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String)
                {
                    return CrsClaim.OfName(name.GetString() ?? "");
                }
                if (properties.TryGetProperty("code", out var code) && code.ValueKind == JsonValueKind.Number && code.TryGetInt32(out var number))
                {
                    return CrsClaim.OfEpsg(number);
                }
            }
            return CrsClaim.OfName(crs.GetRawText());
        }
        catch (InvalidOperationException)
        {
            // Text that is not valid Unicode names no system.
            return new(CrsKind.Unknown, "?");
        }
    }
}
