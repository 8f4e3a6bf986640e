using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using PlanMonitor.Services.Storage;
using BlobInfo = PlanMonitor.Services.Storage.BlobInfo;

namespace PlanMonitor.Azure;

/// <summary>
/// One write of a blob: a single request where the content ends within one block, else blocks that are committed at the end. One block is in memory at a
/// time. The blob bears the random mark of its write, so that a write whose answer was lost knows its own work.
/// </summary>
/// <remarks>
/// The names of blocks hold the mark, since two writers of one blob share the space of its uncommitted blocks and must not commit each other's.
/// A stream that has ended is not read again.
/// </remarks>
internal sealed class BlobUpload(BlockBlobClient client, BlobCondition condition)
{
    public const string Mark = "mark";
    private const int BlockBytes = 4 * 1024 * 1024;
    private const int MarkBytes = 12;
    private readonly string mark = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(MarkBytes));
    private readonly BlobRequestConditions conditions = new()
    {
        IfNoneMatch = condition.IfAbsent ? ETag.All : null,
        IfMatch = condition.IfETag is { } etag ? new ETag(etag) : null,
    };

    /// <summary>Sends the content; <paramref name="first"/> sends the first request and may send it again.</summary>
    public async Task<BlobInfo> SendAsync(Stream content, Func<Func<Task>, Task> first, CancellationToken cancel)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BlockBytes);
        try
        {
            Response<BlobContentInfo> answer = null!;
            var filled = await content.ReadAtLeastAsync(buffer.AsMemory(0, BlockBytes), BlockBytes, throwOnEndOfStream: false, cancel);
            if (filled < BlockBytes)
            {
                await first(async () => answer = await client.UploadAsync(Stream(buffer, filled), new BlobUploadOptions { Conditions = conditions, Metadata = Marked() }, cancel));
                return Info(answer.Value, filled);
            }
            var blocks = new List<string>();
            var length = 0L;
            for (; filled > 0; filled = filled < BlockBytes ? 0 : await content.ReadAtLeastAsync(buffer.AsMemory(0, BlockBytes), BlockBytes, throwOnEndOfStream: false, cancel))
            {
                var (block, bytes) = (Convert.ToBase64String(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{mark}-{blocks.Count:D6}"))), filled);
                Task StageAsync() => client.StageBlockAsync(block, Stream(buffer, bytes), cancellationToken: cancel);
                await (blocks.Count == 0 ? first(StageAsync) : StageAsync());
                blocks.Add(block);
                length += filled;
            }
            answer = await client.CommitBlockListAsync(blocks, new CommitBlockListOptions { Conditions = conditions, Metadata = Marked() }, cancel);
            return Info(answer.Value, length);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>The blob as this write left it; null where another content stands there.</summary>
    public async Task<BlobInfo?> TakenAsync(CancellationToken cancel)
    {
        var found = await AzureBlobs.PropertiesAsync(client, cancel);
        return found is not null && found.Metadata.TryGetValue(Mark, out var bears) && bears == mark
            ? new(client.BlobContainerName, client.Name, found.ContentLength, AzureBlobs.Text(found.ETag), found.LastModified)
            : null;
    }

    private BlobInfo Info(BlobContentInfo written, long length) => new(client.BlobContainerName, client.Name, length, AzureBlobs.Text(written.ETag), written.LastModified);

    private static MemoryStream Stream(byte[] buffer, int bytes) => new(buffer, 0, bytes, writable: false);

    private Dictionary<string, string> Marked() => new(StringComparer.Ordinal) { [Mark] = mark };
}
