using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace PlanMonitor.Functions.Http;

/// <summary>The whole API: its own gate decides who may do what, and denies by default.</summary>
public sealed class Api(ApiPipeline pipeline)
{
    /// <summary>Hands the request to the routes that every host serves.</summary>
    [Function(nameof(Api))]
    public Task RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", "put", "patch", "delete", "options", Route = "{*path}")] HttpRequest request) =>
        pipeline.RunAsync(request.HttpContext);
}
