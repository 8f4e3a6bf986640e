using PlanMonitor.Core.Json;

namespace PlanMonitor.Core.Audit;

/// <summary>One link of a plan's chain of changes (留痕): it carries the hash of the link before.</summary>
/// <param name="Sequence">Position in the chain, from 1.</param>
/// <param name="Plan">Plan whose chain it is.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="What">alert, rights, quotas, plan, report, subscription ...</param>
/// <param name="Change">opened, updated, closed, reopened, imported ...</param>
/// <param name="Id">Id of what changed.</param>
/// <param name="Cause">The run or upload that caused it.</param>
/// <param name="ContentHash">SHA-256 of what it is now.</param>
/// <param name="PreviousHash">Hash of the entry before; empty for the first.</param>
public sealed record AuditEntry(long Sequence, string Plan, DateTimeOffset At, string By, string What, string Change, string Id, string Cause, string ContentHash, string PreviousHash)
{
    /// <summary>Hash of this entry, with which the next one is chained.</summary>
    public string Hash() => HashOf(CanonicalJson.Write(this));

    /// <summary>The same of an entry that is in words already, as <see cref="CanonicalJson"/> writes it.</summary>
    public static string HashOf(string entry) => StableHash.Of(entry);

    /// <summary>The next link.</summary>
    public static AuditEntry After(AuditHead head, string plan, DateTimeOffset at, string by, string what, string change, string id, string cause, string content) =>
        new(head.Sequence + 1, plan, at, by, what, change, id, cause, StableHash.Of(content), head.Hash);
}

/// <summary>The end of a chain.</summary>
public sealed record AuditHead(long Sequence, string Hash)
{
    /// <summary>Before the first entry.</summary>
    public static AuditHead Start { get; } = new(0, "");
}
