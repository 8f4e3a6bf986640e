using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PlanMonitor.Api.Access;
using PlanMonitor.Api.Answers;
using PlanMonitor.Services;

namespace PlanMonitor.Api.Routes;

/// <summary>The findings of the newest run of a plan and year, page by page.</summary>
internal static class FindingRoutes
{
    public static void Map(IEndpointRouteBuilder routes, Backend backend) =>
        routes.MapGet("/api/findings", context => ListAsync(context, backend)).Needs(ApiRight.Read);

    private static async Task ListAsync(HttpContext context, Backend backend)
    {
        var query = new QueryValues(context.Request);
        query.Need("plan");
        query.Need("year");
        var (plan, year, after, limit) = (query.Plan(backend.Shelf.Library), query.Number("year"), query.Id("after"), query.Number("limit"));
        if (query.Problem is { } wrong)
        {
            await wrong.WriteAsync(context);
            return;
        }
        var page = await backend.Queries.FindingsAsync(plan!, year!.Value, after, limit, context.RequestAborted);
        await (page is null ? ApiProblem.Of(StatusCodes.Status404NotFound, "api.finding-unknown", value: after).WriteAsync(context) : ApiJson.WriteAsync(context, page));
    }
}
