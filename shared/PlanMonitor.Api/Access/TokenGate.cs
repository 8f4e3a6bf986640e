using Microsoft.AspNetCore.Http;
using PlanMonitor.Api.Answers;
using PlanMonitor.Services.Access;

namespace PlanMonitor.Api.Access;

/// <summary>
/// The gate of the local host where tokens are used: once there is one, everybody needs one, callers on this machine included, since a proxy in front makes all of them
/// callers on this machine. A token is looked up each time: one that was taken back opens nothing any more, and taking back the last one shuts the door instead of opening it.
/// </summary>
public static class TokenGate
{
    private const string Scheme = "Bearer ";

    /// <summary>The gate.</summary>
    /// <param name="tokens">The tokens.</param>
    /// <param name="without">Who decides as long as there never was one.</param>
    public static ApiGate Create(TokenStore tokens, ApiGate without) => async (context, right) =>
        !await tokens.EverAsync(context.RequestAborted) ? await without(context, right)
            : right == ApiRight.Open ? GateAnswer.Pass(ApiCaller.Nobody)
            : context.Request.Headers.Authorization is not [{ } header] || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
                ? GateAnswer.Refuse(ApiProblem.Of(StatusCodes.Status401Unauthorized, "api.token-missing"))
            : await tokens.FindAsync(header[Scheme.Length..].Trim(), context.RequestAborted) is not { } token || ApiRoles.Parse(token.Role) is not { } role
                ? GateAnswer.Refuse(ApiProblem.Of(StatusCodes.Status401Unauthorized, "api.token-wrong"))
            : GateAnswer.Judge(new(token.Name == token.Id ? $"token {token.Id}" : $"{token.Name} (token {token.Id})", [new(role, token.Region)]), right);
}
