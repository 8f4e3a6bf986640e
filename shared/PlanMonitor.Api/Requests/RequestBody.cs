using System.Text.Json;
using Microsoft.AspNetCore.Http;
using PlanMonitor.Api.Answers;
using PlanMonitor.Core.Json;

namespace PlanMonitor.Api.Requests;

/// <summary>A small body: read whole, and never more of it than its route takes.</summary>
internal static class RequestBody
{
    /// <summary>The bytes; null where they are more than the route takes.</summary>
    public static async Task<byte[]?> ReadAsync(HttpContext context)
    {
        var largest = Largest(context);
        using var held = new MemoryStream();
        var some = new byte[16 * 1024];
        int read;
        while ((read = await context.Request.Body.ReadAsync(some, context.RequestAborted)) > 0)
        {
            if (held.Length + read > largest)
            {
                return null;
            }
            await held.WriteAsync(some.AsMemory(0, read), context.RequestAborted);
        }
        return held.ToArray();
    }

    /// <summary>What a route takes.</summary>
    public static long Largest(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<ApiRoute>()?.Body?.Largest ?? ApiRoute.SmallBody;

    /// <summary>The value of a JSON body; where there is none the request is answered with why.</summary>
    public static async Task<T?> JsonAsync<T>(HttpContext context)
        where T : class
    {
        if (await ReadAsync(context) is not { } bytes)
        {
            await RequestRules.TooLarge(Largest(context)).WriteAsync(context);
            return null;
        }
        try
        {
            if (JsonSerializer.Deserialize<T>(bytes.Length == 0 ? "{}"u8 : bytes, CanonicalJson.Options) is { } value)
            {
                return value;
            }
        }
        catch (JsonException)
        {
            // Told below, as null is.
        }
        await ApiProblem.Of(StatusCodes.Status400BadRequest, "api.json-invalid").WriteAsync(context);
        return null;
    }
}
