using System.Collections.Concurrent;
using Azure.Core;
using Azure.Core.Pipeline;

namespace PlanMonitor.Azure.Tests.Faults;

/// <summary>Counts requests by service and verb: what an account is billed for (a transaction of a table is one).</summary>
public sealed class CountingPolicy : AsyncPolicy
{
    private readonly ConcurrentDictionary<string, int> counts = new(StringComparer.Ordinal);

    /// <summary>Requests by for example "tables POST", in order of their names.</summary>
    public IReadOnlyDictionary<string, int> Counts => new SortedDictionary<string, int>(counts, StringComparer.Ordinal);

    /// <summary>All requests.</summary>
    public int Total => counts.Values.Sum();

    /// <summary>Begins at zero again.</summary>
    public void Clear() => counts.Clear();

    public override string ToString() => string.Join(", ", Counts.Select(count => $"{count.Value} {count.Key}"));

    public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        counts.AddOrUpdate($"{ServiceOf(message.Request)} {message.Request.Method}", 1, (_, before) => before + 1);
        return ProcessNextAsync(message, pipeline);
    }
}
