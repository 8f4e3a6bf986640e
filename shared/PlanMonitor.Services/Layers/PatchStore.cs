using System.Runtime.CompilerServices;
using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Storage;
using PlanMonitor.Spatial.Formats;
using PlanMonitor.Spatial.Formats.Attributes;
using PlanMonitor.Spatial.PatchFiles;

namespace PlanMonitor.Services.Layers;

/// <summary>
/// The usable footprints (图斑) of uploads in their order, made when an upload is taken in, so that a slice of it costs reading the slice. See <see cref="FeatureFiles{T}"/>.
/// </summary>
public sealed class PatchStore(IBlobs blobs, AttributeNames names)
{
    /// <summary>The container.</summary>
    public const string Container = "patches";

    private readonly FeatureFiles<PatchFile> _files = new(blobs, names, Container, "patches", PatchFile.Version, PatchFile.OpenAsync);

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
            if (await _files.OpenAsync(upload, cancel) is { } file)
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
            await _files.MakeAsync(upload, Begin(), cancel);
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

    /// <summary>Removes files of a plan that none of its uploads names; see <see cref="FeatureFiles{T}.SweepAsync"/>.</summary>
    public Task<int> SweepAsync(string plan, IEnumerable<UploadRecord> uploads, DateTimeOffset before, CancellationToken cancel) => _files.SweepAsync(plan, uploads, before, cancel);

    /// <summary>Begins the file of an upload that is being read.</summary>
    internal FeatureDraft Begin() => _files.Begin(spool =>
    {
        var writer = new PatchFileWriter(spool);
        return (writer.Add, writer.Finish);
    });

    // False at the end, and where what comes next is damaged.
    private static async Task<bool> TryNextAsync(IAsyncEnumerator<IReadOnlyList<Feature>> groups)
    {
        try
        {
            return await groups.MoveNextAsync();
        }
        catch (Exception fault) when (FeatureFiles<PatchFile>.IsDamage(fault))
        {
            return false;
        }
    }
}
