namespace PlanMonitor.Spatial.Formats.Shapefile;

/// <summary>The files of one shapefile: they have one name and different endings, in whatever case.</summary>
public static class ShapefileParts
{
    /// <summary>The shapes.</summary>
    public const string Shapes = ".shp";

    /// <summary>Endings without which shapefiles are not whole: shapes, attributes, coordinate system.</summary>
    public static IReadOnlyList<string> Needed { get; } = [Shapes, ".dbf", ".prj"];

    private static readonly string[] Read = [Shapes, ".dbf", ".prj", ".cpg"];

    // The longer ending first: a.shp.xml is no a.shp.
    private static readonly string[] Endings =
    [
        ".shp.xml", ".shp", ".dbf", ".prj", ".cpg", ".shx", ".sbn", ".sbx", ".qix", ".qpj", ".fbn", ".fbx", ".ain", ".aih", ".atx", ".ixs", ".mxs", ".cst",
    ];

    /// <summary>The ending that makes a file a part of a shapefile, as it is written; null where it is none.</summary>
    public static string? EndingOf(string name) =>
        Array.Find(Endings, ending => name.Length > ending.Length && name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) is { } found ? name[^found.Length..] : null;

    /// <summary>Whether the features could be read from a set without this part: indexes and descriptions.</summary>
    public static bool IsSpare(string name) => EndingOf(name) is { } ending && !Read.Contains(ending, StringComparer.OrdinalIgnoreCase);

    /// <summary>The name that the parts have in common, its folders included; null where a file is no part.</summary>
    public static string? StemOf(string name) => EndingOf(name) is { } ending ? name[..^ending.Length] : null;

    /// <summary>All parts of the shapefile in a folder that a file is a part of, in the order of their names.</summary>
    /// <param name="path">Path of a part.</param>
    public static IReadOnlyList<string> Beside(string path)
    {
        var stem = StemOf(Path.GetFileName(path));
        return
        [
            .. Directory.EnumerateFiles(Path.GetDirectoryName(Path.GetFullPath(path))!)
                .Where(other => string.Equals(StemOf(Path.GetFileName(other)), stem, StringComparison.OrdinalIgnoreCase))
                .Order(StringComparer.Ordinal),
        ];
    }
}
