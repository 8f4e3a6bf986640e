using System.Net;
using Microsoft.AspNetCore.Http;
using PlanMonitor.Api.Answers;

namespace PlanMonitor.Api.Access;

/// <summary>
/// The gate of the local host: whoever sits at this machine may do everything, web pages that he visits may do nothing. The host header is checked
/// against names that are made to point here (DNS rebinding), and what writes is taken from this service's own pages and from programs only (CSRF).
/// What a proxy passes on is refused: behind one, all the world calls from this machine. A proxy that says nothing of itself cannot be told; behind one there must be tokens.
/// </summary>
public static class LoopbackGate
{
    // What proxies write about the request that they were sent; no program of this machine does.
    private static readonly string[] Forwarding =
    [
        "Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Port", "X-Forwarded-Server", "X-Forwarded-Prefix", "X-Original-Host", "X-Original-URL",
        "X-Real-IP", "X-Client-IP", "X-Cluster-Client-IP", "True-Client-IP", "CF-Connecting-IP", "X-ARR-LOG-ID", "X-ARR-SSL", "Via", "Max-Forwards",
    ];

    /// <summary>The gate.</summary>
    /// <param name="by">Who acts, in the audit trail.</param>
    public static ApiGate Create(string by)
    {
        var answer = GateAnswer.Pass(ApiCaller.Everything(by));
        return (context, _) => ValueTask.FromResult(Refusal(context) is { } problem ? GateAnswer.Refuse(problem) : answer);
    }

    private static ApiProblem? Refusal(HttpContext context)
    {
        var request = context.Request;
        if (context.Connection.RemoteIpAddress is not { } from || !IPAddress.IsLoopback(from))
        {
            return ApiProblem.Of(StatusCodes.Status403Forbidden, "api.not-local");
        }
        if (IsPassedOn(request))
        {
            return ApiProblem.Of(StatusCodes.Status403Forbidden, "api.proxied");
        }
        if (!IsThisMachine(request.Host.Host))
        {
            return ApiProblem.Of(StatusCodes.Status403Forbidden, "api.host-wrong", value: request.Host.Value);
        }
        return HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || IsFromHere(request)
            ? null
            : ApiProblem.Of(StatusCodes.Status403Forbidden, "api.origin-wrong", value: $"{request.Headers.Origin}");
    }

    // nginx speaks HTTP/1.0 to what lies behind it and by itself adds no header; no browser does, and no client of today.
    private static bool IsPassedOn(HttpRequest request) =>
        Array.Exists(Forwarding, request.Headers.ContainsKey) || HttpProtocol.IsHttp10(request.Protocol) || HttpProtocol.IsHttp09(request.Protocol);

    private static bool IsThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    // Browsers send Origin with everything that may write, and Sec-Fetch-Site; programs send neither.
    private static bool IsFromHere(HttpRequest request) =>
        (request.Headers.Origin.Count == 0 || request.Headers.Origin == $"{request.Scheme}://{request.Host}")
            && (request.Headers["Sec-Fetch-Site"].Count == 0 || request.Headers["Sec-Fetch-Site"] == "same-origin");
}
