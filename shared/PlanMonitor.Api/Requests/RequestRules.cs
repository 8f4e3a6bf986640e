using Microsoft.AspNetCore.Http;
using PlanMonitor.Api.Access;
using PlanMonitor.Api.Answers;

namespace PlanMonitor.Api.Requests;

/// <summary>What holds for every request, whatever its route.</summary>
internal static class RequestRules
{
    /// <summary>The error in a request, or null.</summary>
    public static ApiProblem? Check(HttpRequest request, ApiRoute? route, ApiCaller caller)
    {
        if (route is { Everywhere: true } && caller.Regions(route.Right) is not null)
        {
            return ApiProblem.Of(StatusCodes.Status403Forbidden, "api.region-missing", value: caller.Actor, arguments: [("roles", string.Join(", ", ApiRoles.With(route.Right).Select(ApiRoles.Word)))]);
        }
        // A route with a body of its own bounds it: null is no bound of ours.
        var largest = route?.Body is { } body ? body.Largest : ApiRoute.SmallBody;
        return request.ContentLength > largest ? TooLarge(largest.Value)
            : route is { NeedsMatch: true } && string.IsNullOrWhiteSpace($"{request.Headers.IfMatch}") ? ApiProblem.Of(StatusCodes.Status428PreconditionRequired, "api.precondition-missing")
            : null;
    }

    /// <summary>A body that is larger than its route takes.</summary>
    public static ApiProblem TooLarge(long largest) => ApiProblem.Of(StatusCodes.Status413PayloadTooLarge, "api.body-too-large", arguments: [("limit", largest)]);

    /// <summary>The version that If-Match names, without its quotes; null where every version will do.</summary>
    public static string? Tag(HttpRequest request) => $"{request.Headers.IfMatch}".Trim() is var tag && tag is "*" or "" ? null : tag.Trim('"');

    /// <summary>Answers a request that no route takes.</summary>
    public static async Task UnroutedAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        await next(context);
        var problem = context.Response.StatusCode == StatusCodes.Status405MethodNotAllowed
            ? ApiProblem.Of(StatusCodes.Status405MethodNotAllowed, "api.method-wrong", value: request.Method, arguments: [("allowed", $"{context.Response.Headers.Allow}")])
            : ApiProblem.Of(StatusCodes.Status404NotFound, "api.route-unknown", value: request.Path.Value);
        await problem.WriteAsync(context);
    }
}
