using Azure.Core;
using Azure.Core.Pipeline;

namespace PlanMonitor.Azure.Tests.Faults;

/// <summary>A policy of a pipeline that is used asynchronously only, as the adapters do.</summary>
public abstract class AsyncPolicy : HttpPipelinePolicy
{
    public sealed override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException("The adapters wait for no request.");

    /// <summary>Which service a request is for, by the client that sent it: "blobs", "tables" or "queues".</summary>
    protected static string ServiceOf(Request request) =>
        request.Headers.TryGetValue("User-Agent", out var agent) && agent.Contains("Tables", StringComparison.Ordinal) ? "tables"
        : agent?.Contains("Queues", StringComparison.Ordinal) == true ? "queues" : "blobs";
}
