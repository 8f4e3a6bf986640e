using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text.Json;
using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Json;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Services.Checks.Stored;

/// <summary>The findings of one run as they are stored, in order of rule and subject. It never changes: who reads it sees one run, whatever is checked meanwhile.</summary>
public sealed class FindingPack
{
    /// <summary>The container.</summary>
    internal const string Container = "findings";

    private readonly IBlobs _blobs;
    private readonly string _name;
    private readonly PackDirectory _directory;

    /// <summary>A pack whose directory is known.</summary>
    internal FindingPack(IBlobs blobs, string name, PackDirectory directory) => (_blobs, _name, _directory) = (blobs, name, directory);

    /// <summary>How many findings it holds.</summary>
    public int Count => _directory.Frames.Sum(frame => frame.Findings);

    /// <summary>All findings.</summary>
    public IAsyncEnumerable<Finding> ReadAsync(CancellationToken cancel) => ReadAsync(0, cancel);

    /// <summary>The findings that do not pass; frames that hold nothing else are not read.</summary>
    public async IAsyncEnumerable<Finding> ReadBreachesAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var frame in _directory.Frames.Where(frame => frame.Passes < frame.Findings))
        {
            foreach (var finding in (await ReadFrameAsync(frame, cancel)).Where(finding => finding.Status != FindingStatus.Pass))
            {
                yield return finding;
            }
        }
    }

    /// <summary>One finding, or null.</summary>
    public async Task<Finding?> FindAsync(string id, CancellationToken cancel)
    {
        foreach (var frame in await FramesOfAsync(id, cancel))
        {
            if (Array.Find(await ReadFrameAsync(_directory.Frames[frame], cancel), finding => finding.Id == id) is { } found)
            {
                return found;
            }
        }
        return null;
    }

    /// <summary>Several findings by their ids; what is not there is left out. A frame is read once.</summary>
    public async Task<IReadOnlyDictionary<string, Finding>> FindAllAsync(IReadOnlySet<string> ids, CancellationToken cancel)
    {
        var frames = new SortedSet<int>();
        foreach (var id in ids)
        {
            frames.UnionWith(await FramesOfAsync(id, cancel));
        }
        var found = new Dictionary<string, Finding>(StringComparer.Ordinal);
        foreach (var frame in frames)
        {
            foreach (var finding in (await ReadFrameAsync(_directory.Frames[frame], cancel)).Where(finding => ids.Contains(finding.Id)))
            {
                found[finding.Id] = finding;
            }
        }
        return found;
    }

    /// <summary>The findings after one; null where that one is not among them.</summary>
    public async Task<IAsyncEnumerable<Finding>?> AfterAsync(string id, CancellationToken cancel)
    {
        foreach (var frame in await FramesOfAsync(id, cancel))
        {
            var place = Array.FindIndex(await ReadFrameAsync(_directory.Frames[frame], cancel), finding => finding.Id == id);
            if (place >= 0)
            {
                return ReadAsync(frame, cancel).Skip(place + 1);
            }
        }
        return null;
    }

    /// <summary>Opens a pack.</summary>
    internal static async Task<FindingPack> OpenAsync(IBlobs blobs, PackRow row, CancellationToken cancel)
    {
        await using var content = await OpenAsync(blobs, row.Blob, row.Directory, null, cancel);
        return new(blobs, row.Blob, await JsonSerializer.DeserializeAsync<PackDirectory>(content.Stream, CanonicalJson.Options, cancel) ?? throw Damaged(row.Blob));
    }

    private async IAsyncEnumerable<Finding> ReadAsync(int first, [EnumeratorCancellation] CancellationToken cancel)
    {
        if (first >= _directory.Frames.Count)
        {
            yield break;
        }
        await using var content = await OpenAsync(_blobs, _name, _directory.Frames[first].Offset, null, cancel);
        foreach (var frame in _directory.Frames.Skip(first))
        {
            foreach (var finding in await ReadAsync(content.Stream, frame, cancel))
            {
                yield return finding;
            }
        }
    }

    private async Task<Finding[]> ReadFrameAsync(PackFrame frame, CancellationToken cancel)
    {
        await using var content = await OpenAsync(_blobs, _name, frame.Offset, frame.Length, cancel);
        return await ReadAsync(content.Stream, frame, cancel);
    }

    private async Task<Finding[]> ReadAsync(Stream stream, PackFrame frame, CancellationToken cancel)
    {
        var packed = new byte[frame.Length];
        await stream.ReadExactlyAsync(packed, cancel);
        var raw = new byte[frame.Raw];
        return BrotliDecoder.TryDecompress(packed, raw, out var written) && written == raw.Length
            ? JsonSerializer.Deserialize<Finding[]>(raw, CanonicalJson.Options)!
            : throw Damaged(_name);
    }

    private async Task<IReadOnlyList<int>> FramesOfAsync(string id, CancellationToken cancel)
    {
        var key = IdIndex.Key(id);
        var (from, count) = IdIndex.Range(_directory.Fences, Count, key);
        if (count == 0)
        {
            return [];
        }
        var entries = new byte[count * IdIndex.EntryBytes];
        await using var content = await OpenAsync(_blobs, _name, _directory.Index + ((long)from * IdIndex.EntryBytes), entries.Length, cancel);
        await content.Stream.ReadExactlyAsync(entries, cancel);
        return [.. IdIndex.Frames(entries, key)];
    }

    private static async Task<BlobContent> OpenAsync(IBlobs blobs, string name, long offset, long? length, CancellationToken cancel) =>
        await blobs.OpenAsync(Container, name, offset, length, cancel) ?? throw new IOException($"The stored findings {name} are gone; run the check again.");

    private static IOException Damaged(string name) => new($"The stored findings {name} are damaged; run the check again.");
}
