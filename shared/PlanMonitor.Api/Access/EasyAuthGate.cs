using Microsoft.AspNetCore.Http;
using PlanMonitor.Api.Answers;

namespace PlanMonitor.Api.Access;

/// <summary>
/// The gate on Azure: the platform's authentication (Easy Auth) signs callers in and says in a header who they are. It removes that header from what
/// comes from outside, but only where it is switched on: elsewhere the header proves nothing and nobody passes.
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
            : GateAnswer.Judge(caller, right));
}
