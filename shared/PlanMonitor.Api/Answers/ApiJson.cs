using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using PlanMonitor.Core.Json;

namespace PlanMonitor.Api.Answers;

/// <summary>How the API writes its answers: canonical JSON of a known length, the same bytes in every host.</summary>
public static class ApiJson
{
    private const string Json = "application/json; charset=utf-8";

    /// <summary>Writes a value as the answer.</summary>
    public static Task WriteAsync<T>(HttpContext context, T value, int status = StatusCodes.Status200OK, string type = Json) =>
        WriteAsync(context, JsonSerializer.SerializeToUtf8Bytes(value, CanonicalJson.Options), status, type);

    /// <summary>Writes a document that is JSON already.</summary>
    public static async Task WriteTextAsync(HttpContext context, Action<TextWriter> write)
    {
        await using var text = new StringWriter();
        write(text);
        await WriteAsync(context, Encoding.UTF8.GetBytes(text.ToString()), StatusCodes.Status200OK, Json);
    }

    private static Task WriteAsync(HttpContext context, byte[] body, int status, string type)
    {
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = type;
        response.ContentLength = body.Length;
        return response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }
}
