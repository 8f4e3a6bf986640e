using System.Globalization;
using System.Text.Json;

namespace PlanMonitor.Spatial.Formats.GeoJson;

/// <summary>What a <c>crs</c> member of the old GeoJSON of 2008 claims.</summary>
internal enum CrsClaim
{
    /// <summary>Nothing, or null.</summary>
    None,

    /// <summary>CGCS2000 in degrees.</summary>
    Cgcs2000,

    /// <summary>WGS 84 in degrees.</summary>
    Wgs84,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>Reads a <c>crs</c> member.</summary>
internal static class CrsMember
{
    /// <summary>Reads from the first token of the value to its end; false when the window ends before.</summary>
    public static bool TryRead(ref Utf8JsonReader reader, out CrsClaim claim, out string name)
    {
        (claim, name) = (CrsClaim.None, "");
        if (!JsonDocument.TryParseValue(ref reader, out var document))
        {
            return false;
        }
        using (document)
        {
            if (document.RootElement.ValueKind != JsonValueKind.Null)
            {
                name = Name(document.RootElement);
                claim = Claim(name);
            }
        }
        return true;
    }

    // {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4490"}} or {"type": "EPSG", "properties": {"code": 4490}}
    private static string Name(JsonElement crs)
    {
        try
        {
            if (crs.ValueKind == JsonValueKind.Object && crs.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object)
            {
                if (properties.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String)
                {
                    return name.GetString() ?? "";
                }
                if (properties.TryGetProperty("code", out var code) && code.ValueKind == JsonValueKind.Number)
                {
                    return "EPSG:" + code.GetRawText();
                }
            }
            return crs.GetRawText();
        }
        catch (InvalidOperationException)
        {
            // Text that is not valid Unicode names no system.
            return "?";
        }
    }

    private static CrsClaim Claim(string name)
    {
        var words = name.ToUpper(CultureInfo.InvariantCulture).Split(':', '/');
        return words[^1] switch
        {
            "4490" when words.Contains("EPSG") => CrsClaim.Cgcs2000,
            "4326" when words.Contains("EPSG") => CrsClaim.Wgs84,
            "CRS84" => CrsClaim.Wgs84,
            _ => CrsClaim.Other,
        };
    }
}
