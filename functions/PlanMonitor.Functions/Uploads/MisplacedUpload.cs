using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;

namespace PlanMonitor.Functions.Uploads;

/// <summary>Uploads at a place that is for nothing: they get their receipt too. Its event subscription leaves out the places of the kinds.</summary>
public sealed class MisplacedUpload(Inbox inbox)
{
    /// <summary>Takes the upload in; a second event for it finds it gone.</summary>
    [Function(nameof(MisplacedUpload))]
    public Task RunAsync([BlobTrigger("inbox/{name}", Source = BlobTriggerSource.EventGrid, Connection = Settings.Storage)] BlobClient upload, CancellationToken cancel) =>
        inbox.TakeAsync(upload, cancel);
}
