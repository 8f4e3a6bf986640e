using System.IO.Compression;
using System.IO.Hashing;
using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Storage;
using PlanMonitor.Spatial.Formats.Archive;
using PlanMonitor.Spatial.Formats.Shapefile;

namespace PlanMonitor.Services.Ingest.Shapefiles;

/// <summary>
/// Makes one upload of the loose parts of a shapefile: they become one zip in their place in the inbox, and the zip is taken in like any file. The zip is written before the first part
/// is removed, and the same parts always give the same zip: a run that is cut off is done again and changes nothing.
/// </summary>
internal sealed class LooseShapefiles(IBlobs blobs, PlanLedger ledger, IngestJob ingest, TimeProvider time)
{
    private const int MostInMemory = 64 << 20;

    private readonly SetClock _clock = new(blobs, time);

    /// <summary>What is to be taken in instead of a part: the zip, now that it is time.</summary>
    /// <param name="part">A part that was noticed.</param>
    /// <param name="first">Takes in what lies in the place of the zip already.</param>
    /// <param name="later">Asks for a part again after a while.</param>
    /// <param name="cancel">Ends it.</param>
    /// <returns>Name of the blob; null where there is nothing to take in now.</returns>
    public async Task<string?> PackAsync(string part, Func<string, Task> first, Func<string, TimeSpan, Task> later, CancellationToken cancel)
    {
        if (await LooseSet.FindAsync(blobs, part, cancel) is not { } set)
        {
            return null;
        }
        if (_clock.Left(set) is var left && left > TimeSpan.Zero)
        {
            if (_clock.MustAsk(set, left))
            {
                await later(part, left);
            }
            return null;
        }
        _clock.Forget(set);
        if (set.Parts.FirstOrDefault(each => each.Length > HashedContent.Largest) is { } large)
        {
            // It is set aside unread, with a receipt that says so; its companions are left over then.
            return large.Name;
        }
        if (!set.HasShapes)
        {
            // A zip that was written before a crash is taken in before its parts are judged.
            if (await blobs.FindAsync(IngestJob.Inbox, set.ZipName, cancel) is not null)
            {
                await first(set.ZipName);
            }
            set = await WithoutLeftoversAsync(set, cancel);
        }
        if (set.Parts.Count == 0)
        {
            return null;
        }
        await WriteAsync(set, first, cancel);
        foreach (var each in set.Parts)
        {
            // A part that was replaced meanwhile belongs to the next set.
            await blobs.DeleteAsync(IngestJob.Inbox, each.Name, each.ETag, cancel);
        }
        return set.ZipName;
    }

    private async Task WriteAsync(LooseSet set, Func<string, Task> first, CancellationToken cancel)
    {
        await using var zip = Temporary(set.Bytes);
        var writer = new StoredZip(zip);
        foreach (var part in set.Parts.OrderBy(part => part.Name, StringComparer.Ordinal))
        {
            writer.Add(part.Name[(part.Name.LastIndexOf('/') + 1)..], await ReadAsync(part, cancel));
        }
        writer.Finish();
        zip.Position = 0;
        var sha256 = await HashedContent.HashAsync(zip, cancel);
        while (true)
        {
            zip.Position = 0;
            if ((await blobs.WriteAsync(IngestJob.Inbox, set.ZipName, zip, BlobCondition.Absent, cancel)).Done || await IsAsync(set.ZipName, sha256, cancel))
            {
                return;
            }
            await first(set.ZipName);
        }
    }

    private async Task<bool> IsAsync(string blob, string sha256, CancellationToken cancel)
    {
        await using var there = await blobs.OpenAsync(IngestJob.Inbox, blob, 0, null, cancel);
        return there is not null && await HashedContent.HashAsync(there.Stream, cancel) == sha256;
    }

    private async Task<byte[]> ReadAsync(BlobInfo part, CancellationToken cancel)
    {
        await using var content = await blobs.OpenAsync(IngestJob.Inbox, part.Name, 0, null, cancel) ?? throw new FileNotFoundException($"{part.Name} was removed from the inbox while its shapefile was packed.", part.Name);
        return (await HashedContent.ReadAsync(content.Stream, content.Info.Length, cancel))!.Bytes;
    }

    // Parts without shapes: what a set that was taken holds already is done with, indexes are set aside; what is left is refused with a receipt that says what is missing.
    private async Task<LooseSet> WithoutLeftoversAsync(LooseSet set, CancellationToken cancel)
    {
        var kept = await KeptAsync(set.ZipName, cancel);
        var left = new List<BlobInfo>();
        foreach (var part in set.Parts)
        {
            var content = await ReadAsync(part, cancel);
            if (kept.Contains((Path.GetFileName(part.Name), content.LongLength, Crc32.HashToUInt32(content))))
            {
                await blobs.DeleteAsync(IngestJob.Inbox, part.Name, part.ETag, cancel);
            }
            else if (ShapefileParts.IsSpare(part.Name))
            {
                await SetAsideAsync(part, content, cancel);
            }
            else
            {
                left.Add(part);
            }
        }
        return new(left);
    }

    private async Task SetAsideAsync(BlobInfo part, byte[] content, CancellationToken cancel)
    {
        var target = UploadTarget.Parse(part.Name)!;
        using var bytes = new MemoryStream(content, writable: false);
        var sha256 = await HashedContent.HashAsync(bytes, cancel);
        bytes.Position = 0;
        await blobs.WriteAsync(IngestJob.Quarantine, KeptNames.Of(target, sha256), bytes, BlobCondition.Always, cancel);
        await blobs.DeleteAsync(IngestJob.Inbox, part.Name, part.ETag, cancel);
    }

    // The files in all uploads that were made of sets of this name.
    private async Task<HashSet<(string Name, long Length, uint Crc)>> KeptAsync(string zipName, CancellationToken cancel)
    {
        var target = UploadTarget.Parse(zipName)!;
        var files = new HashSet<(string, long, uint)>();
        await foreach (var upload in ledger.UploadsAsync(ingest.LedgerOf(target), cancel))
        {
            if (upload.Target with { Name = target.Name } != target || !upload.AlsoAs.Prepend(upload.Target.Name).Contains(target.Name, StringComparer.OrdinalIgnoreCase))
            {
                continue;
            }
            await using var content = await blobs.OpenAsync(upload.Receipt.IsRejected ? IngestJob.Quarantine : IngestJob.Archive, upload.Blob, 0, null, cancel);
            if (content is not null && await HashedContent.ReadAsync(content.Stream, content.Info.Length, cancel) is { } read)
            {
                files.UnionWith(Files(read.Bytes));
            }
        }
        return files;
    }

    private static IEnumerable<(string Name, long Length, uint Crc)> Files(byte[] zip)
    {
        using var stream = new MemoryStream(zip, writable: false);
        try
        {
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read);
            return [.. archive.Entries.Select(entry => (entry.Name, entry.Length, entry.Crc32))];
        }
        catch (InvalidDataException)
        {
            // Somebody's own upload of that name.
            return [];
        }
    }

    private static Stream Temporary(long bytes) => bytes <= MostInMemory
        ? new MemoryStream()
        : new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
}
