using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PlanMonitor.Api.Access;
using PlanMonitor.Api.Answers;
using PlanMonitor.Services;

namespace PlanMonitor.Api.Routes;

/// <summary>Alerts page by page, and one with its newest finding as <c>alerts show --json</c> prints it.</summary>
internal static class AlertRoutes
{
    public static void Map(IEndpointRouteBuilder routes, Backend backend)
    {
        routes.MapGet("/api/alerts", context => ListAsync(context, backend)).Needs(ApiRight.Read);
        routes.MapGet("/api/alerts/{id}", context => ShowAsync(context, backend)).Needs(ApiRight.Read);
    }

    private static async Task ListAsync(HttpContext context, Backend backend)
    {
        var query = new QueryValues(context.Request);
        var (plan, state, after, limit) = (query.PlanOrNone(backend.Shelf.Library), query.State(), query.Text("after"), query.Number("limit"));
        await (query.Problem?.WriteAsync(context) ?? ApiJson.WriteAsync(context, await backend.Queries.AlertsAsync(plan, state, after, limit, context.RequestAborted)));
    }

    private static async Task ShowAsync(HttpContext context, Backend backend)
    {
        var id = (string)context.Request.RouteValues["id"]!;
        var alert = QueryValues.IsId(id) ? await backend.Queries.AlertAsync(id, context.RequestAborted) : null;
        await (alert is null ? ApiProblem.Of(StatusCodes.Status404NotFound, "api.alert-unknown", value: id).WriteAsync(context) : ApiJson.WriteAsync(context, alert));
    }
}
