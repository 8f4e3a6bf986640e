namespace PlanMonitor.Spatial.Formats.Shapefile;

/// <summary>Types of shapes (ESRI Shapefile Technical Description, July 1998).</summary>
internal static class ShapeType
{
    public const int Null = 0, Polygon = 5, PolygonZ = 15, PolygonM = 25;

    /// <summary>Whether a number is a type at all.</summary>
    public static bool IsKnown(int type) => Name(type) is not null;

    /// <summary>Whether a type is one of the polygons.</summary>
    public static bool IsPolygon(int type) => type is Polygon or PolygonZ or PolygonM;

    /// <summary>The name of a type as the description has it; null where the number is none.</summary>
    public static string? Name(int type) => type switch
    {
        0 => "Null Shape",
        1 => "Point",
        3 => "PolyLine",
        5 => "Polygon",
        8 => "MultiPoint",
        11 => "PointZ",
        13 => "PolyLineZ",
        15 => "PolygonZ",
        18 => "MultiPointZ",
        21 => "PointM",
        23 => "PolyLineM",
        25 => "PolygonM",
        28 => "MultiPointM",
        31 => "MultiPatch",
        _ => null,
    };
}
