using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using PlanMonitor.Local.Terminal;
using PlanMonitor.Services.Ingest;
using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Queues;

namespace PlanMonitor.Local.Serve;

/// <summary>Takes in what is dropped into the inbox, asks for the checks that it touches, and runs the checks that wait.</summary>
internal sealed class InboxWorker : IDisposable
{
    // The file system's events are a hint that may be lost; the clock is the promise.
    private static readonly TimeSpan LooksEvery = TimeSpan.FromSeconds(1);

    // In the cloud every look is paid for, and nothing tells of a new blob.
    private static readonly TimeSpan LooksEveryInTheCloud = TimeSpan.FromSeconds(10);

    // A file that is still being copied must not be taken by half.
    private static readonly TimeSpan QuietFor = TimeSpan.FromSeconds(1);

    private readonly Workspace _work;
    private readonly string _by;
    private readonly TextWriter _talk;
    private readonly Channel<bool> _dropped = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private readonly FileSystemWatcher? _watcher;
    private readonly QueueWorker _queues;

    public InboxWorker(Workspace work, string by, TextWriter talk)
    {
        (_work, _by, _talk) = (work, by, talk);
        _queues = new(work.Ports.Queues);
        if (work.Folder is not { } folder)
        {
            return;
        }
        var inbox = Path.Combine(folder, "inbox");
        Directory.CreateDirectory(inbox);
        _watcher = new(inbox) { IncludeSubdirectories = true, EnableRaisingEvents = true };
        _watcher.Created += (_, _) => _dropped.Writer.TryWrite(true);
        _watcher.Renamed += (_, _) => _dropped.Writer.TryWrite(true);
    }

    public async Task RunAsync(CancellationToken cancel)
    {
        while (true)
        {
            await IngestAsync(cancel);
            // A receiver that hangs must not keep uploads and checks waiting: DeliveryWorker sends.
            foreach (var job in _work.Backend.QueueJobs.Where(job => job.Queue != Services.Deliveries.DeliveryJob.Queue))
            {
                if (await _queues.RunWaitingAsync(job, Tell, cancel) is > 0 and var done)
                {
                    await _talk.WriteLineAsync($"{job.Queue}: {done} done");
                }
            }
            await WaitAsync(cancel);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _watcher?.Dispose();

    [SuppressMessage("Design", "CA1031", Justification = "Whatever one file runs into, the others are taken in; it is told, and the file is tried again.")]
    private async Task IngestAsync(CancellationToken cancel)
    {
        foreach (var blob in await _work.Ingest.WaitingAsync(cancel))
        {
            var age = _work.Time.GetUtcNow() - blob.Modified;
            if (age >= TimeSpan.Zero && age < QuietFor)
            {
                continue;
            }
            try
            {
                if (await _work.Backend.Intake.TakeAsync(blob.Name, _by, cancel) is { } record)
                {
                    Tell(blob.Name, record);
                }
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                Tell(blob.Name, fault);
            }
        }
    }

    private async Task WaitAsync(CancellationToken cancel)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        enough.CancelAfter(_watcher is null ? LooksEveryInTheCloud : LooksEvery);
        try
        {
            await _dropped.Reader.ReadAsync(enough.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            // Time for a look.
        }
    }

    private void Tell(string name, UploadRecord record) =>
        _talk.WriteLine($"{IngestJob.Inbox}/{name}: {ReceiptText.Word(record.Receipt.Status)}, {record.Receipt.Accepted} taken, {record.Receipt.Rejected} not taken");

    // A fault that stays is told once, not every second.
    private void Tell(string what, Exception fault)
    {
        if (_told.Add($"{what}: {fault.Message}"))
        {
            _talk.WriteLine($"{what} failed and will be tried again: {fault.Message}");
        }
    }
}
