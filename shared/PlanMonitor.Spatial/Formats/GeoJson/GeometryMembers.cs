using System.Text.Json;

namespace PlanMonitor.Spatial.Formats.GeoJson;

/// <summary>The members of a GeometryCollection: polygons are taken together, what has no area is named.</summary>
internal sealed class GeometryMembers(FormatLimits limits)
{
    private int _vertices;

    /// <summary>The parts of all polygons.</summary>
    public List<IReadOnlyList<double[]>> Parts { get; } = [];

    /// <summary>The type of the first member that is no polygon; null where all are.</summary>
    public string? Other { get; private set; }

    /// <summary>The first polygon that could not be read; null where all could.</summary>
    public GeometryParser? Faulty { get; private set; }

    /// <summary>True when there were more vertices than the limit allows.</summary>
    public bool TooMany => _vertices > limits.FeatureVertices;

    /// <summary>Reads from the first token of the array to its end; false when the window ends before.</summary>
    public bool TryRead(ref Utf8JsonReader reader, CrsFound crs)
    {
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.EndArray)
            {
                return true;
            }
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                Other ??= JsonText.Shown(reader);
                if (!reader.TrySkip())
                {
                    return false;
                }
                continue;
            }
            var member = new GeometryParser(limits);
            if (!member.TryRead(ref reader, crs))
            {
                return false;
            }
            Take(member);
        }
        return false;
    }

    private void Take(GeometryParser member)
    {
        if (member.Members is { } inner)
        {
            Parts.AddRange(inner.Parts);
            _vertices += inner._vertices;
            Other ??= inner.Other;
            Faulty ??= inner.Faulty;
        }
        else if (member.Type is not ("Polygon" or "MultiPolygon"))
        {
            Other ??= string.IsNullOrEmpty(member.Type) ? "{}" : member.Type;
        }
        else if (member.Coordinates.Fault is not null || member.Coordinates.Depth != (member.Type == "Polygon" ? 3 : 4))
        {
            Faulty ??= member;
        }
        else
        {
            Parts.AddRange(member.Coordinates.Parts);
            _vertices += member.Coordinates.Vertices;
        }
    }
}
