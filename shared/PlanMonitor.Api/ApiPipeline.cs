using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using PlanMonitor.Api.Access;
using PlanMonitor.Api.Requests;
using PlanMonitor.Services;

namespace PlanMonitor.Api;

/// <summary>
/// The whole API as one delegate over an <see cref="HttpContext"/>: routing, gate, routes, errors. The local host runs it in Kestrel, the Functions app
/// hands it the context of its one HTTP trigger; both answer the same bytes because nothing is left for a host to add.
/// </summary>
public static class ApiPipeline
{
    /// <summary>Builds the delegate, once for a host. The answer is complete when the delegate returns.</summary>
    /// <param name="backend">The jobs.</param>
    /// <param name="gate">Who may call.</param>
    /// <param name="failed">Is told of every fault: the request and what was thrown.</param>
    /// <param name="options">Limits; those of the product where null.</param>
    /// <param name="more">Further routes of a host; each says with <see cref="ApiAccessExtensions.Needs"/> what it asks for.</param>
    public static RequestDelegate Build(
        Backend backend, ApiGate gate, Action<string, Exception> failed, ApiOptions? options = null, Action<IEndpointRouteBuilder>? more = null)
    {
        var app = new ApplicationBuilder(Services());
        var limit = new RateLimit(options ?? new(), backend.Time);
        app.UseRouting();
        app.Use((context, next) => PassAsync(context, gate, limit, next));
        app.Use((context, next) => Route(context) is { TakesKey: true } ? Idempotency.RunAsync(context, backend.Idempotency, next) : next(context));
        app.UseEndpoints(routes =>
        {
            PlanMonitorApi.Map(routes, PlanMonitorApi.Routes(backend, options ?? new()));
            more?.Invoke(routes);
        });
        var inner = app.Build();
        return context => RunAsync(context, inner, failed);
    }

    // Routing needs few services, and none of the host's.
    [SuppressMessage("Reliability", "CA2000", Justification = "They live as long as the process.")]
    private static ServiceProvider Services()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddRouting();
        services.AddSingleton(new DiagnosticListener("PlanMonitor.Api"));
        return services.BuildServiceProvider();
    }

    private static async Task RunAsync(HttpContext context, RequestDelegate inner, Action<string, Exception> failed)
    {
        // The host may have routed the request to get here; ours would then look no further.
        var (endpoint, values) = (context.GetEndpoint(), context.Request.RouteValues);
        context.SetEndpoint(null);
        context.Request.RouteValues = [];
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        try
        {
            await ApiFaults.GuardAsync(context, inner, failed);
        }
        finally
        {
            context.SetEndpoint(endpoint);
            context.Request.RouteValues = values;
        }
    }

    private static ApiRoute? Route(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<ApiRoute>();

    private static async Task PassAsync(HttpContext context, ApiGate gate, RateLimit limit, RequestDelegate next)
    {
        // Where the method is wrong, routing gives an endpoint of its own that is no route.
        var route = context.GetEndpoint() as RouteEndpoint;
        var right = route is null ? ApiRight.Read
            : route.Metadata.GetMetadata<ApiAccess>()?.Right ?? throw new InvalidOperationException($"The route {route.RoutePattern.RawText} does not say what it asks of its caller.");
        var answer = await gate(context, right);
        var caller = answer.Caller ?? ApiCaller.Nobody;
        // Who is refused is counted too: guessing is not free.
        var who = caller == ApiCaller.Nobody ? $"address {context.Connection.RemoteIpAddress}" : $"caller {caller.Actor}";
        if ((limit.Take(who) ?? answer.Refusal ?? RequestRules.Check(context.Request, Route(context), caller)) is { } problem)
        {
            await problem.WriteAsync(context);
            return;
        }
        context.Features.Set(answer.Caller);
        if (route is not null)
        {
            await next(context);
            return;
        }
        await RequestRules.UnroutedAsync(context, next);
    }
}
