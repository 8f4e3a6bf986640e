using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PlanMonitor.Api.Access;
using PlanMonitor.Api.Answers;
using PlanMonitor.Core.Plans.Show;
using PlanMonitor.Services;

namespace PlanMonitor.Api.Routes;

/// <summary>The newest version of each plan: the documents of <c>plans list --json</c> and <c>plans show ID --json</c>.</summary>
internal static class PlanRoutes
{
    public static void Map(IEndpointRouteBuilder routes, Backend backend)
    {
        routes.MapGet("/api/plans", context => ApiJson.WriteTextAsync(context, text => PlanJson.WriteList(text, backend.Shelf.Library.NewestOfEach))).Needs(ApiRight.Read);
        routes.MapGet("/api/plans/{id}", context => ShowAsync(context, backend)).Needs(ApiRight.Read);
    }

    private static Task ShowAsync(HttpContext context, Backend backend)
    {
        var id = (string)context.Request.RouteValues["id"]!;
        return backend.Shelf.Library.Newest(id) is { } plan
            ? ApiJson.WriteTextAsync(context, text => PlanJson.WriteShow(text, plan))
            : QueryValues.PlanUnknown(backend.Shelf.Library, id).WriteAsync(context);
    }
}
