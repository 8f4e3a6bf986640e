using System.Text.Json;

namespace PlanMonitor.Spatial.Formats.GeoJson;

/// <summary>Reads a geometry object: its type and, where it may be polygons, its coordinates or members, in whichever order they come.</summary>
internal sealed class GeometryParser(FormatLimits limits)
{
    private GeometryMembers? _members;

    /// <summary>Member <c>type</c>; empty where there is none, null where there is no geometry.</summary>
    public string? Type { get; private set; }

    /// <summary>The coordinates.</summary>
    public CoordinatesParser Coordinates { get; } = new(limits);

    /// <summary>The members of a collection; null where there are none.</summary>
    public GeometryMembers? Members => Type == "GeometryCollection" ? _members : null;

    /// <summary>Forgets what was read.</summary>
    public void Clear()
    {
        (Type, _members) = (null, null);
        Coordinates.Clear();
    }

    /// <summary>Reads from the object's first token to its last; false when the window ends before.</summary>
    public bool TryRead(ref Utf8JsonReader reader, CrsFound crs)
    {
        Clear();
        Type = "";
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.EndObject)
            {
                return true;
            }
            if (!TryMember(ref reader, crs))
            {
                return false;
            }
        }
        return false;
    }

    private bool TryMember(ref Utf8JsonReader reader, CrsFound crs)
    {
        if (JsonText.Is(reader, "type"u8))
        {
            if (!reader.Read())
            {
                return false;
            }
            Type = reader.TokenType == JsonTokenType.String ? JsonText.Shown(reader) : "";
            return reader.TrySkip();
        }
        if (JsonText.Is(reader, "crs"u8))
        {
            return crs.TryRead(ref reader);
        }
        var isMembers = Type is ("" or "GeometryCollection") && JsonText.Is(reader, "geometries"u8);
        // Coordinates of what is known to be no polygon are not worth keeping.
        var isCoordinates = Type is ("" or "Polygon" or "MultiPolygon") && JsonText.Is(reader, "coordinates"u8);
        if (!reader.Read())
        {
            return false;
        }
        if (isMembers && reader.TokenType == JsonTokenType.StartArray)
        {
            _members = new(limits);
            return _members.TryRead(ref reader, crs);
        }
        return isCoordinates ? Coordinates.TryRead(ref reader) : reader.TrySkip();
    }
}
