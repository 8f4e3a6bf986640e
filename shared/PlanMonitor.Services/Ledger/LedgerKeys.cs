using System.Globalization;
using PlanMonitor.Core.Json;

namespace PlanMonitor.Services.Ledger;

/// <summary>
/// Keys in the table <c>ledger</c>. One partition per plan holds the head of its audit chain, the chain, its uploads, alerts and outbox,
/// so that what belongs together changes in one transaction.
/// </summary>
internal static class LedgerKeys
{
    public const string Table = "ledger";
    public const string Head = "head";
    public const string AlertPrefix = "alert|";
    public const string AuditPrefix = "audit|";
    public const string OutboxPrefix = "outbox|";
    public const string SentPrefix = "sent|";
    public const string UploadPrefix = "upload|";
    public const string SubscriptionPrefix = "subscription|";
    public const string EscalationPrefix = "escalation|";
    public const string ActionPrefix = "action|";
    public const string SettingPrefix = "setting|";
    public const string TokenPrefix = "token|";
    public const string AnchorPrefix = "anchor|";

    /// <summary>Partition of what belongs to no plan: subscriptions and alerts for the operator.</summary>
    public const string NoPlan = "-";

    public static string Alert(string id) => AlertPrefix + id;

    public static string Audit(long sequence) => AuditPrefix + Number(sequence);

    public static string Outbox(long sequence) => OutboxPrefix + Number(sequence);

    // Who sent it may hold any character: the hash does not.
    public static string Sent(string upload, string by) => $"{SentBy(upload)}{StableHash.Id(by)}";

    public static string SentBy(string upload) => $"{SentPrefix}{upload}|";

    public static string Upload(string id) => UploadPrefix + id;

    public static string Subscription(string id) => SubscriptionPrefix + id;

    /// <summary>What a person did to an alert; the actions of one alert stand in their order.</summary>
    public static string Action(string alert, int number) => $"{ActionsOf(alert)}{Number(number)}";

    public static string ActionsOf(string alert) => $"{ActionPrefix}{alert}|";

    public static string Setting(string name) => SettingPrefix + name;

    public static string Token(string id) => TokenPrefix + id;

    public static string Anchor(string day) => AnchorPrefix + day;

    /// <summary>The key of the row that an entry of the chain is about.</summary>
    public static string RowOf(string what, string id) => what switch
    {
        "alert" => AlertPrefix + id,
        "action" => ActionPrefix + id,
        "sending" => SentPrefix + id,
        "subscription" => SubscriptionPrefix + id,
        "setting" => SettingPrefix + id,
        "token" => TokenPrefix + id,
        "anchor" => AnchorPrefix + id,
        // Every kind of upload: imported, rejected, named.
        _ => UploadPrefix + id,
    };

    /// <summary>Rows that the chain tells the content of.</summary>
    public static IReadOnlyList<string> Chained { get; } = [ActionPrefix, AlertPrefix, AnchorPrefix, SentPrefix, SettingPrefix, SubscriptionPrefix, TokenPrefix, UploadPrefix];

    /// <summary>The mark of an alert that was escalated, for each of its lives once.</summary>
    public static string Escalation(string alert, int reopened) => $"{EscalationPrefix}{alert}|{Number(reopened)}";

    /// <summary>The sequence of an outbox row's key.</summary>
    public static long SequenceOf(string outboxKey) => long.Parse(outboxKey.AsSpan(OutboxPrefix.Length), CultureInfo.InvariantCulture);

    /// <summary>The first key after all that begin with a prefix.</summary>
    public static string After(string prefix) => prefix[..^1] + (char)(prefix[^1] + 1);

    private static string Number(long sequence) => sequence.ToString("D12", CultureInfo.InvariantCulture);
}
