using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using PlanMonitor.Api.Access;
using PlanMonitor.Api.Answers;
using PlanMonitor.Services;

namespace PlanMonitor.Api.Routes;

/// <summary>The catalogue of rules: the document of <c>rules --json</c>.</summary>
internal static class RuleRoutes
{
    public static void Map(IEndpointRouteBuilder routes, Backend backend) =>
        routes.MapGet("/api/rules", context => ApiJson.WriteAsync(context, backend.Queries.Rules())).Needs(ApiRight.Read);
}
