using System.Globalization;
using System.Runtime.ExceptionServices;
using PlanMonitor.Core.Json;
using PlanMonitor.Core.Messages;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Services.Ingest;

/// <summary>
/// Uploads whose hash is told beforehand: what came before a connection broke is kept, for whoever sent it, and the rest is sent from there on. The parts lie in a container of their
/// own until the hash of all is right; then they go into the inbox as one.
/// </summary>
public sealed class UploadParts(IBlobs blobs, Reception reception, TimeProvider time)
{
    /// <summary>The container.</summary>
    public const string Container = "parts";

    /// <summary>How long parts are kept that nobody goes on with.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(2);

    /// <summary>How many bytes of content with a hash have come from someone.</summary>
    public async Task<long> ReceivedAsync(string by, string sha256, CancellationToken cancel) => (await PartsAsync(by, sha256, cancel)).Sum(part => part.Length);

    /// <summary>Takes the rest of an upload, from an offset to its end. See <see cref="Reception.ReceiveAsync"/>.</summary>
    /// <param name="target">What it is for.</param>
    /// <param name="sha256">Hash of the whole content, 64 lower-case hexadecimal digits.</param>
    /// <param name="offset">Where the rest begins; as many bytes as have come.</param>
    /// <param name="content">The rest.</param>
    /// <param name="length">Bytes of it that were announced, or null.</param>
    /// <param name="limit">Most bytes of the whole.</param>
    /// <param name="by">Who sends it.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task<Outcome<ReceivedUpload>> ReceiveAsync(UploadTarget target, string sha256, long offset, Stream content, long? length, long limit, string by, CancellationToken cancel)
    {
        if (reception.Refusal(target, offset + length, limit) is { } refusal)
        {
            return refusal;
        }
        if (await reception.TakenAsync(target, sha256, cancel) is { } taken)
        {
            return taken;
        }
        var parts = await PartsAsync(by, sha256, cancel);
        var have = parts.Sum(part => part.Length);
        // Where two send at once, the later one is told how far the other has come.
        if (offset != have || await AddAsync(by, sha256, offset, content, limit - have, cancel) is not { } added)
        {
            return Problem.Of("upload.offset-wrong", value: $"{offset}", arguments: [("count", await ReceivedAsync(by, sha256, cancel))]);
        }
        added.Fault?.Throw();
        parts = await PartsAsync(by, sha256, cancel);
        if (!added.TooLong && length is { } announced && added.Count < announced)
        {
            // It broke off, and the server did not notice.
            return Problem.Of("upload.offset-wrong", value: $"{offset + announced}", arguments: [("count", parts.Sum(part => part.Length))]);
        }
        if (added.TooLong || await HashAsync(parts, cancel) != sha256)
        {
            await RemoveAsync(parts, cancel);
            return added.TooLong ? Problem.Of("upload.too-large", arguments: [("limit", limit)]) : Problem.Of("upload.hash-wrong", value: sha256);
        }
        await using var whole = new PartsStream(blobs, parts);
        var received = await reception.ReceiveAsync(target, whole, parts.Sum(part => part.Length), limit, by, cancel);
        if (received.Ok)
        {
            await RemoveAsync(parts, cancel);
        }
        return received;
    }

    /// <summary>Removes parts that nobody went on with; returns how many.</summary>
    public async Task<int> SweepAsync(CancellationToken cancel)
    {
        var swept = 0;
        await foreach (var part in blobs.ListAsync(Container, "", cancel))
        {
            swept += time.GetUtcNow() - part.Modified >= Kept && await blobs.DeleteAsync(Container, part.Name, part.ETag, cancel) ? 1 : 0;
        }
        return swept;
    }

    // What came is kept although the connection broke: so the write is not cancelled with it. Null where another wrote there first.
    private async Task<Added?> AddAsync(string by, string sha256, long offset, Stream content, long room, CancellationToken cancel)
    {
        await using var rest = new RestStream(content, room, cancel);
        var write = await blobs.WriteAsync(Container, Name(by, sha256, offset), rest, BlobCondition.Absent, CancellationToken.None);
        return write.Done ? new(rest.Fault, rest.TooLong, rest.Count) : null;
    }

    private async Task<IReadOnlyList<BlobInfo>> PartsAsync(string by, string sha256, CancellationToken cancel)
    {
        var (parts, next) = (new List<BlobInfo>(), 0L);
        foreach (var part in await blobs.ListAsync(Container, $"{Of(by, sha256)}/", cancel).ToListAsync(cancel))
        {
            // What does not follow on was left by someone who was told the wrong place; an empty one would be in the way.
            if (part.Length == 0 || part.Name != Name(by, sha256, next))
            {
                await blobs.DeleteAsync(Container, part.Name, part.ETag, cancel);
                continue;
            }
            parts.Add(part);
            next += part.Length;
        }
        return parts;
    }

    private async Task<string> HashAsync(IReadOnlyList<BlobInfo> parts, CancellationToken cancel)
    {
        await using var whole = new PartsStream(blobs, parts);
        return await HashedContent.HashAsync(whole, cancel);
    }

    private async Task RemoveAsync(IReadOnlyList<BlobInfo> parts, CancellationToken cancel)
    {
        // From the end on: a crash leaves a beginning, which can be gone on with.
        foreach (var part in parts.Reverse())
        {
            await blobs.DeleteAsync(Container, part.Name, part.ETag, cancel);
        }
    }

    // Each sender has his own: nobody learns what others send, or spoils it.
    private static string Of(string by, string sha256) => $"{StableHash.Id(by)}/{sha256}";

    private static string Name(string by, string sha256, long offset) => $"{Of(by, sha256)}/{offset.ToString("D12", CultureInfo.InvariantCulture)}";

    private sealed record Added(ExceptionDispatchInfo? Fault, bool TooLong, long Count);
}
