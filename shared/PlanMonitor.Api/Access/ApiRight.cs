using Microsoft.AspNetCore.Builder;

namespace PlanMonitor.Api.Access;

/// <summary>What a route asks of its caller. A route that does not say is a bug: it answers nobody.</summary>
public enum ApiRight
{
    /// <summary>Nothing.</summary>
    Open,

    /// <summary>To read.</summary>
    Read,

    /// <summary>To upload what was seen on the ground: footprints.</summary>
    Upload,

    /// <summary>To upload what others are judged by and what they report: plans, quotas, rights, layers, reports and all else.</summary>
    Maintain,

    /// <summary>To take note of alerts.</summary>
    Acknowledge,

    /// <summary>To decide on alerts.</summary>
    Decide,

    /// <summary>To hold a proposed right against the plan.</summary>
    Admit,

    /// <summary>To read and prove the chain of all changes.</summary>
    Audit,

    /// <summary>To run the system: settings, subscriptions, deliveries.</summary>
    Administer,
}

/// <summary>What a route asks of its caller, as metadata of its endpoint.</summary>
public sealed record ApiAccess(ApiRight Right);

/// <summary>Says what a route asks of its caller.</summary>
public static class ApiAccessExtensions
{
    /// <summary>Says it for one route.</summary>
    public static T Needs<T>(this T route, ApiRight right)
        where T : IEndpointConventionBuilder => route.WithMetadata(new ApiAccess(right));
}
