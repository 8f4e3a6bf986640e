using Microsoft.AspNetCore.Http;
using PlanMonitor.Api.Access;
using PlanMonitor.Api.Answers;
using PlanMonitor.Services;
using PlanMonitor.Services.Api;

namespace PlanMonitor.Api.Routes;

/// <summary>What mines reported for a year (年报), as it was taken in.</summary>
internal static class ReportRoutes
{
    public static IEnumerable<ApiRoute> All(Backend backend) =>
    [
        new("GET", "/api/reports", ApiRight.Read, new("矿山年报", "What mines reported for a year, in order of licence and mineral"), context => ListAsync(context, backend))
        {
            Query = [Parameters.Plan.Needed, Parameters.Year.Needed, Parameters.After, Parameters.Limit], Answers = [ApiAnswer.Ok<ReportPage>()],
        },
    ];

    private static async Task ListAsync(HttpContext context, Backend backend)
    {
        var query = new QueryValues(context);
        var (plan, year, after, limit) = (query.Plan(backend.Shelf.Library), query.Number(Parameters.Year), query.Text(Parameters.After), query.Number(Parameters.Limit));
        await (query.Problem?.WriteAsync(context)
            ?? ApiJson.WriteAsync(context, await backend.Queries.ReportsAsync(plan!, year!.Value, ApiCaller.Of(context).Regions(ApiRight.Read), after, limit, context.RequestAborted)));
    }
}
