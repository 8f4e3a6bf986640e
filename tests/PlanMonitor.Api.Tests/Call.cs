using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace PlanMonitor.Api.Tests;

/// <summary>A request; it can be sent through a server or without one.</summary>
internal sealed record Call(string Method, string Path)
{
    public byte[]? Body { get; init; }

    /// <summary>A body that is no array; its length is not announced.</summary>
    public Stream? Stream { get; init; }

    /// <summary>Announced length, where it is not that of the body.</summary>
    public long? Length { get; init; }

    public string Host { get; init; } = "127.0.0.1:8642";

    public IPAddress? From { get; init; } = IPAddress.Loopback;

    public string Protocol { get; init; } = "HTTP/1.1";

    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>The request as a bare context with streams.</summary>
    public DefaultHttpContext Context()
    {
        var uri = new Uri(new("http://127.0.0.1"), Path);
        var context = new DefaultHttpContext();
        (context.Request.Method, context.Request.Scheme, context.Request.Host) = (Method, "http", new(Host));
        (context.Request.Path, context.Request.QueryString) = (PathString.FromUriComponent(uri), QueryString.FromUriComponent(uri));
        (context.Connection.RemoteIpAddress, context.Request.Protocol) = (From, Protocol);
        foreach (var (name, value) in Headers)
        {
            context.Request.Headers.Append(name, value);
        }
        if ((Stream ?? (Body is null ? null : new MemoryStream(Body))) is { } body)
        {
            context.Request.Body = body;
            context.Request.ContentLength = Length ?? Body?.Length;
        }
        context.Response.Body = new MemoryStream();
        return context;
    }
}

/// <summary>An answer.</summary>
internal sealed record Answer(int Status, string? Type, byte[] Bytes, IReadOnlyDictionary<string, string> Headers)
{
    public string Text => Encoding.UTF8.GetString(Bytes);

    public JsonElement Json => JsonDocument.Parse(Bytes).RootElement;

    /// <summary>What problem details say.</summary>
    public (int Status, string Code, string Zh, string En) Problem =>
        (Status, Json.GetProperty("code").GetString()!, Json.GetProperty("zh").GetString()!, Json.GetProperty("en").GetString()!);

    /// <summary>Runs a request through a delegate; the answer must be complete when that returns.</summary>
    public static async Task<Answer> OfAsync(DefaultHttpContext context, RequestDelegate api)
    {
        await api(context);
        var bytes = ((MemoryStream)context.Features.GetRequiredFeature<IHttpResponseBodyFeature>().Stream).ToArray();
        return new(context.Response.StatusCode, context.Response.ContentType, bytes, context.Response.Headers.ToDictionary(header => header.Key, header => $"{header.Value}", StringComparer.OrdinalIgnoreCase));
    }
}
