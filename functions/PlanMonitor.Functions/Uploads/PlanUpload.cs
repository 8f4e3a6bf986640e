using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;

namespace PlanMonitor.Functions.Uploads;

/// <summary>Uploads of plans and their amendments (规划).</summary>
public sealed class PlanUpload(Inbox inbox)
{
    /// <summary>Takes the upload in; a second event for it finds it gone.</summary>
    [Function(nameof(PlanUpload))]
    public Task RunAsync([BlobTrigger("inbox/plan/{name}", Source = BlobTriggerSource.EventGrid, Connection = Settings.Storage)] BlobClient upload, CancellationToken cancel) =>
        inbox.TakeAsync(upload, cancel);
}
