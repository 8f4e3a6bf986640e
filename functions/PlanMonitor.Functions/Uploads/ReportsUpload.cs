using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;

namespace PlanMonitor.Functions.Uploads;

/// <summary>Uploads of annual reports (年报).</summary>
public sealed class ReportsUpload(Inbox inbox)
{
    /// <summary>Takes the upload in; a second event for it finds it gone.</summary>
    [Function(nameof(ReportsUpload))]
    public Task RunAsync([BlobTrigger("inbox/reports/{name}", Source = BlobTriggerSource.EventGrid, Connection = Settings.Storage)] BlobClient upload, CancellationToken cancel) =>
        inbox.TakeAsync(upload, cancel);
}
