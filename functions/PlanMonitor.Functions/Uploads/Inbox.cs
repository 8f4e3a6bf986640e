using Azure.Storage.Blobs;
using Microsoft.Extensions.Logging;
using PlanMonitor.Services;

namespace PlanMonitor.Functions.Uploads;

/// <summary>What every upload trigger calls. The job reads the blob through its own port: the trigger says only which one.</summary>
public sealed class Inbox(Backend backend, ILogger<Inbox> log)
{
    /// <summary>Takes an upload in and logs what became of it; a second event for it finds it gone.</summary>
    public async Task TakeAsync(BlobClient upload, CancellationToken cancel)
    {
        if (await backend.Intake.TakeAsync(upload.Name, Settings.Actor, cancel) is { Receipt: var receipt })
        {
            log.LogInformation("{Upload}: {Status}, {Accepted} taken, {Rejected} not taken", upload.Name, receipt.Status, receipt.Accepted, receipt.Rejected);
        }
        else
        {
            log.LogInformation("{Upload}: gone already", upload.Name);
        }
    }
}
