using PlanMonitor.Services.Ingest;
using PlanMonitor.Spatial.Formats.Archive;
using PlanMonitor.Spatial.Formats.Shapefile;

namespace PlanMonitor.Local.Commands;

/// <summary>A file that <c>import</c> takes in: one that was named, or the parts of a shapefile as one zip.</summary>
/// <param name="Path">Path that was named.</param>
/// <param name="Name">Name of the upload.</param>
/// <param name="Open">Opens the content.</param>
internal sealed record ImportFile(string Path, string Name, Func<Stream> Open)
{
    /// <summary>The files of a command line; wrong usage where one does not exist. Whichever parts of a shapefile are named, it is one upload with all that lie beside them.</summary>
    public static IReadOnlyList<ImportFile> Of(string kind, IEnumerable<string> paths) =>
    [
        .. paths.Select(InputFile.Existing)
            .DistinctBy(path => Stem(kind, path) ?? path, StringComparer.Ordinal)
            .Select(path => Stem(kind, path) is null ? new(path, System.IO.Path.GetFileName(path), () => File.OpenRead(path)) : Shapefile(path)),
    ];

    private static string? Stem(string kind, string path) => UploadTarget.Features.Contains(kind) ? ShapefileParts.StemOf(System.IO.Path.GetFullPath(path)) : null;

    private static ImportFile Shapefile(string path)
    {
        var parts = ShapefileParts.Beside(path);
        var named = parts.FirstOrDefault(part => part.EndsWith(ShapefileParts.Shapes, StringComparison.OrdinalIgnoreCase)) ?? path;
        return new(path, ShapefileParts.StemOf(System.IO.Path.GetFileName(named)) + ".zip", () => Packed(parts));
    }

    private static MemoryStream Packed(IReadOnlyList<string> parts)
    {
        var zip = new MemoryStream();
        StoredZip.Write(parts.Select(part => (System.IO.Path.GetFileName(part), File.ReadAllBytes(part))), zip);
        zip.Position = 0;
        return zip;
    }
}
