using Microsoft.AspNetCore.Http;
using PlanMonitor.Api.Answers;

namespace PlanMonitor.Api.Access;

/// <summary>Decides on every request, open routes and unknown addresses included, before anything else is done with it. A host without a gate does not exist.</summary>
/// <param name="context">The request.</param>
/// <param name="right">What its route asks for.</param>
public delegate ValueTask<GateAnswer> ApiGate(HttpContext context, ApiRight right);

/// <summary>Who calls.</summary>
/// <param name="Actor">Who it is in the audit trail.</param>
/// <param name="Roles">What the caller may be.</param>
public sealed record ApiCaller(string Actor, IReadOnlyList<ApiRole> Roles)
{
    /// <summary>Nobody in particular: passes open routes only.</summary>
    public static ApiCaller Nobody { get; } = new("-", []);

    /// <summary>True where the roles give a right.</summary>
    public bool May(ApiRight right) => right == ApiRight.Open || ApiRoles.With(right).Intersect(Roles).Any();

    /// <summary>Who calls, as the gate said.</summary>
    internal static ApiCaller Of(HttpContext context) => context.Features.Get<ApiCaller>() ?? Nobody;
}

/// <summary>What a gate decided: exactly one of the two is there.</summary>
/// <param name="Caller">Who passes.</param>
/// <param name="Refusal">Why nobody does.</param>
public sealed record GateAnswer(ApiCaller? Caller, ApiProblem? Refusal)
{
    /// <summary>The caller passes.</summary>
    public static GateAnswer Pass(ApiCaller caller) => new(caller, null);

    /// <summary>The caller does not pass.</summary>
    public static GateAnswer Refuse(ApiProblem problem) => new(null, problem);

    /// <summary>The caller passes where the roles give the right.</summary>
    public static GateAnswer Judge(ApiCaller caller, ApiRight right) => caller.May(right)
        ? Pass(caller)
        : Refuse(ApiProblem.Of(StatusCodes.Status403Forbidden, "api.role-missing", value: caller.Actor, arguments: [("roles", string.Join(", ", ApiRoles.With(right).Select(ApiRoles.Word)))]));
}
