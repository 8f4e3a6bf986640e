using PlanMonitor.Services.Checks;
using PlanMonitor.Services.Ledger;

namespace PlanMonitor.Local.Serve;

/// <summary>Takes in what is dropped into the inbox, asks for the checks that it touches, and runs the checks that wait.</summary>
internal sealed class InboxWorker : IDisposable
{
    // The file system's events are a hint that may be lost; the clock is the promise.
    private static readonly TimeSpan LooksEvery = TimeSpan.FromSeconds(2);
    private readonly Workspace _work;
    private readonly string _by;
    private readonly TextWriter _talk;
    private readonly SemaphoreSlim _dropped = new(0);
    private readonly FileSystemWatcher _watcher;
    private readonly CheckQueue _queue;

    public InboxWorker(Workspace work, string by, TextWriter talk)
    {
        (_work, _by, _talk) = (work, by, talk);
        _queue = new(work.Storage.Queues, work.Checks, work.Shelf, work.Time);
        var inbox = Path.Combine(work.Storage.Folder, "inbox");
        Directory.CreateDirectory(inbox);
        _watcher = new(inbox) { IncludeSubdirectories = true, EnableRaisingEvents = true };
        _watcher.Created += (_, _) => _dropped.Release();
        _watcher.Renamed += (_, _) => _dropped.Release();
        _watcher.Changed += (_, _) => _dropped.Release();
    }

    public async Task RunAsync(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            foreach (var record in await _work.Ingest.RunAllAsync(_by, Tell, cancel))
            {
                await AskAsync(record, cancel);
            }
            if (await _queue.RunWaitingAsync(_by, cancel) is > 0 and var runs)
            {
                await _talk.WriteLineAsync($"{runs} check(s) done");
            }
            await _dropped.WaitAsync(LooksEvery, cancel);
            while (_dropped.Wait(0, cancel))
            {
                // One look serves all events so far.
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _watcher.Dispose();
        _dropped.Dispose();
    }

    private void Tell(UploadRecord record) =>
        _talk.WriteLine($"{record.Target.BlobName}: {record.Receipt.Status}, {record.Receipt.Accepted} taken, {record.Receipt.Rejected} not taken");

    // A file without a year (rights, layers) touches every year that has data; the years with runs are checked again.
    private async Task AskAsync(UploadRecord record, CancellationToken cancel)
    {
        if (record.Receipt.IsRejected)
        {
            return;
        }
        if (record.Target.Kind == "plan")
        {
            await _work.Shelf.ReloadAsync(cancel);
        }
        var years = record.Target.Year is { } year ? [year] : await _work.Findings.RunsAsync(record.Target.Plan, cancel).Select(run => run.Run.Year).Distinct().ToListAsync(cancel);
        foreach (var each in years)
        {
            await _queue.SendAsync(new(record.Target.Plan, each, null, record.Id), cancel);
        }
    }
}
