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

    public static string Alert(string id) => AlertPrefix + id;

    public static string Audit(long sequence) => AuditPrefix + Number(sequence);

    public static string Outbox(long sequence) => OutboxPrefix + Number(sequence);

    // Who sent it may hold any character: the hash does not.
    public static string Sent(string upload, string by) => $"{SentBy(upload)}{StableHash.Id(by)}";

    public static string SentBy(string upload) => $"{SentPrefix}{upload}|";

    public static string Upload(string id) => UploadPrefix + id;

    /// <summary>The first key after all that begin with a prefix.</summary>
    public static string After(string prefix) => prefix[..^1] + (char)(prefix[^1] + 1);

    private static string Number(long sequence) => sequence.ToString("D12", CultureInfo.InvariantCulture);
}
