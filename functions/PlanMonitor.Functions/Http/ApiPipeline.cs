using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace PlanMonitor.Functions.Http;

/// <summary>The routes of the API inside one function: what the local host maps onto its own server is mapped here onto a pipeline of its own.</summary>
public sealed class ApiPipeline
{
    private readonly RequestDelegate _run;

    /// <summary>Builds the pipeline.</summary>
    public ApiPipeline(IServiceProvider services, Action<Microsoft.AspNetCore.Routing.IEndpointRouteBuilder> map)
    {
        var app = new ApplicationBuilder(services);
        app.UseRouting();
        app.UseEndpoints(map);
        _run = app.Build();
    }

    /// <summary>Answers one request.</summary>
    public Task RunAsync(HttpContext context)
    {
        // The worker's routing found the function; the API's routing looks again, and only where nothing was found yet.
        context.SetEndpoint(null);
        context.Request.RouteValues.Clear();
        return _run(context);
    }
}
