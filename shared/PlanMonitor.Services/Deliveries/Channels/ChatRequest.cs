using System.Net.Http.Headers;
using System.Text;

namespace PlanMonitor.Services.Deliveries.Channels;

/// <summary>The request that all chat robots take: JSON by POST.</summary>
internal static class ChatRequest
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static HttpRequestMessage Of(Uri url, string body, string mediaType = "application/json")
    {
        var content = new ByteArrayContent(Utf8.GetBytes(body));
        content.Headers.ContentType = new MediaTypeHeaderValue(mediaType, "utf-8");
        return new(HttpMethod.Post, url) { Content = content, Headers = { { "User-Agent", "PlanMonitor" } } };
    }

    /// <summary>True where an address holds a value of this name in its query.</summary>
    public static bool HasQuery(Uri url, string name) => url.Query.TrimStart('?').Split('&').Any(pair => pair.StartsWith(name + '=', StringComparison.Ordinal) && pair.Length > name.Length + 1);
}
