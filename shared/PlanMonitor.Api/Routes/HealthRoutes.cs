using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using PlanMonitor.Api.Access;
using PlanMonitor.Api.Answers;

namespace PlanMonitor.Api.Routes;

/// <summary>Whether the service answers at all. It is open and says nothing else.</summary>
internal static class HealthRoutes
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/health", context => ApiJson.WriteAsync(context, new { Status = "ok" })).Needs(ApiRight.Open);
}
