using Microsoft.AspNetCore.Routing;
using PlanMonitor.Api.Routes;
using PlanMonitor.Services;

namespace PlanMonitor.Api;

/// <summary>The routes of the HTTP API. A new resource is added here. Hosts take them through <see cref="ApiPipeline"/>, which has the gate.</summary>
public static class PlanMonitorApi
{
    /// <summary>Maps every route.</summary>
    public static void Map(IEndpointRouteBuilder routes, Backend backend, ApiOptions options)
    {
        HealthRoutes.Map(routes);
        PlanRoutes.Map(routes, backend);
        RuleRoutes.Map(routes, backend);
        AlertRoutes.Map(routes, backend);
        RunRoutes.Map(routes, backend);
        FindingRoutes.Map(routes, backend);
        UploadRoutes.Map(routes, backend, options);
    }
}
