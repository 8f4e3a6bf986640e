using System.Text;
using Microsoft.AspNetCore.Http;
using PlanMonitor.Api.Access;
using PlanMonitor.Api.Answers;
using PlanMonitor.Core.Json;
using PlanMonitor.Services.Api;

namespace PlanMonitor.Api.Requests;

/// <summary>
/// Does a request with an Idempotency-Key once: the same request with the same key gets the answer that was given, for 24 hours. A fault inside gives the key back.
/// </summary>
internal static class Idempotency
{
    private const string Header = "Idempotency-Key";
    private const int LongestKey = 255;
    private const int TryAgainAfter = 1;
    private const string KeptInstead = "PlanMonitor.KeptInstead";
    private static readonly string[] Kept = ["Content-Type", "ETag", "Location", "Retry-After"];

    /// <summary>Says what is kept in the place of an answer that shows a secret.</summary>
    public static void Keep<T>(HttpContext context, T value) => context.Items[KeptInstead] = CanonicalJson.Write(value);

    /// <summary>Answers from what was kept, or does the request and keeps its answer.</summary>
    public static async Task RunAsync(HttpContext context, IdempotencyStore store, RequestDelegate next)
    {
        if (context.Request.Headers[Header] is not { Count: > 0 } given)
        {
            await next(context);
            return;
        }
        if (given is not [{ Length: > 0 and <= LongestKey } key] || !key.All(c => c is >= '!' and <= '~'))
        {
            await ApiProblem.Of(StatusCodes.Status400BadRequest, "api.key-invalid", arguments: [("limit", LongestKey)]).WriteAsync(context);
            return;
        }
        if (await RequestBody.ReadAsync(context) is not { } body)
        {
            await RequestRules.TooLarge(RequestBody.Largest(context)).WriteAsync(context);
            return;
        }
        context.Request.Body = new MemoryStream(body, writable: false);
        var caller = ApiCaller.Of(context).Actor;
        var request = StableHash.Of($"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}\n{context.Request.Headers.IfMatch}\n{Convert.ToBase64String(body)}");
        if (await store.ClaimAsync(caller, key, request, context.RequestAborted) is { } before)
        {
            await AnswerAsync(context, before, request);
            return;
        }
        await DoAsync(context, store, caller, key, request, next);
    }

    private static async Task DoAsync(HttpContext context, IdempotencyStore store, string caller, string key, string request, RequestDelegate next)
    {
        var response = context.Response;
        var (body, isKept) = (response.Body, false);
        using var held = new MemoryStream();
        try
        {
            response.Body = held;
            await next(context);
            response.Body = body;
            var text = context.Items.TryGetValue(KeptInstead, out var instead) ? (string)instead! : Encoding.UTF8.GetString(held.GetBuffer(), 0, (int)held.Length);
            var headers = Kept.Where(name => response.Headers.ContainsKey(name)).ToDictionary(name => name, name => $"{response.Headers[name]}", StringComparer.Ordinal);
            // Whoever hung up asks again: what was done must be known.
            await store.KeepAsync(caller, key, request, response.StatusCode, headers, text, CancellationToken.None);
            isKept = true;
        }
        finally
        {
            response.Body = body;
            if (!isKept)
            {
                await store.ReleaseAsync(caller, key, CancellationToken.None);
            }
        }
        held.Position = 0;
        await held.CopyToAsync(body, context.RequestAborted);
    }

    private static async Task AnswerAsync(HttpContext context, KeptAnswer kept, string request)
    {
        var problem = kept.Request != request ? ApiProblem.Of(StatusCodes.Status422UnprocessableEntity, "api.key-reused")
            : kept.Status is null ? ApiProblem.Of(StatusCodes.Status409Conflict, "api.key-in-progress") with { RetryAfter = TryAgainAfter }
            : null;
        if (problem is not null)
        {
            await problem.WriteAsync(context);
            return;
        }
        foreach (var (name, value) in kept.Headers)
        {
            context.Response.Headers[name] = value;
        }
        context.Response.Headers["Idempotency-Replayed"] = "true";
        context.Response.StatusCode = kept.Status!.Value;
        var body = Encoding.UTF8.GetBytes(kept.Body);
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }
}
