namespace PlanMonitor.Spatial.Formats.Shapefile;

/// <summary>The files of one shapefile: they have one name and different endings, in whatever case.</summary>
public static class ShapefileParts
{
    /// <summary>The shapes.</summary>
    public const string Shapes = ".shp";

    /// <summary>Endings without which shapefiles are not whole: shapes, attributes, coordinate system.</summary>
    public static IReadOnlyList<string> Needed { get; } = [Shapes, ".dbf", ".prj"];

    // The longer ending first: a.shp.xml is no a.shp.
    private static readonly string[] Endings =
    [
        ".shp.xml", ".shp", ".dbf", ".prj", ".cpg", ".shx", ".sbn", ".sbx", ".qix", ".qpj", ".fbn", ".fbx", ".ain", ".aih", ".atx", ".ixs", ".mxs", ".cst",
    ];

    /// <summary>The ending that makes a file a part of a shapefile, as it is written; null where it is none.</summary>
    public static string? EndingOf(string name) =>
        Array.Find(Endings, ending => name.Length > ending.Length && name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) is { } found ? name[^found.Length..] : null;

    /// <summary>The name that the parts have in common, its folders included; null where a file is no part.</summary>
    public static string? StemOf(string name) => EndingOf(name) is { } ending ? name[..^ending.Length] : null;
}
