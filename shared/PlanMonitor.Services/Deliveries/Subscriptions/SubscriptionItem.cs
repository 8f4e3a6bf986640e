using PlanMonitor.Core.Findings;

namespace PlanMonitor.Services.Deliveries;

/// <summary>A subscription as lists print it: no secret, and of the address scheme and host.</summary>
public sealed record SubscriptionItem(
    string Id, string Kind, string Url, Severity Severity, string? Plan, IReadOnlyList<string> Regions, IReadOnlyList<string> Rules, IReadOnlyList<string> Layers, bool Operator, string Language,
    string? Form, string? Digest, string? Quiet, bool QuietExceptH, string? Cooldown, string Zone, string Detail, SubscriptionState State, DateTimeOffset? OldSecretUntil, DateTimeOffset CreatedAt, string CreatedBy)
{
    /// <summary>The item of a subscription.</summary>
    public static SubscriptionItem Of(Subscription each) => new(
        each.Id, each.Kind, each.Address, each.Filter.Least, each.Filter.Plan, each.Filter.Regions, each.Filter.Rules, each.Filter.Layers, each.Operator, each.Language,
        each.Kind == "generic" ? each.Form : null, each.Digest?.Text, each.Quiet?.Text, each.Quiet?.HBreaks ?? false, each.Cooldown is { } cooldown ? Spans.Write(cooldown) : null,
        each.Zone ?? Deliveries.Zone.China, Details.Word(each.IsFull), each.State, each.OldSecretUntil, each.CreatedAt, each.CreatedBy);
}

/// <summary>A delivery as lists print it.</summary>
public sealed record DeliveryItem(
    string Id, string Subscription, string Plan, long Sequence, string Alert, string Change, DeliveryState State, DateTimeOffset CreatedAt, DateTimeOffset DueAt, int Tries, int Together, string? Via,
    IReadOnlyList<Attempt> Attempts)
{
    /// <summary>The item of a delivery, with its newest attempts.</summary>
    public static DeliveryItem Of(Delivery each) => new(
        each.Id, each.Subscription, each.Plan, each.Sequence, each.Alert, each.Change, each.State, each.CreatedAt, each.DueAt, each.Tries, each.Parts.Count + 1, each.Via, each.Attempts);
}
