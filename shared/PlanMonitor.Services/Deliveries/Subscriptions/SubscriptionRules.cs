using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Names;
using PlanMonitor.Services.Deliveries.Channels;

namespace PlanMonitor.Services.Deliveries;

/// <summary>What is wrong with what a person asks for.</summary>
public static class SubscriptionRules
{
    private static readonly TimeSpan LongestCooldown = TimeSpan.FromDays(30);
    private static readonly TimeSpan LongestOverlap = TimeSpan.FromDays(30);

    /// <summary>The first thing that is wrong with a new subscription, or null.</summary>
    public static Problem? Problem(SubscriptionRequest request, string? secret, DeliveryOptions options) =>
        Channel.Find(request.Kind) is not { } channel ? Core.Messages.Problem.Of("subscription.kind-unknown", value: request.Kind, arguments: ("kinds", string.Join(", ", Channel.All.Select(each => each.Kind))))
        : Address(channel, request.Url, options) ?? Secret(channel, secret)
            ?? Problem(request.Regions, request.Rules)
            ?? (GenericChannel.Forms.Contains(request.Form) && (request.Kind == "generic" || request.Form == GenericChannel.CloudEvents) ? null : Core.Messages.Problem.Of("subscription.form-unknown", value: request.Form))
            ?? Cooldown(request.Cooldown) ?? Clock(request.Zone) ?? Detail(request.IsFull, request.Form);

    /// <summary>The first thing that is wrong with a change, or null.</summary>
    public static Problem? Problem(SubscriptionChange change, Subscription before, DeliveryOptions options)
    {
        var channel = Channel.Find(before.Kind)!;
        var after = change.Settings?.Invoke(before) ?? before;
        return (change.Url is null ? null : Address(channel, change.Url, options)) ?? Secret(channel, change.Secret)
            ?? (change.NewSecret && channel.NewSecret() is null ? Core.Messages.Problem.Of("subscription.secret-not-made", value: before.Kind) : null)
            ?? (change.Overlap >= TimeSpan.Zero && change.Overlap <= LongestOverlap ? null : Core.Messages.Problem.Of("subscription.time-invalid", value: Spans.Write(change.Overlap)))
            ?? Problem(after.Filter.Regions, after.Filter.Rules) ?? Cooldown(after.Cooldown) ?? Clock(after.Zone) ?? Detail(after.IsFull, after.Form);
    }

    private static Problem? Address(Channel channel, string text, DeliveryOptions options) =>
        !TargetUrl.Check(text, options).TryGet(out var url, out var problem) ? problem
        : channel.IsAddress(url) ? null
        : Core.Messages.Problem.Of("subscription.url-robot", value: channel.Kind);

    private static Problem? Secret(Channel channel, string? secret) => secret is null || channel.IsSecret(secret) ? null
        : channel.Kind is "generic" ? Core.Messages.Problem.Of("subscription.secret-invalid")
        : Core.Messages.Problem.Of("subscription.secret-robot", value: channel.Kind);

    private static Problem? Problem(IReadOnlyList<string> regions, IReadOnlyList<string> rules) =>
        regions.FirstOrDefault(region => !RegionCode.IsWellFormed(region)) is { } region ? Core.Messages.Problem.Of("subscription.region-invalid", value: region)
        : rules.FirstOrDefault(rule => !SubscriptionFilter.IsRule(rule)) is { } rule ? Core.Messages.Problem.Of("subscription.rule-unknown", value: rule)
        : null;

    private static Problem? Clock(string? zone) => zone is null || Zone.Parse(zone) is not null ? null : Core.Messages.Problem.Of("subscription.zone-unknown", value: zone);

    // What Alertmanager sends has no place for it.
    private static Problem? Detail(bool isFull, string form) => !isFull || form == GenericChannel.CloudEvents ? null : Core.Messages.Problem.Of("subscription.detail-unknown", value: Details.Full);

    private static Problem? Cooldown(TimeSpan? cooldown) =>
        cooldown is null || (cooldown > TimeSpan.Zero && cooldown <= LongestCooldown) ? null : Core.Messages.Problem.Of("subscription.time-invalid", value: Spans.Write(cooldown.Value));
}
