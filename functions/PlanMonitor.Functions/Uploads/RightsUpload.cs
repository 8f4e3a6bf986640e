using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;

namespace PlanMonitor.Functions.Uploads;

/// <summary>Uploads of the register of mining rights (采矿权).</summary>
public sealed class RightsUpload(Inbox inbox)
{
    /// <summary>Takes the upload in; a second event for it finds it gone.</summary>
    [Function(nameof(RightsUpload))]
    public Task RunAsync([BlobTrigger("inbox/rights/{name}", Source = BlobTriggerSource.EventGrid, Connection = Settings.Storage)] BlobClient upload, CancellationToken cancel) =>
        inbox.TakeAsync(upload, cancel);
}
