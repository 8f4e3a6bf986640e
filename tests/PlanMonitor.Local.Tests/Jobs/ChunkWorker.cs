using System.Globalization;
using PlanMonitor.Local.Storage;
using PlanMonitor.Services;
using PlanMonitor.Services.Queues;
using PlanMonitor.Services.Storage;
using PlanMonitor.Testing;

namespace PlanMonitor.Local.Tests.Jobs;

/// <summary>A worker in a process of its own that works off slices and checks, and stops, for good, before or after the n-th blob that it writes to a container.</summary>
internal static class ChunkWorker
{
    /// <summary>Second argument of the child.</summary>
    public const string Verb = "chunks";

    /// <summary>What it says when it has stopped.</summary>
    public const string Stopped = "stopped";

    /// <summary>What it says when all is done.</summary>
    public const string Done = "done";

    /// <summary>The child's main: folder, time of its clock, and where it stops: <c>before|after|never</c>, container, number.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var time = new ManualTime(DateTimeOffset.Parse(arguments[1], CultureInfo.InvariantCulture));
        using var storage = await EmbeddedStorage.OpenAsync(arguments[0], time, "chunk worker", CancellationToken.None);
        var blobs = new StoppingBlobs(storage.Blobs, arguments[2], arguments[3], int.Parse(arguments[4], CultureInfo.InvariantCulture));
        var backend = new Backend(new(storage.Tables, blobs, storage.Queues, storage.Secrets), time, "tester", null, CountedRules.All);
        var worker = new QueueWorker(storage.Queues);
        foreach (var job in new[] { backend.Chunks.Job, backend.CheckQueue.Job })
        {
            await worker.RunWaitingAsync(job, (body, fault) => Console.WriteLine($"{body}: {fault}"), CancellationToken.None);
        }
        Console.WriteLine(Done);
        return 0;
    }

    private sealed class StoppingBlobs(IBlobs inner, string when, string container, int number) : IBlobs
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
                Console.WriteLine(Stopped);
                Console.Read();
            }
        }
    }
}
