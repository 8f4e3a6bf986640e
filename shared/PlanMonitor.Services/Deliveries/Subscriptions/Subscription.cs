using System.Text.Json.Serialization;
using PlanMonitor.Core.Findings;
using PlanMonitor.Services.Deliveries.Channels;
using PlanMonitor.Services.Ledger;

namespace PlanMonitor.Services.Deliveries;

/// <summary>Whether a subscription gets deliveries.</summary>
public enum SubscriptionState
{
    /// <summary>It does.</summary>
    Active,

    /// <summary>Its address or secret was changed: what happens waits until a test has passed.</summary>
    Untested,

    /// <summary>Its receiver said that it is gone (410), or failed for five days.</summary>
    Disabled,

    /// <summary>A person took it away; the row stays for the auditor.</summary>
    Removed,
}

/// <summary>What someone wants to be told (订阅). Address and secret lie in the store for secrets and nowhere else: the address of a chat robot is its key.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">Kind of channel.</param>
/// <param name="Address">Scheme and host of where to; what follows may be a secret.</param>
/// <param name="Filter">Which alerts.</param>
/// <param name="Operator">Alerts for the operator too, which belong to no plan.</param>
/// <param name="Language">zh-CN or en.</param>
/// <param name="State">Whether it gets deliveries.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="CreatedBy">Who made it.</param>
public sealed record Subscription(
    string Id, string Kind, string Address, SubscriptionFilter Filter, bool Operator, string Language, SubscriptionState State, DateTimeOffset CreatedAt, string CreatedBy)
{
    /// <summary>Name of its address and secret in the store for secrets; a change gets a new name, so that row and secret change at once.</summary>
    public required string SecretName { get; init; }

    /// <summary>Hash of the address: subscriptions to one robot share its rate.</summary>
    public required string Robot { get; init; }

    /// <summary>Body of the generic channel; see <see cref="GenericChannel.Forms"/>.</summary>
    public string Form { get; init; } = GenericChannel.CloudEvents;

    /// <summary>When messages go: null for at once.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DigestTimes? Digest { get; init; }

    /// <summary>When no messages go; null for never.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public QuietHours? Quiet { get; init; }

    /// <summary>The clock of digest and quiet hours, see <see cref="Deliveries.Zone"/>; null for Chinese time.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Zone { get; init; }

    /// <summary>True where messages say all that the finding says, for receivers that may know it; thin ones say what was measured, the limit, the clause and where to read on.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsFull { get; init; }

    /// <summary>How long after a message on an alert further ones are kept back and put together; null for not at all.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TimeSpan? Cooldown { get; init; }

    /// <summary>Until when the secret before this one signs too; null where there is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? OldSecretUntil { get; init; }

    /// <summary>True where events are put together before they are sent: a robot that takes only so many messages, a digest, a cooldown.</summary>
    [JsonIgnore]
    public bool Gathers => Digest is not null || Cooldown is not null || Channel.Find(Kind)!.Rates.Count > 0;

    /// <summary>True where messages of a plan may be wanted.</summary>
    public bool Takes(string plan) => State is SubscriptionState.Active or SubscriptionState.Untested && (plan == LedgerKeys.NoPlan ? Operator : Filter.Plan is null || Filter.Plan == plan);

    /// <summary>True where an event is wanted. Nobody is told by a receiver that this very receiver fails.</summary>
    public bool Wants(DeliveryEvent happened) =>
        Takes(happened.Plan) && happened.Message.Severity >= Filter.Least && (happened.Plan == LedgerKeys.NoPlan ? !IsAbout(happened) : Filter.Matches(happened));

    /// <summary>True where an event is the end of an alert that is too light to be wanted: who was told of it when it was heavier is told that it is over.</summary>
    public bool WantsEnd(DeliveryEvent happened) => happened.Message.Change == "closed" && (this with { Filter = Filter with { Least = Severity.L } }).Wants(happened);

    /// <summary>When an event that happened is to be sent, quiet hours aside.</summary>
    public DateTimeOffset Due(DateTimeOffset happened) => Digest?.Next(happened, Deliveries.Zone.Of(Zone), Id) ?? happened;

    /// <summary>Until when a message of this weight waits for the quiet hours to end; null where it need not wait.</summary>
    public DateTimeOffset? QuietUntil(Severity severity, DateTimeOffset now) =>
        Quiet is { } quiet && !(quiet.HBreaks && severity == Severity.H) && quiet.Until(now, Deliveries.Zone.Of(Zone)) is { } end ? Spread.Past(end + Spread.Of(Id)) : null;

    private bool IsAbout(DeliveryEvent happened) => happened.Message.Subject("kind") == "subscription" && happened.Message.Subject("name") == Id;
}

/// <summary>What a person asks for; see <see cref="Subscription"/>.</summary>
public sealed record SubscriptionRequest(string Kind, string Url, Severity Least, string? Plan, bool Operator, string Language)
{
    /// <summary>Counties and wider regions, by code or its beginning; empty for all.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>Rules or families of rules; empty for all.</summary>
    public IReadOnlyList<string> Rules { get; init; } = [];

    /// <summary>Layers; empty for all.</summary>
    public IReadOnlyList<string> Layers { get; init; } = [];

    /// <summary>Body of the generic channel.</summary>
    public string Form { get; init; } = GenericChannel.CloudEvents;

    /// <summary>When messages go: null for at once.</summary>
    public DigestTimes? Digest { get; init; }

    /// <summary>When no messages go; null for never.</summary>
    public QuietHours? Quiet { get; init; }

    /// <summary>How long further messages on one alert are kept back.</summary>
    public TimeSpan? Cooldown { get; init; }

    /// <summary>The clock of digest and quiet hours; null for Chinese time.</summary>
    public string? Zone { get; init; }

    /// <summary>Messages say all that the finding says.</summary>
    public bool IsFull { get; init; }
}

/// <summary>What a person changes; what is null stays as it is.</summary>
public sealed record SubscriptionChange
{
    /// <summary>A new address; the next test decides whether anything is sent there.</summary>
    public string? Url { get; init; }

    /// <summary>A new secret; the next test decides whether anything more is sent.</summary>
    public string? Secret { get; init; }

    /// <summary>A new secret is made by the system, where the channel's secrets are.</summary>
    public bool NewSecret { get; init; }

    /// <summary>How long the old secret signs beside the new one.</summary>
    public TimeSpan Overlap { get; init; } = TimeSpan.FromHours(24);

    /// <summary>The version that was read, see <see cref="SubscriptionStore.TagOf"/>; null where every version will do.</summary>
    public string? Tag { get; init; }

    /// <summary>Everything but kind, address and secret; null where it stays.</summary>
    public Func<Subscription, Subscription>? Settings { get; init; }
}
