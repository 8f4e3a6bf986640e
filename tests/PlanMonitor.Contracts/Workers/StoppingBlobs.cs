using PlanMonitor.Services.Storage;

namespace PlanMonitor.Contracts.Workers;

/// <summary>Blobs that stop their process, for good, before or after the n-th blob that it writes to a container: it says so and waits to be killed.</summary>
/// <param name="inner">The blobs.</param>
/// <param name="when">before, after or never.</param>
/// <param name="container">The container.</param>
/// <param name="number">Which blob, from 1.</param>
internal sealed class StoppingBlobs(IBlobs inner, string when, string container, int number) : IBlobs
{
    private int written;

    public bool KeepsTime => inner.KeepsTime;

    public async Task<BlobWrite> WriteAsync(string to, string name, Stream content, BlobCondition condition, CancellationToken cancel)
    {
        var isIt = to == container && Interlocked.Increment(ref written) == number;
        Stop(isIt && when == "before");
        var result = await inner.WriteAsync(to, name, content, condition, cancel);
        Stop(isIt && when == "after");
        return result;
    }

    public Task<BlobInfo?> FindAsync(string from, string name, CancellationToken cancel) => inner.FindAsync(from, name, cancel);

    public Task<BlobContent?> OpenAsync(string from, string name, long offset, long? length, CancellationToken cancel) => inner.OpenAsync(from, name, offset, length, cancel);

    public IAsyncEnumerable<BlobInfo> ListAsync(string from, string prefix, CancellationToken cancel) => inner.ListAsync(from, prefix, cancel);

    public Task<bool> DeleteAsync(string from, string name, string? etag, CancellationToken cancel) => inner.DeleteAsync(from, name, etag, cancel);

    // Nobody writes to its stdin: it waits until it is killed.
    private static void Stop(bool here)
    {
        if (here)
        {
            Console.WriteLine(CrashWorker.Stopped);
            Console.Read();
        }
    }
}
