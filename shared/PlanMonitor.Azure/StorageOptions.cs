using Azure.Core.Pipeline;

namespace PlanMonitor.Azure;

/// <summary>How requests are sent. The defaults are what runs in the cloud; tests shorten the waits and look at every try.</summary>
public sealed record StorageOptions
{
    /// <summary>How often a request is sent again after the first try.</summary>
    public int Retries { get; init; } = 5;

    /// <summary>The first wait before a request is sent again; each further one is twice as long. An answer's Retry-After is kept to.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(800);

    /// <summary>How long one try may take before it counts as lost.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>Policies that see every try of every request, in their order.</summary>
    public IReadOnlyList<HttpPipelinePolicy> EachTry { get; init; } = [];

    /// <summary>What sends requests; null: HTTP with connections that are kept.</summary>
    public HttpPipelineTransport? Transport { get; init; }
}
