using System.Globalization;

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
    public const string UploadPrefix = "upload|";
    public const string SubscriptionPrefix = "subscription|";
    public const string EscalationPrefix = "escalation|";

    /// <summary>Partition of what belongs to no plan: subscriptions and alerts for the operator.</summary>
    public const string NoPlan = "-";

    public static string Alert(string id) => AlertPrefix + id;

    public static string Audit(long sequence) => AuditPrefix + Number(sequence);

    public static string Outbox(long sequence) => OutboxPrefix + Number(sequence);

    public static string Upload(string id) => UploadPrefix + id;

    public static string Subscription(string id) => SubscriptionPrefix + id;

    /// <summary>The mark of an alert that was escalated, for each of its lives once.</summary>
    public static string Escalation(string alert, int reopened) => $"{EscalationPrefix}{alert}|{Number(reopened)}";

    /// <summary>The sequence of an outbox row's key.</summary>
    public static long SequenceOf(string outboxKey) => long.Parse(outboxKey.AsSpan(OutboxPrefix.Length), CultureInfo.InvariantCulture);

    /// <summary>The first key after all that begin with a prefix.</summary>
    public static string After(string prefix) => prefix[..^1] + (char)(prefix[^1] + 1);

    private static string Number(long sequence) => sequence.ToString("D12", CultureInfo.InvariantCulture);
}
