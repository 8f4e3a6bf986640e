using System.Text.Json.Serialization;
using PlanMonitor.Core.Json;
using PlanMonitor.Core.Sources;
using PlanMonitor.Services.Ingest;
using PlanMonitor.Services.Receipts;

namespace PlanMonitor.Services.Ledger;

/// <summary>One upload as the ledger keeps it: what it was for, where its content lies, and its receipt.</summary>
/// <param name="Id">Hash of target (without the file's name) and content: the same file for the same purpose is the same upload.</param>
/// <param name="Target">What it is for.</param>
/// <param name="Sha256">Hash of its content.</param>
/// <param name="Blob">Where the content lies in the container <c>archive</c> or <c>quarantine</c>.</param>
/// <param name="ReceivedAt">When it was taken in.</param>
/// <param name="By">Who uploaded it.</param>
/// <param name="Order">Grows with every upload of a plan: see <see cref="Earlier"/> for which of two supersedes the other.</param>
/// <param name="RejectedRows">Rows that were not taken.</param>
/// <param name="Receipt">Its receipt.</param>
public sealed record UploadRecord(
    string Id, UploadTarget Target, string Sha256, string Blob, DateTimeOffset ReceivedAt, string By, long Order, IReadOnlyList<Source> RejectedRows, Receipt Receipt)
{
    /// <summary>When it was put into the inbox; null where the store cannot say (<see cref="Storage.IBlobs.KeepsTime"/>).</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? UploadedAt { get; init; }

    /// <summary>
    /// Earlier uploads first: as they were put into the inbox where that is known, since events come in any order; within one second, which is all that
    /// Azure tells, by name; else as they were taken in.
    /// </summary>
    public static IComparer<UploadRecord> Earlier { get; } = Comparer<UploadRecord>.Create((a, b) =>
        (a.UploadedAt ?? default).CompareTo(b.UploadedAt ?? default) is not 0 and var time ? time
            : a.UploadedAt is not null && string.CompareOrdinal(a.Target.Name, b.Target.Name) is not 0 and var name ? name
            : a.Order.CompareTo(b.Order));

    /// <summary>Further names that the same content was uploaded under.</summary>
    public IReadOnlyList<string> AlsoAs { get; init; } = [];

    /// <summary>True where the content was uploaded under this name.</summary>
    public bool IsNamed(string name) => Target.Name == name || AlsoAs.Contains(name, StringComparer.Ordinal);

    /// <summary>The id of content for a target.</summary>
    public static string IdOf(UploadTarget target, string sha256) => StableHash.Id((target with { Name = "-" }).BlobName, sha256);
}
