using Microsoft.AspNetCore.Http;
using PlanMonitor.Api.Access;
using PlanMonitor.Api.Answers;
using PlanMonitor.Core.Findings;
using PlanMonitor.Services;
using PlanMonitor.Services.Alerts;
using PlanMonitor.Services.Api;

namespace PlanMonitor.Api.Routes;

/// <summary>Alerts page by page, and one with its newest finding and what people did to it, as <c>alerts show --json</c> prints it.</summary>
internal static class AlertRoutes
{
    private static readonly ApiParameter[] Query =
        [Parameters.PlanOrNone, Parameters.County, Parameters.Family, Parameters.Severity, Parameters.State, Parameters.Layer, Parameters.UpdatedSince, Parameters.After, Parameters.Limit];

    public static IEnumerable<ApiRoute> All(Backend backend) =>
    [
        new("GET", "/api/alerts", ApiRight.Read, new("预警列表", "Alerts, in order of plan and id"), context => ListAsync(context, backend)) { Query = Query, Answers = [ApiAnswer.Ok<AlertPage>()] },
        new("GET", "/api/alerts/{id}", ApiRight.Read, new("一条预警及其最新检查结果和办理记录", "An alert with its newest finding and what was done to it"), context => ShowAsync(context, backend))
        {
            Answers = [ApiAnswer.Ok<AlertDetail>("ETag")],
            Problems = [(404, "api.alert-unknown")],
        },
    ];

    /// <summary>An alert that the caller may see by a right, or null: one of a foreign region does not exist for him.</summary>
    public static async Task<AlertDetail?> FindAsync(HttpContext context, Backend backend, ApiRight right)
    {
        var id = (string)context.Request.RouteValues["id"]!;
        var alert = QueryValues.IsId(id) ? await backend.Queries.AlertAsync(id, context.RequestAborted) : null;
        return alert is not null && ApiCaller.Of(context).May(right, alert.Alert.County) ? alert : null;
    }

    /// <summary>There is no such alert.</summary>
    public static ApiProblem Unknown(HttpContext context) => ApiProblem.Of(StatusCodes.Status404NotFound, "api.alert-unknown", value: $"{context.Request.RouteValues["id"]}");

    private static async Task ListAsync(HttpContext context, Backend backend)
    {
        var query = new QueryValues(context);
        var filter = new AlertFilter
        {
            Plan = query.PlanOrNone(backend.Shelf.Library),
            County = query.Text(Parameters.County),
            Family = query.Text(Parameters.Family),
            Severity = query.Word(Parameters.Severity) is { } word ? Enum.Parse<Severity>(word) : null,
            State = query.State(),
            Layer = query.Text(Parameters.Layer),
            UpdatedSince = query.Moment(Parameters.UpdatedSince),
            Regions = ApiCaller.Of(context).Regions(ApiRight.Read),
        };
        var (after, limit) = (query.Text(Parameters.After), query.Number(Parameters.Limit));
        await (query.Problem?.WriteAsync(context) ?? ApiJson.WriteAsync(context, await backend.Queries.AlertsAsync(filter, after, limit, context.RequestAborted)));
    }

    private static async Task ShowAsync(HttpContext context, Backend backend)
    {
        if (await FindAsync(context, backend, ApiRight.Read) is not { } alert)
        {
            await Unknown(context).WriteAsync(context);
            return;
        }
        context.Response.Headers.ETag = $"\"{AlertDesk.TagOf(alert.Alert)}\"";
        await ApiJson.WriteAsync(context, alert);
    }
}
