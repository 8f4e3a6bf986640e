using System.Globalization;
using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Storage;
using PlanMonitor.Spatial.Formats;
using PlanMonitor.Spatial.Formats.Attributes;
using PlanMonitor.Spatial.LayerFiles;

namespace PlanMonitor.Services.Layers;

/// <summary>
/// The files of the usable features of uploads: <c>{container}/{plan}/{upload}-{format}.{reading}-{names}.{ending}</c>. They hold nothing that the archived upload does not: one
/// that is missing, damaged or of another version is made again by whoever needs it, and one that no upload names any more is removed.
/// </summary>
/// <param name="blobs">The store.</param>
/// <param name="names">Under which names attributes stand; another table gives other features.</param>
/// <param name="container">Where they lie.</param>
/// <param name="ending">How their names end.</param>
/// <param name="version">Version of their format.</param>
/// <param name="open">Opens one; throws as <see cref="IsDamage"/> knows where it is none.</param>
internal sealed class FeatureFiles<T>(IBlobs blobs, AttributeNames names, string container, string ending, int version, Func<ILayerBytes, CancellationToken, Task<T>> open)
    where T : class
{
    // Raise it when the same upload would give other features: then its file is made again.
    private const int Reading = 1;

    /// <summary>True for what a file throws that is damaged or cut off.</summary>
    public static bool IsDamage(Exception fault) => fault is InvalidDataException or EndOfStreamException;

    /// <summary>Begins the file of an upload that is being read.</summary>
    /// <param name="writer">See <see cref="FeatureDraft"/>.</param>
    public FeatureDraft Begin(Func<Stream, (Action<Feature> Add, Func<Stream> Finish)> writer) => new(blobs, container, NameOf, writer);

    /// <summary>The name of the file of an upload.</summary>
    public string NameOf(string plan, string upload) => string.Create(CultureInfo.InvariantCulture, $"{plan}/{upload}-{version}.{Reading}-{names.Key}.{ending}");

    /// <summary>The file of an upload; null where it is missing, damaged or of another version.</summary>
    public async Task<T?> OpenAsync(UploadRecord upload, CancellationToken cancel)
    {
        try
        {
            return await blobs.FindAsync(container, NameOf(upload.Target.Plan, upload.Id), cancel) is { } blob ? await open(new BlobLayerBytes(blobs, blob), cancel) : null;
        }
        catch (Exception fault) when (IsDamage(fault))
        {
            return null;
        }
    }

    /// <summary>Makes the file of an upload again.</summary>
    /// <param name="upload">The upload.</param>
    /// <param name="begun">A draft that is begun for it.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task MakeAsync(UploadRecord upload, FeatureDraft begun, CancellationToken cancel)
    {
        using var draft = begun;
        await draft.WriteAgainAsync(upload, names, cancel);
    }

    /// <summary>Removes files of a plan that none of its uploads names, of an older version or other attribute names, written before a moment; returns how many.</summary>
    public async Task<int> SweepAsync(string plan, IEnumerable<UploadRecord> uploads, DateTimeOffset before, CancellationToken cancel)
    {
        var named = uploads.Select(upload => NameOf(plan, upload.Id)).ToHashSet(StringComparer.Ordinal);
        var swept = 0;
        await foreach (var blob in blobs.ListAsync(container, $"{plan}/", cancel))
        {
            swept += !named.Contains(blob.Name) && blob.Modified < before && await blobs.DeleteAsync(container, blob.Name, blob.ETag, cancel) ? 1 : 0;
        }
        return swept;
    }
}
