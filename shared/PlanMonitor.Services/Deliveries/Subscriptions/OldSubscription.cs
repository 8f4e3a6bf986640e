using PlanMonitor.Core.Findings;

namespace PlanMonitor.Services.Deliveries;

/// <summary>A subscription as its row was before addresses were secrets: the address in the row, the secret alone in the store.</summary>
internal sealed record OldSubscription(
    string Id, string Kind, string Url, Severity Least, string? Plan, bool Operator, string Language, SubscriptionState State, DateTimeOffset CreatedAt, string CreatedBy)
{
    /// <summary>Name of its secret.</summary>
    public string SecretName => "subscription-" + Id;

    /// <summary>True for the body of such a row.</summary>
    public static bool Is(string body) => body.Contains("\"url\":", StringComparison.Ordinal) && !body.Contains("\"secretName\":", StringComparison.Ordinal);

    /// <summary>The same as it is now.</summary>
    public Subscription Moved(string secretName, string robot) =>
        new(Id, Kind, TargetUrl.Shown(Url), new(Least, Plan), Operator, Language, State, CreatedAt, CreatedBy) { SecretName = secretName, Robot = robot };
}
