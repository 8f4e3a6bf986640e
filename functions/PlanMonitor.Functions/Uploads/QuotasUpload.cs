using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;

namespace PlanMonitor.Functions.Uploads;

/// <summary>Uploads of quotas (分解指标).</summary>
public sealed class QuotasUpload(Inbox inbox)
{
    /// <summary>Takes the upload in; a second event for it finds it gone.</summary>
    [Function(nameof(QuotasUpload))]
    public Task RunAsync([BlobTrigger("inbox/quotas/{name}", Source = BlobTriggerSource.EventGrid, Connection = Settings.Storage)] BlobClient upload, CancellationToken cancel) =>
        inbox.TakeAsync(upload, cancel);
}
