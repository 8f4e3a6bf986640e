using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using PlanMonitor.Api.Answers;

namespace PlanMonitor.Api;

/// <summary>What happens when a request fails inside: the caller gets problem details that tell nothing of the inside, the host is told all.</summary>
internal static class ApiFaults
{
    [SuppressMessage("Design", "CA1031", Justification = "Whatever one request runs into, it is answered, and the host goes on.")]
    public static async Task GuardAsync(HttpContext context, RequestDelegate inner, Action<string, Exception> failed)
    {
        try
        {
            await inner(context);
            await context.Response.CompleteAsync();
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody listens any more.
        }
        catch (Exception fault)
        {
            // A request that the server could not read is the caller's matter; it carries the status.
            var refused = fault as BadHttpRequestException;
            if (refused is null)
            {
                failed($"{context.Request.Method} {context.Request.Path}", fault);
            }
            if (context.Response.HasStarted)
            {
                // Better a broken answer than half of one that looks whole.
                context.Abort();
                return;
            }
            Clear(context.Response);
            await (refused is null ? ApiProblem.Of(StatusCodes.Status500InternalServerError, "api.fault") : ApiProblem.Of(refused.StatusCode, "api.request-broken")).WriteAsync(context);
            await context.Response.CompleteAsync();
        }
    }

    private static void Clear(HttpResponse response)
    {
        response.Headers.Location = default;
        response.Headers.RetryAfter = default;
    }
}
