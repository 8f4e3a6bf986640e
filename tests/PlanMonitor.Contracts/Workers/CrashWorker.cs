using System.Globalization;
using PlanMonitor.Core.Rules;
using PlanMonitor.Services;
using PlanMonitor.Services.Queues;
using PlanMonitor.Services.Storage;

namespace PlanMonitor.Contracts.Workers;

/// <summary>What a child process does that works off slices and checks over some store, and stops, for good, at a blob that it writes.</summary>
public static class CrashWorker
{
    /// <summary>What it says when it has stopped.</summary>
    public const string Stopped = "stopped";

    /// <summary>What it says when all is done.</summary>
    public const string Done = "done";

    /// <summary>Works until nothing waits.</summary>
    /// <param name="ports">The store.</param>
    /// <param name="time">Its clock.</param>
    /// <param name="rules">The rules of its checks.</param>
    /// <param name="where">Where it stops: before, after or never; container; number.</param>
    /// <param name="runsAtMost">How long it hides a message; null for as long as the product does.</param>
    public static async Task<int> RunAsync(Ports ports, TimeProvider time, IReadOnlyList<IRule> rules, IReadOnlyList<string> where, TimeSpan? runsAtMost = null)
    {
        var blobs = new StoppingBlobs(ports.Blobs, where[0], where[1], int.Parse(where[2], CultureInfo.InvariantCulture));
        var backend = new Backend(ports with { Blobs = blobs }, time, "tester", null, rules);
        var worker = new QueueWorker(ports.Queues);
        foreach (var job in new[] { backend.Chunks.Job, backend.CheckQueue.Job })
        {
            await worker.RunWaitingAsync(job with { RunsAtMost = runsAtMost ?? job.RunsAtMost }, (body, fault) => Console.WriteLine($"{body}: {fault}"), CancellationToken.None);
        }
        Console.WriteLine(Done);
        return 0;
    }
}
