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
    public string Hash() => HashOf(ToJson());

    /// <summary>The entry as <see cref="CanonicalJson"/> writes it, to the byte, by hand: a chain has a link for every alert.</summary>
    public string ToJson() => JsonBytes.TextOf(this, static (json, entry) => entry.Write(json));

    private void Write(JsonBytes json)
    {
        json.Raw("{\"sequence\":"u8);
        json.Number(Sequence);
        json.Raw(",\"plan\":"u8);
        json.Text(Plan);
        json.Raw(",\"at\":"u8);
        json.Moment(At);
        json.Raw(",\"by\":"u8);
        json.Text(By);
        json.Raw(",\"what\":"u8);
        json.Text(What);
        json.Raw(",\"change\":"u8);
        json.Text(Change);
        json.Raw(",\"id\":"u8);
        json.Text(Id);
        json.Raw(",\"cause\":"u8);
        json.Text(Cause);
        json.Raw(",\"contentHash\":"u8);
        json.Text(ContentHash);
        json.Raw(",\"previousHash\":"u8);
        json.Text(PreviousHash);
        json.Raw("}"u8);
    }

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
