using Microsoft.AspNetCore.Http;
using PlanMonitor.Api.Access;
using PlanMonitor.Api.Answers;

namespace PlanMonitor.Api;

/// <summary>What holds for every request, whatever its route.</summary>
internal static class RequestRules
{
    // No route but the uploads reads a body.
    private const long LargestBody = 64 * 1024;

    /// <summary>The error in a request, or null.</summary>
    public static ApiProblem? Check(HttpRequest request, ApiRight right) => right != ApiRight.Upload && request.ContentLength > LargestBody
        ? ApiProblem.Of(StatusCodes.Status413PayloadTooLarge, "api.body-too-large", arguments: [("limit", LargestBody)])
        : null;

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
