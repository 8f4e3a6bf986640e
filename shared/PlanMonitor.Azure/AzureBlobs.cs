using System.Net;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using PlanMonitor.Services.Storage;
using BlobInfo = PlanMonitor.Services.Storage.BlobInfo;

namespace PlanMonitor.Azure;

/// <summary>The port for blobs on Azure Blob storage: read and written as streams, every conflict decided by an ETag (no leases).</summary>
/// <remarks>
/// <para>A write whose answer was lost is sent again by the client's pipeline and may then meet its own blob: the blob bears the mark of its write, so it is
/// known (<see cref="BlobUpload"/>). Where another writer has replaced it since, the write counts as one whose condition did not hold.</para>
/// <para>A delete whose answer was lost and that then finds nothing counts as done: the blob is gone and this call may be what removed it. The price is that
/// a delete of nothing may be called done if its first try had no clear answer; who needs to know for sure gives an ETag to a write, not to a delete.</para>
/// <para>A reader whose connection breaks goes on under the ETag that it opened: should the blob have been replaced by then, reading fails, and never mixes two contents.</para>
/// </remarks>
public sealed class AzureBlobs(BlobServiceClient service) : IBlobs
{
    /// <inheritdoc/>
    public async Task<BlobInfo?> FindAsync(string container, string name, CancellationToken cancel)
    {
        var client = Client(container, name);
        return await PropertiesAsync(client, cancel) is { } found ? new(container, name, found.ContentLength, Text(found.ETag), found.LastModified) : null;
    }

    /// <inheritdoc/>
    public async Task<BlobContent?> OpenAsync(string container, string name, long offset, long? length, CancellationToken cancel)
    {
        BlobRules.CheckRange(offset, length);
        var client = Client(container, name);
        if (length == 0)
        {
            return await EmptyAsync(container, name, cancel);
        }
        try
        {
            var range = offset == 0 && length is null ? default : new HttpRange(offset, length);
            var download = (await client.DownloadStreamingAsync(new BlobDownloadOptions { Range = range }, cancel)).Value;
            var whole = WholeLength(download.Details);
            return new(new(container, name, whole, Text(download.Details.ETag), download.Details.LastModified), download.Content);
        }
        catch (RequestFailedException fault) when (fault.Status == (int)HttpStatusCode.RequestedRangeNotSatisfiable)
        {
            return await EmptyAsync(container, name, cancel);
        }
        catch (RequestFailedException fault) when (fault.Status == (int)HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public async Task<BlobWrite> WriteAsync(string container, string name, Stream content, BlobCondition condition, CancellationToken cancel)
    {
        BlobRules.CheckNewName(name);
        BlobRules.CheckCondition(condition);
        var upload = new BlobUpload(Client(container, name), condition);
        using var tries = Tries.Watch();
        try
        {
            return new(await upload.SendAsync(content, send => InContainerAsync(container, condition, send, cancel), cancel));
        }
        catch (RequestFailedException fault) when (IsConflict(fault, condition))
        {
            return new(tries.Unclear ? await upload.TakenAsync(cancel) : null);
        }
    }

    /// <inheritdoc/>
    public async Task<bool> DeleteAsync(string container, string name, string? ifETag, CancellationToken cancel)
    {
        BlobRules.CheckCondition(new(IfAbsent: false, ifETag));
        var client = Client(container, name);
        using var tries = Tries.Watch();
        try
        {
            await client.DeleteAsync(DeleteSnapshotsOption.None, ifETag is null ? null : new BlobRequestConditions { IfMatch = new ETag(ifETag) }, cancel);
            return true;
        }
        catch (RequestFailedException fault) when (fault.Status is (int)HttpStatusCode.PreconditionFailed or (int)HttpStatusCode.NotFound)
        {
            // With a condition the service may answer 412 where nothing is.
            return tries.Unclear && (fault.Status == (int)HttpStatusCode.NotFound || await PropertiesAsync(client, cancel) is null);
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<BlobInfo> ListAsync(string container, string prefix, [EnumeratorCancellation] CancellationToken cancel)
    {
        TextRules.CheckContainer(container);
        await using var blobs = service.GetBlobContainerClient(container).GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix, cancel).GetAsyncEnumerator(cancel);
        while (true)
        {
            try
            {
                if (!await blobs.MoveNextAsync())
                {
                    yield break;
                }
            }
            catch (RequestFailedException fault) when (fault.Status == (int)HttpStatusCode.NotFound)
            {
                yield break;
            }
            var found = blobs.Current;
            yield return new(container, found.Name, found.Properties.ContentLength ?? 0, Text(found.Properties.ETag ?? default), found.Properties.LastModified ?? default);
        }
    }

    /// <summary>An ETag in one form (as headers have it, in quotes): the service gives it with and without quotes.</summary>
    internal static string Text(ETag etag) => etag.ToString("H");

    internal static async Task<BlobProperties?> PropertiesAsync(BlockBlobClient client, CancellationToken cancel)
    {
        try
        {
            return (await client.GetPropertiesAsync(cancellationToken: cancel)).Value;
        }
        catch (RequestFailedException fault) when (fault.Status == (int)HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    // The first request of a write is sent again once its container has been made: containers are there nearly always, and asking first would cost a request.
    private async Task InContainerAsync(string container, BlobCondition condition, Func<Task> send, CancellationToken cancel)
    {
        try
        {
            await send();
        }
        catch (RequestFailedException fault) when (fault.ErrorCode == BlobErrorCode.ContainerNotFound && condition.IfETag is null)
        {
            await service.GetBlobContainerClient(container).CreateIfNotExistsAsync(cancellationToken: cancel);
            await send();
        }
    }

    // An absent blob fails If-Match with 412 or 404; a blob that must be absent fails with 409 or 412. Blocks that another writer's commit swept away
    // (InvalidBlockList) mean that the blob changed meanwhile, which a condition forbids.
    private static bool IsConflict(RequestFailedException fault, BlobCondition condition) => condition != BlobCondition.Always
        && (fault.Status is (int)HttpStatusCode.PreconditionFailed
            || fault.ErrorCode == BlobErrorCode.BlobAlreadyExists
            || fault.ErrorCode == BlobErrorCode.InvalidBlockList
            || (fault.Status is (int)HttpStatusCode.NotFound && condition.IfETag is not null));

    private async Task<BlobContent?> EmptyAsync(string container, string name, CancellationToken cancel) =>
        await FindAsync(container, name, cancel) is { } info ? new(info, Stream.Null) : null;

    // "bytes 3-6/10" where a range was asked for, else the length that came.
    private static long WholeLength(BlobDownloadDetails details) =>
        details.ContentRange is { Length: > 0 } range ? long.Parse(range.AsSpan(range.LastIndexOf('/') + 1)) : details.ContentLength;

    private BlockBlobClient Client(string container, string name)
    {
        TextRules.CheckContainer(container);
        BlobRules.CheckName(name);
        return service.GetBlobContainerClient(container).GetBlockBlobClient(name);
    }
}
