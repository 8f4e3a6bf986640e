using Microsoft.AspNetCore.Http;
using PlanMonitor.Api.Answers;

namespace PlanMonitor.Api.Access;

/// <summary>
/// The gate on Azure: the platform's authentication (Easy Auth) signs callers in and says in a header who they are. It removes that header from what
/// comes from outside, but only where it is switched on: elsewhere the header proves nothing and nobody passes. What a web page of another origin makes a signed-in browser write is refused.
/// </summary>
public static class EasyAuthGate
{
    /// <summary>The gate.</summary>
    /// <param name="signInIsOn">True where the platform's authentication is switched on: the app's variable <c>WEBSITE_AUTH_ENABLED</c> is <c>True</c>.</param>
    public static ApiGate Create(bool signInIsOn) => (context, right) => ValueTask.FromResult(
        right == ApiRight.Open ? GateAnswer.Pass(ApiCaller.Nobody)
            : !signInIsOn ? GateAnswer.Refuse(ApiProblem.Of(StatusCodes.Status401Unauthorized, "api.sign-in-off"))
            : context.Request.Headers[ClientPrincipal.Header] is not [{ } header] || ClientPrincipal.Read(header) is not { } caller
                ? GateAnswer.Refuse(ApiProblem.Of(StatusCodes.Status401Unauthorized, "api.sign-in"))
            : IsOfAnotherPage(context.Request) ? GateAnswer.Refuse(ApiProblem.Of(StatusCodes.Status403Forbidden, "api.origin-wrong", value: $"{context.Request.Headers.Origin}"))
            : GateAnswer.Judge(caller, right));

    // A browser sends the cookie of the sign-in with what any page makes it write, and says so; a bearer token no page has by itself.
    private static bool IsOfAnotherPage(HttpRequest request) =>
        !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && request.Headers.Authorization.Count == 0
            && request.Headers["Sec-Fetch-Site"] is { Count: > 0 } site && site != "same-origin" && site != "none";
}
