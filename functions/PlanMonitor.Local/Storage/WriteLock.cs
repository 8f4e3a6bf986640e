using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace PlanMonitor.Local.Storage;

/// <summary>
/// Lets one writer at a time into a data folder, among threads and among processes. The lock is the open file <c>.lock</c>: the operating system
/// frees it when its process ends, however it ends. Who waits holds <c>.lock.next</c> meanwhile, so that a busy writer cannot take the lock twice in a row
/// while another waits. It is not re-entrant.
/// </summary>
public sealed class WriteLock : IDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(100);

    // What the operating systems answer when another holds the file: EWOULDBLOCK on Linux and macOS, sharing and lock violation on Windows.
    private static readonly HashSet<int> BusyCodes = [11, 35, unchecked((int)0x80070020), unchecked((int)0x80070021)];

    private readonly string folder;
    private readonly string command;
    private readonly TimeProvider time;
    private readonly TimeSpan patience;
    private readonly SemaphoreSlim gate = new(1, 1);

    /// <summary>Makes the lock of a folder that exists.</summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="command">What this process is called in the message to others.</param>
    /// <param name="time">Clock of the waiting.</param>
    /// <param name="patience">How long to wait; 30 s where null.</param>
    public WriteLock(string folder, string command, TimeProvider time, TimeSpan? patience = null)
    {
        (this.folder, this.command, this.time) = (folder, command, time);
        this.patience = patience ?? TimeSpan.FromSeconds(30);
    }

    private string HolderFile => Path.Combine(folder, ".lock.holder");

    /// <summary>Waits for the lock; disposing the result frees it.</summary>
    /// <exception cref="DataFolderBusyException">Another held it all the while.</exception>
    [SuppressMessage("Reliability", "CA2000", Justification = "Held owns the file; every fault before that disposes it.")]
    public async Task<IDisposable> TakeAsync(CancellationToken cancel)
    {
        using var impatience = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, impatience.Token);
        var entered = false;
        FileStream? file = null;
        try
        {
            await gate.WaitAsync(either.Token);
            entered = true;
            using (await OpenAsync(".lock.next", either.Token))
            {
                file = await OpenAsync(".lock", either.Token);
            }
            new LockHolder(Environment.ProcessId, time.GetUtcNow(), command).Write(HolderFile);
            return new Held(file, gate);
        }
        catch (Exception fault)
        {
            if (file is not null)
            {
                await file.DisposeAsync();
            }
            if (entered)
            {
                gate.Release();
            }
            if (fault is OperationCanceledException && !cancel.IsCancellationRequested)
            {
                throw new DataFolderBusyException(Busy(), fault);
            }
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => gate.Dispose();

    private async Task<FileStream> OpenAsync(string name, CancellationToken cancel)
    {
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            try
            {
                return new FileStream(Path.Combine(folder, name), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            }
            catch (IOException fault) when (BusyCodes.Contains(fault.HResult))
            {
                await Task.Delay(pause, time, cancel);
            }
        }
    }

    private string Busy()
    {
        var who = LockHolder.Read(HolderFile) is { } holder
            ? string.Create(CultureInfo.InvariantCulture, $"process {holder.Process} ({holder.Command}) has been writing to it since {holder.Since.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC")
            : "another process is writing to it";
        return string.Create(CultureInfo.InvariantCulture, $"The data folder {folder} is busy: {who}, and waiting {patience.TotalSeconds:0.###} s did not help. Wait until it has finished or end that process, then try again; or name another folder with --data.");
    }

    private sealed class Held(FileStream file, SemaphoreSlim gate) : IDisposable
    {
        private int disposed;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref disposed, 1) == 0)
            {
                file.Dispose();
                gate.Release();
            }
        }
    }
}
