using Microsoft.AspNetCore.Http;
using PlanMonitor.Api.Answers;
using PlanMonitor.Core.Names;
using PlanMonitor.Services.Alerts;

namespace PlanMonitor.Api.Access;

/// <summary>Decides on every request, open routes and unknown addresses included, before anything else is done with it. A host without a gate does not exist.</summary>
/// <param name="context">The request.</param>
/// <param name="right">What its route asks for.</param>
public delegate ValueTask<GateAnswer> ApiGate(HttpContext context, ApiRight right);

/// <summary>What a caller may be, and where.</summary>
/// <param name="Role">The role.</param>
/// <param name="Region">Code of the region that it is limited to; null for everywhere.</param>
public sealed record ApiGrant(ApiRole Role, string? Region = null)
{
    /// <summary>
    /// The grant of a word as tokens carry it: <c>official</c>, or <c>official.210681</c> for what lies in that region; null where it is none. A region that is no
    /// code gives nothing: what is not understood is denied.
    /// </summary>
    public static ApiGrant? Parse(string word) => word.Split('.') switch
    {
        [var role] when ApiRoles.Parse(role) is { } known => new(known),
        [var role, var region] when ApiRoles.Parse(role) is { } known && region.Length == 6 && RegionCode.IsWellFormed(region) => new(known, region),
        _ => null,
    };
}

/// <summary>Who calls.</summary>
/// <param name="Actor">Who it is in the audit trail.</param>
/// <param name="Grants">What the caller may be, and where.</param>
public sealed record ApiCaller(string Actor, IReadOnlyList<ApiGrant> Grants)
{
    /// <summary>Nobody in particular: passes open routes only.</summary>
    public static ApiCaller Nobody { get; } = new("-", []);

    /// <summary>Someone who may be everything everywhere.</summary>
    public static ApiCaller Everything(string actor) => new(actor, [.. Enum.GetValues<ApiRole>().Select(role => new ApiGrant(role))]);

    /// <summary>The roles, wherever they hold.</summary>
    public IEnumerable<ApiRole> Roles => Grants.Select(grant => grant.Role).Distinct();

    /// <summary>True where the roles give a right, somewhere at least.</summary>
    public bool May(ApiRight right) => right == ApiRight.Open || Giving(right).Any();

    /// <summary>The regions in which the roles give a right; null where they give it everywhere.</summary>
    public IReadOnlyList<string>? Regions(ApiRight right) => Giving(right).Any(grant => grant.Region is null) ? null : [.. Giving(right).Select(grant => grant.Region!).Distinct(StringComparer.Ordinal)];

    /// <summary>True where the roles give a right over what lies at a code; what has no code is given to those only who have the right everywhere.</summary>
    public bool May(ApiRight right, string? county) => Regions(right) is not { } regions || AlertFilter.IsIn(county, regions);

    /// <summary>Who calls, as the gate said.</summary>
    internal static ApiCaller Of(HttpContext context) => context.Features.Get<ApiCaller>() ?? Nobody;

    private IEnumerable<ApiGrant> Giving(ApiRight right) => Grants.Where(grant => ApiRoles.With(right).Contains(grant.Role));
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
