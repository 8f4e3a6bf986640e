using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PlanMonitor.Api.Access;
using PlanMonitor.Api.Answers;
using PlanMonitor.Services;

namespace PlanMonitor.Api.Routes;

/// <summary>The runs of the checks.</summary>
internal static class RunRoutes
{
    public static void Map(IEndpointRouteBuilder routes, Backend backend) =>
        routes.MapGet("/api/runs", context => ListAsync(context, backend)).Needs(ApiRight.Read);

    private static async Task ListAsync(HttpContext context, Backend backend)
    {
        var query = new QueryValues(context.Request);
        var plan = query.Plan(backend.Shelf.Library);
        await (query.Problem?.WriteAsync(context) ?? ApiJson.WriteAsync(context, await backend.Queries.RunsAsync(plan, context.RequestAborted)));
    }
}
