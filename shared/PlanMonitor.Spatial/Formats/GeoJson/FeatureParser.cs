using System.Text.Json;
using PlanMonitor.Spatial.Crs;

namespace PlanMonitor.Spatial.Formats.GeoJson;

/// <summary>Reads one Feature, or one geometry that stands for itself, from a window that holds it whole.</summary>
/// <param name="limits">What one feature may ask of memory.</param>
/// <param name="attributes">Whether to keep attributes; the names among them are found either way.</param>
internal sealed class FeatureParser(FormatLimits limits, bool attributes)
{
    private readonly AttributesParser _attributes = new(attributes);
    private readonly CrsFound _crs = new();
    private bool _idBroken;

    /// <summary>Whether the object says that it is a Feature.</summary>
    public bool IsFeature { get; private set; }

    /// <summary>Member <c>id</c>, or null.</summary>
    public string? OwnId { get; private set; }

    /// <summary>The attribute that names the feature, or null.</summary>
    public string? AttributeId => _attributes.Id;

    /// <summary>The attributes; null where there are none.</summary>
    public IReadOnlyDictionary<string, string>? Attributes => _attributes.Values;

    /// <summary>What the feature or its geometry claims of its coordinate system; null where they claim nothing.</summary>
    public CrsClaim? Crs => _crs.Claim;

    /// <summary>The geometry.</summary>
    public GeometryParser Geometry { get; } = new(limits);

    /// <summary>True when the id or an attribute is not valid Unicode.</summary>
    public bool TextBroken => _idBroken || _attributes.Broken;

    /// <summary>Reads from the object's first token to its last; false when the window ends before.</summary>
    public bool TryRead(ref Utf8JsonReader reader, ReadOnlySpan<byte> window)
    {
        Clear();
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.EndObject)
            {
                return true;
            }
            if (!TryMember(ref reader, window))
            {
                return false;
            }
        }
        return false;
    }

    /// <summary>Reads a geometry that stands for itself, from its first token to its last; false when the window ends before.</summary>
    public bool TryReadBare(ref Utf8JsonReader reader)
    {
        Clear();
        IsFeature = true;
        return Geometry.TryRead(ref reader, _crs);
    }

    private void Clear()
    {
        (IsFeature, OwnId, _idBroken) = (false, null, false);
        _attributes.Clear();
        _crs.Clear();
        Geometry.Clear();
    }

    private bool TryMember(ref Utf8JsonReader reader, ReadOnlySpan<byte> window)
    {
        if (JsonText.Is(reader, "crs"u8))
        {
            return _crs.TryRead(ref reader);
        }
        var name = Member.Other;
        name = JsonText.Is(reader, "type"u8) ? Member.Type : name;
        name = JsonText.Is(reader, "id"u8) ? Member.Id : name;
        name = JsonText.Is(reader, "geometry"u8) ? Member.Geometry : name;
        name = JsonText.Is(reader, "properties"u8) ? Member.Properties : name;
        if (!reader.Read())
        {
            return false;
        }
        switch (name)
        {
            case Member.Type:
                IsFeature = reader.TokenType == JsonTokenType.String && JsonText.Is(reader, "Feature"u8);
                return reader.TrySkip();
            case Member.Id:
                (OwnId, _idBroken) = (null, false);
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.Number)
                {
                    _idBroken = !JsonText.TryGet(reader, out var id);
                    OwnId = id;
                }
                return reader.TrySkip();
            case Member.Geometry when reader.TokenType == JsonTokenType.StartObject:
                return Geometry.TryRead(ref reader, _crs);
            case Member.Geometry:
                Geometry.Clear();
                return reader.TrySkip();
            case Member.Properties:
                return _attributes.TryRead(ref reader, window);
            default:
                return reader.TrySkip();
        }
    }

    private enum Member
    {
        Other,
        Type,
        Id,
        Geometry,
        Properties,
    }
}
