using System.Net;
using Azure.Core;
using Azure.Core.Pipeline;

namespace PlanMonitor.Azure;

/// <summary>
/// What is known of the tries of the requests inside a scope. A try without a clear answer (none at all, or a fault of the service that does not say what
/// was done) may have been taken: a conflict that a later try meets may then be with itself.
/// </summary>
internal sealed class Tries : IDisposable
{
    private readonly IDisposable scope;

    private Tries() => scope = HttpPipeline.CreateHttpMessagePropertiesScope(new Dictionary<string, object?>(StringComparer.Ordinal) { [nameof(Tries)] = this });

    /// <summary>True once a try had no clear answer.</summary>
    public bool Unclear { get; set; }

    /// <summary>Begins a scope: requests made until it is disposed report here.</summary>
    public static Tries Watch() => new();

    public void Dispose() => scope.Dispose();
}

/// <summary>Reports every try to the <see cref="Tries"/> of its scope.</summary>
internal sealed class TriesPolicy : HttpPipelinePolicy
{
    private const string Busy = "ServerBusy";

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        try
        {
            ProcessNext(message, pipeline);
        }
        finally
        {
            Report(message);
        }
    }

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        try
        {
            await ProcessNextAsync(message, pipeline);
        }
        finally
        {
            Report(message);
        }
    }

    private static void Report(HttpMessage message)
    {
        if (message.TryGetProperty(nameof(Tries), out var found) && found is Tries tries && IsUnclear(message))
        {
            tries.Unclear = true;
        }
    }

    // "Too many requests" and "server busy" say that nothing was done; other faults of the service, and no answer, say nothing.
    private static bool IsUnclear(HttpMessage message) => !message.HasResponse || (HttpStatusCode)message.Response.Status switch
    {
        HttpStatusCode.RequestTimeout or HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout => true,
        HttpStatusCode.ServiceUnavailable => !(message.Response.Headers.TryGetValue("x-ms-error-code", out var code) && code == Busy),
        _ => false,
    };
}
