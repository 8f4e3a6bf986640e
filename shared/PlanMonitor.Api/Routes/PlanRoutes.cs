using Microsoft.AspNetCore.Http;
using PlanMonitor.Api.Access;
using PlanMonitor.Api.Answers;
using PlanMonitor.Core.Plans.Show;
using PlanMonitor.Services;

namespace PlanMonitor.Api.Routes;

/// <summary>The newest version of each plan: the documents of <c>plans list --json</c> and <c>plans show ID --json</c>.</summary>
internal static class PlanRoutes
{
    public static IEnumerable<ApiRoute> All(Backend backend) =>
    [
        new("GET", "/api/plans", ApiRight.Read, new("规划列表", "The plans"), context => ApiJson.WriteTextAsync(context, text => PlanJson.WriteList(text, backend.Shelf.Library.NewestOfEach))) { Answers = [new(200, null)] },
        new("GET", "/api/plans/{id}", ApiRight.Read, new("一个规划的全部内容", "A plan"), context => ShowAsync(context, backend)) { Answers = [new(200, null)], Problems = [(404, "path.plan-unknown")] },
    ];

    private static Task ShowAsync(HttpContext context, Backend backend)
    {
        var id = (string)context.Request.RouteValues["id"]!;
        return backend.Shelf.Library.Newest(id) is { } plan
            ? ApiJson.WriteTextAsync(context, text => PlanJson.WriteShow(text, plan))
            : QueryValues.PlanUnknown(backend.Shelf.Library, id).WriteAsync(context);
    }
}
