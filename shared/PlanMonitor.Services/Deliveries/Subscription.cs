using System.Text.Json.Serialization;
using PlanMonitor.Core.Findings;
using PlanMonitor.Services.Ledger;

namespace PlanMonitor.Services.Deliveries;

/// <summary>Whether a subscription gets deliveries.</summary>
public enum SubscriptionState
{
    /// <summary>It does.</summary>
    Active,

    /// <summary>Its receiver said that it is gone (410).</summary>
    Disabled,

    /// <summary>A person took it away; the row stays for the auditor.</summary>
    Removed,
}

/// <summary>What someone wants to be told (订阅). The secret lies in the store for secrets and nowhere else.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">Kind of channel.</param>
/// <param name="Url">Where to.</param>
/// <param name="Least">Alerts of this severity and above.</param>
/// <param name="Plan">Only this plan; null for every plan, <c>-</c> for none.</param>
/// <param name="Operator">Alerts for the operator too, which belong to no plan.</param>
/// <param name="Language">zh-CN or en.</param>
/// <param name="State">Whether it gets deliveries.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="CreatedBy">Who made it.</param>
public sealed record Subscription(
    string Id, string Kind, string Url, Severity Least, string? Plan, bool Operator, string Language, SubscriptionState State, DateTimeOffset CreatedAt, string CreatedBy)
{
    /// <summary>Name of its secret in the store for secrets.</summary>
    [JsonIgnore]
    public string SecretName => "subscription-" + Id;

    /// <summary>True where messages of a plan may be wanted.</summary>
    public bool Takes(string plan) => State == SubscriptionState.Active && (plan == LedgerKeys.NoPlan ? Operator : Plan is null || Plan == plan);

    /// <summary>True where a message of a plan is wanted.</summary>
    public bool Wants(string plan, Severity severity) => Takes(plan) && severity >= Least;
}

/// <summary>What a person asks for; see <see cref="Subscription"/>.</summary>
public sealed record SubscriptionRequest(string Kind, string Url, Severity Least, string? Plan, bool Operator, string Language);
