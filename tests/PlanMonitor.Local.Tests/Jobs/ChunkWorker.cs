using System.Globalization;
using PlanMonitor.Contracts.Workers;
using PlanMonitor.Local.Storage;
using PlanMonitor.Testing;

namespace PlanMonitor.Local.Tests.Jobs;

/// <summary>A worker in a process of its own over a data folder.</summary>
internal static class ChunkWorker
{
    /// <summary>Second argument of the child.</summary>
    public const string Verb = "chunks";

    /// <summary>The child's main: folder, time of its clock, and where it stops.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var time = new ManualTime(DateTimeOffset.Parse(arguments[1], CultureInfo.InvariantCulture));
        using var storage = await EmbeddedStorage.OpenAsync(arguments[0], time, "chunk worker", CancellationToken.None);
        return await CrashWorker.RunAsync(new(storage.Tables, storage.Blobs, storage.Queues, storage.Secrets), time, CountedRules.All, arguments[2..]);
    }
}
