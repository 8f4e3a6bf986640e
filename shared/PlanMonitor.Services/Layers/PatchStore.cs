using System.Globalization;
using System.Runtime.CompilerServices;
using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Storage;
using PlanMonitor.Spatial.Formats;
using PlanMonitor.Spatial.Formats.Attributes;
using PlanMonitor.Spatial.PatchFiles;

namespace PlanMonitor.Services.Layers;

/// <summary>
/// The usable footprints (图斑) of uploads in their order: <c>patches/{plan}/{upload}-{format}-{names}.patches</c>, made when an upload is taken in, so that a slice of it costs
/// reading the slice. They hold nothing that the archived upload does not: a file that is missing, damaged or of another version is made again by whoever needs it.
/// </summary>
public sealed class PatchStore(IBlobs blobs, AttributeNames names)
{
    /// <summary>The container.</summary>
    public const string Container = "patches";

    // Raise it when the same upload would give other features: then its file is made again.
    private const int Reading = 1;

    /// <summary>
    /// Features of an upload from a place on, in their order and in groups of up to 500: no more than what is read next lies in memory.
    /// </summary>
    /// <param name="upload">The upload.</param>
    /// <param name="from">Place of the first among the usable ones, from 0.</param>
    /// <param name="count">How many.</param>
    /// <param name="cancel">Ends it.</param>
    public async IAsyncEnumerable<IReadOnlyList<Feature>> ReadAsync(UploadRecord upload, int from, int count, [EnumeratorCancellation] CancellationToken cancel)
    {
        var (end, made) = (from + count, false);
        while (from < end)
        {
            if (await OpenAsync(upload, cancel) is { } file)
            {
                await using var groups = file.ReadAsync(from, end - from, cancel).GetAsyncEnumerator(cancel);
                while (await TryNextAsync(groups))
                {
                    from += groups.Current.Count;
                    yield return groups.Current;
                }
            }
            if (from == end)
            {
                yield break;
            }
            // Missing, or damaged from here on.
            if (made)
            {
                throw new IOException($"The footprints of {upload.Blob} cannot be read as they were written; run the command again.");
            }
            made = true;
            await MakeAsync(upload, cancel);
        }
    }

    /// <summary>One feature of an upload by its place.</summary>
    public async Task<Feature> ReadAsync(UploadRecord upload, int place, CancellationToken cancel)
    {
        await foreach (var group in ReadAsync(upload, place, 1, cancel))
        {
            return group[0];
        }
        throw new InvalidOperationException($"Nothing was read of {upload.Blob}.");
    }

    /// <summary>Begins the file of an upload that is being read.</summary>
    internal FeatureDraft Begin() => new(blobs, Container, NameOf, spool =>
    {
        var writer = new PatchFileWriter(spool);
        return (writer.Add, writer.Finish);
    });

    private async Task MakeAsync(UploadRecord upload, CancellationToken cancel)
    {
        using var draft = Begin();
        await draft.WriteAgainAsync(upload, names, cancel);
    }

    private async Task<PatchFile?> OpenAsync(UploadRecord upload, CancellationToken cancel)
    {
        try
        {
            return await blobs.FindAsync(Container, NameOf(upload.Target.Plan, upload.Id), cancel) is { } blob ? await PatchFile.OpenAsync(new BlobLayerBytes(blobs, blob), cancel) : null;
        }
        catch (Exception fault) when (IsDamage(fault))
        {
            return null;
        }
    }

    // False at the end, and where what comes next is damaged.
    private static async Task<bool> TryNextAsync(IAsyncEnumerator<IReadOnlyList<Feature>> groups)
    {
        try
        {
            return await groups.MoveNextAsync();
        }
        catch (Exception fault) when (IsDamage(fault))
        {
            return false;
        }
    }

    private static bool IsDamage(Exception fault) => fault is InvalidDataException or EndOfStreamException;

    private string NameOf(string plan, string upload) => string.Create(CultureInfo.InvariantCulture, $"{plan}/{upload}-{PatchFile.Version}.{Reading}-{names.Key}.patches");
}
