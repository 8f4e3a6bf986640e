using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using PlanMonitor.Api.Access;
using PlanMonitor.Api.Documents;
using PlanMonitor.Api.Routes;
using PlanMonitor.Services;

namespace PlanMonitor.Api;

/// <summary>The table of routes of the HTTP API. A new resource is added here. Hosts take it through <see cref="ApiPipeline"/>, which has the gate.</summary>
public static class PlanMonitorApi
{
    /// <summary>Every route.</summary>
    public static IReadOnlyList<ApiRoute> Routes(Backend backend, ApiOptions options)
    {
        List<ApiRoute> routes =
        [
            .. HealthRoutes.All(), .. PlanRoutes.All(backend), .. RuleRoutes.All(backend), .. AlertRoutes.All(backend), .. TransitionRoutes.All(backend), .. RunRoutes.All(backend),
            .. FindingRoutes.All(backend), .. ReportRoutes.All(backend), .. UploadRoutes.All(backend, options), .. AdmissionRoutes.All(backend), .. SubscriptionRoutes.All(backend), .. SubscriptionChangeRoutes.All(backend), .. DeliveryRoutes.All(backend),
            .. SettingRoutes.All(backend), .. AuditRoutes.All(backend),
        ];
        return [.. routes, OpenApiDocument.Route(routes)];
    }

    /// <summary>Maps the routes of a table.</summary>
    public static void Map(IEndpointRouteBuilder routes, IReadOnlyList<ApiRoute> table)
    {
        foreach (var route in table)
        {
            routes.MapMethods(route.Pattern, [route.Method], context => route.Handle(context)).Needs(route.Right).WithMetadata(route);
        }
    }
}
