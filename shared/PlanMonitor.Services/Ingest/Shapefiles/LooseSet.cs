using PlanMonitor.Services.Storage;
using PlanMonitor.Spatial.Formats.Shapefile;

namespace PlanMonitor.Services.Ingest.Shapefiles;

/// <summary>The parts of one shapefile that lie loose in one folder of the inbox.</summary>
/// <param name="Parts">The parts, the shapes first: they are removed in this order, so that what a crash leaves is never taken for a shapefile of its own.</param>
internal sealed record LooseSet(IReadOnlyList<BlobInfo> Parts)
{
    /// <summary>Whether shapes, attributes and coordinate system are all there.</summary>
    public bool IsWhole => ShapefileParts.Needed.All(Has);

    /// <summary>Whether there are shapes.</summary>
    public bool HasShapes => Has(ShapefileParts.Shapes);

    /// <summary>Bytes of all parts.</summary>
    public long Bytes => Parts.Sum(part => part.Length);

    /// <summary>Name of the blob that the parts become: as the shapes are called.</summary>
    public string ZipName => ShapefileParts.StemOf(Parts[0].Name) + ".zip";

    /// <summary>Whether a blob of the inbox is a part of a shapefile that is an upload of features.</summary>
    public static bool IsPart(string blobName) =>
        UploadTarget.Parse(blobName) is { } target && UploadTarget.Features.Contains(target.Kind) && ShapefileParts.EndingOf(target.Name) is not null;

    /// <summary>The set that a part belongs to, as it lies there now; null where nothing of it is left.</summary>
    public static async Task<LooseSet?> FindAsync(IBlobs blobs, string part, CancellationToken cancel)
    {
        var stem = ShapefileParts.StemOf(part);
        var folder = part[..(part.LastIndexOf('/') + 1)];
        var found = await blobs.ListAsync(IngestJob.Inbox, folder, cancel)
            .Where(blob => string.Equals(ShapefileParts.StemOf(blob.Name), stem, StringComparison.OrdinalIgnoreCase))
            .ToListAsync(cancel);
        return found.Count == 0 ? null : new([.. found.OrderBy(blob => IsShapes(blob.Name) ? 0 : 1).ThenBy(blob => blob.Name, StringComparer.Ordinal)]);
    }

    private static bool IsShapes(string name) => string.Equals(ShapefileParts.EndingOf(name), ShapefileParts.Shapes, StringComparison.OrdinalIgnoreCase);

    private bool Has(string ending) => Parts.Any(part => string.Equals(ShapefileParts.EndingOf(part.Name), ending, StringComparison.OrdinalIgnoreCase));
}
