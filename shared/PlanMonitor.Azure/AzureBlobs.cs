using System.Net;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using PlanMonitor.Services.Storage;
using BlobInfo = PlanMonitor.Services.Storage.BlobInfo;

namespace PlanMonitor.Azure;

/// <summary>The port for blobs on Azure Blob storage.</summary>
public sealed class AzureBlobs(BlobServiceClient service) : IBlobs
{
    /// <inheritdoc/>
    public async Task<BlobInfo?> FindAsync(string container, string name, CancellationToken cancel)
    {
        BlobRules.CheckName(name);
        try
        {
            var found = (await Client(container, name).GetPropertiesAsync(cancellationToken: cancel)).Value;
            return new(container, name, found.ContentLength, found.ETag.ToString(), found.LastModified);
        }
        catch (RequestFailedException fault) when (fault.Status == (int)HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public async Task<BlobContent?> OpenAsync(string container, string name, long offset, long? length, CancellationToken cancel)
    {
        BlobRules.CheckName(name);
        BlobRules.CheckRange(offset, length);
        if (await FindAsync(container, name, cancel) is not { } info)
        {
            return null;
        }
        if (offset >= info.Length || length == 0)
        {
            return new(info, Stream.Null);
        }
        try
        {
            // The ETag keeps a reader on the content that it opened; a replacement in between is read instead.
            var options = new BlobDownloadOptions { Range = new HttpRange(offset, length), Conditions = new BlobRequestConditions { IfMatch = new ETag(info.ETag) } };
            var download = await Client(container, name).DownloadStreamingAsync(options, cancel);
            return new(info, download.Value.Content);
        }
        catch (RequestFailedException fault) when (fault.Status is (int)HttpStatusCode.PreconditionFailed or (int)HttpStatusCode.NotFound)
        {
            return await OpenAsync(container, name, offset, length, cancel);
        }
    }

    /// <inheritdoc/>
    public async Task<BlobWrite> WriteAsync(string container, string name, Stream content, BlobCondition condition, CancellationToken cancel)
    {
        BlobRules.CheckNewName(name);
        BlobRules.CheckCondition(condition);
        var client = Client(container, name);
        await service.GetBlobContainerClient(container).CreateIfNotExistsAsync(cancellationToken: cancel);
        var conditions = new BlobRequestConditions
        {
            IfNoneMatch = condition.IfAbsent ? ETag.All : null,
            IfMatch = condition.IfETag is { } etag ? new ETag(etag) : null,
        };
        try
        {
            await client.UploadAsync(content, new BlobUploadOptions { Conditions = conditions }, cancel);
        }
        catch (RequestFailedException fault) when (fault.Status is (int)HttpStatusCode.PreconditionFailed or (int)HttpStatusCode.Conflict)
        {
            return new((BlobInfo?)null);
        }
        return new(await FindAsync(container, name, cancel));
    }

    /// <inheritdoc/>
    public async Task<bool> DeleteAsync(string container, string name, string? ifETag, CancellationToken cancel)
    {
        BlobRules.CheckName(name);
        BlobRules.CheckCondition(new(IfAbsent: false, ifETag));
        var conditions = ifETag is null ? null : new BlobRequestConditions { IfMatch = new ETag(ifETag) };
        try
        {
            return await Client(container, name).DeleteIfExistsAsync(DeleteSnapshotsOption.None, conditions, cancel);
        }
        catch (RequestFailedException fault) when (fault.Status == (int)HttpStatusCode.PreconditionFailed)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<BlobInfo> ListAsync(string container, string prefix, [EnumeratorCancellation] CancellationToken cancel)
    {
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
            yield return new(container, found.Name, found.Properties.ContentLength ?? 0, found.Properties.ETag?.ToString() ?? "", found.Properties.LastModified ?? default);
        }
    }

    private BlobClient Client(string container, string name) => service.GetBlobContainerClient(container).GetBlobClient(name);
}
