using PlanMonitor.Core.Messages;

namespace PlanMonitor.Spatial.Formats.GeoJson;

/// <summary>Makes a feature of what was parsed, or says why it is none.</summary>
internal static class FeatureChecks
{
    private const int DepthOfPolygon = 3;
    private static readonly Dictionary<string, string> NoAttributes = [];

    public static Outcome<RawFeature> Of(FeatureParser parsed, int record, FormatLimits limits)
    {
        if (!parsed.IsFeature)
        {
            return Problem.Of("feature.not-a-feature", record);
        }
        if (parsed.TextBroken)
        {
            return Problem.Of("feature.text-broken", record);
        }
        var members = parsed.Geometry.Members;
        if (members is { TooMany: true })
        {
            return TooManyVertices(record, limits);
        }
        var geometry = members?.Faulty ?? parsed.Geometry;
        var (type, coordinates) = (geometry.Type, geometry.Coordinates);
        if (string.IsNullOrEmpty(type))
        {
            return Problem.Of("geometry.missing", record, "geometry");
        }
        if (type == "GeometryCollection" && members is { Parts.Count: > 0 })
        {
            return Feature(parsed, record, new(members.Parts, Multi: true));
        }
        if (type is not ("Polygon" or "MultiPolygon"))
        {
            return Problem.Of("feature.not-polygon", record, "geometry", members?.Other ?? type);
        }
        var multi = type == "MultiPolygon";
        if (coordinates.TooMany)
        {
            return TooManyVertices(record, limits);
        }
        if (coordinates.Fault is { } fault)
        {
            return Problem.Of("coordinates.malformed", record, "coordinates", fault);
        }
        if (coordinates.Depth == 0)
        {
            return Problem.Of("geometry.empty", record, "geometry");
        }
        if (coordinates.Depth != (multi ? DepthOfPolygon + 1 : DepthOfPolygon))
        {
            return Problem.Of("coordinates.malformed", record, "coordinates", new string('[', coordinates.Depth));
        }
        return Feature(parsed, record, new(coordinates.Parts, multi));
    }

    private static Outcome<RawFeature> Feature(FeatureParser parsed, int record, RawPolygons shape) => new RawFeature(
        record,
        FeatureId.Of(parsed.OwnId, parsed.AttributeId, record),
        shape,
        parsed.Attributes ?? NoAttributes,
        FeatureId.IsGiven(parsed.OwnId, parsed.AttributeId));

    private static Problem TooManyVertices(int record, FormatLimits limits) =>
        Problem.Of("feature.too-many-vertices", record, "geometry", arguments: ("limit", limits.FeatureVertices));
}
