using Microsoft.AspNetCore.Http;
using PlanMonitor.Api.Access;
using PlanMonitor.Api.Answers;
using PlanMonitor.Services;
using PlanMonitor.Services.Api;

namespace PlanMonitor.Api.Routes;

/// <summary>The runs of the checks.</summary>
internal static class RunRoutes
{
    public static IEnumerable<ApiRoute> All(Backend backend) =>
    [
        new("GET", "/api/runs", ApiRight.Read, new("检查运行记录", "The runs of the checks"), context => ListAsync(context, backend)) { Query = [Parameters.Plan], Answers = [ApiAnswer.Ok<RunPage>()] },
    ];

    private static async Task ListAsync(HttpContext context, Backend backend)
    {
        var query = new QueryValues(context);
        var plan = query.Plan(backend.Shelf.Library);
        await (query.Problem?.WriteAsync(context) ?? ApiJson.WriteAsync(context, await backend.Queries.RunsAsync(plan, ApiCaller.Of(context).Regions(ApiRight.Read), context.RequestAborted)));
    }
}
