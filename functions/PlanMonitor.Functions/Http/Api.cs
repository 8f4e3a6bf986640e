using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace PlanMonitor.Functions.Http;

/// <summary>The whole API, as the local host answers it. The platform asks for no key: the API's own gate decides on every request, and denies by default.</summary>
public sealed class Api(RequestDelegate api)
{
    /// <summary>Hands the request over.</summary>
    [Function(nameof(Api))]
    public Task RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "post", "put", "patch", "delete", "options", Route = "{*path}")] HttpRequest request) =>
        api(request.HttpContext);
}
