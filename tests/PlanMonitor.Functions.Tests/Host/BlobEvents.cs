using System.Collections.Concurrent;

namespace PlanMonitor.Functions.Tests.Host;

/// <summary>What Event Grid and the host do with blobs: each is told of up to three times, in any order, several at once.</summary>
internal sealed class BlobEvents(FunctionsHost host, int seed)
{
    private const int AtOnce = 4;
    private const string Container = "inbox/";

    public ConcurrentQueue<string> Faults { get; } = new();

    public int Raised { get; private set; }

    public async Task RaiseAsync(IEnumerable<string> names, CancellationToken cancel)
    {
        var random = new Random(seed);
        var events = names.SelectMany(name => Enumerable.Repeat(name, random.Next(1, 4))).ToArray();
        random.Shuffle(events);
        Raised += events.Length;
        await Parallel.ForEachAsync(events, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancel }, async (name, stop) =>
        {
            // As in Azure, an event that failed comes again.
            for (var attempt = 1; await host.InvokeAsync(FunctionOf(name), TriggerData.Blob("inbox", name), stop) is { } fault; attempt++)
            {
                Faults.Enqueue($"{name}: {fault}");
                if (attempt == 5)
                {
                    break;
                }
            }
        });
    }

    /// <summary>The function whose path is the longest that the name begins with: so the event subscriptions are filtered.</summary>
    public string FunctionOf(string name) => (
        from function in host.Functions.Values
        where function.Type == "blobTrigger"
        let prefix = function.Trigger.GetProperty("path").GetString()!.Replace("{name}", "", StringComparison.Ordinal)[Container.Length..]
        where name.StartsWith(prefix, StringComparison.Ordinal)
        orderby prefix.Length descending
        select function.Name).First();
}
