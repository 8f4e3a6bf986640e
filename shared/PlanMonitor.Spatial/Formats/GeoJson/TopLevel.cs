using System.Text.Json;

namespace PlanMonitor.Spatial.Formats.GeoJson;

/// <summary>What a value at the top level of a file is.</summary>
internal enum TopLevelKind
{
    /// <summary>No GeoJSON.</summary>
    Other,

    /// <summary>A FeatureCollection, whose features are read one at a time.</summary>
    Collection,

    /// <summary>One Feature.</summary>
    Feature,

    /// <summary>One geometry.</summary>
    Geometry,
}

/// <summary>Tells what a value is by its first member that decides it: members of an object come in any order.</summary>
internal static class TopLevel
{
    /// <summary>Reads on from the first token of the value as far as it must; false when the window ends before.</summary>
    public static bool TryDecide(ref Utf8JsonReader reader, out TopLevelKind kind)
    {
        kind = TopLevelKind.Other;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return true;
        }
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.EndObject)
            {
                return true;
            }
            var isType = JsonText.Is(reader, "type"u8);
            kind = JsonText.Is(reader, "features"u8) ? TopLevelKind.Collection
                : JsonText.Is(reader, "geometry"u8) || JsonText.Is(reader, "properties"u8) ? TopLevelKind.Feature
                : JsonText.Is(reader, "coordinates"u8) || JsonText.Is(reader, "geometries"u8) ? TopLevelKind.Geometry
                : TopLevelKind.Other;
            if (kind != TopLevelKind.Other)
            {
                return true;
            }
            if (!reader.Read())
            {
                return false;
            }
            if (isType)
            {
                kind = reader.TokenType == JsonTokenType.String ? OfType(JsonText.Shown(reader)) : TopLevelKind.Other;
                return true;
            }
            if (!reader.TrySkip())
            {
                return false;
            }
        }
        return false;
    }

    private static TopLevelKind OfType(string type) => type switch
    {
        "FeatureCollection" => TopLevelKind.Collection,
        "Feature" => TopLevelKind.Feature,
        "Point" or "MultiPoint" or "LineString" or "MultiLineString" or "Polygon" or "MultiPolygon" or "GeometryCollection" => TopLevelKind.Geometry,
        _ => TopLevelKind.Other,
    };
}
