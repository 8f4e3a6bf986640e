using System.Net;
using Azure;
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
        var answered = false;
        try
        {
            ProcessNext(message, pipeline);
            answered = true;
        }
        finally
        {
            Report(message, answered);
        }
    }

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var answered = false;
        try
        {
            await ProcessNextAsync(message, pipeline);
            answered = true;
        }
        finally
        {
            Report(message, answered);
        }
    }

    private static void Report(HttpMessage message, bool answered)
    {
        if (message.TryGetProperty(nameof(Tries), out var found) && found is Tries tries && !(answered && IsClear(message.Response)))
        {
            tries.Unclear = true;
        }
    }

    // "Too many requests" and "server busy" say that nothing was done; other faults of the service say nothing.
    private static bool IsClear(Response response) => (HttpStatusCode)response.Status switch
    {
        HttpStatusCode.RequestTimeout or HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout => false,
        HttpStatusCode.ServiceUnavailable => response.Headers.TryGetValue("x-ms-error-code", out var code) && code == Busy,
        _ => true,
    };
}
