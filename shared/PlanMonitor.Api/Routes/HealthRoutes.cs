using PlanMonitor.Api.Access;
using PlanMonitor.Api.Answers;

namespace PlanMonitor.Api.Routes;

/// <summary>Whether the service answers at all. It is open and says nothing else.</summary>
internal static class HealthRoutes
{
    public static IEnumerable<ApiRoute> All() =>
    [
        new("GET", "/api/health", ApiRight.Open, new("服务是否可用", "Whether the service answers"), context => ApiJson.WriteAsync(context, new { Status = "ok" })) { Answers = [new(200, null)] },
    ];
}
