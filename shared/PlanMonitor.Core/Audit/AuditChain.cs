namespace PlanMonitor.Core.Audit;

/// <summary>What is wrong with a link of a chain.</summary>
public enum LinkFault
{
    /// <summary>It does not carry the next number: an entry was taken out, put in or moved.</summary>
    Sequence,

    /// <summary>It belongs to another plan than the entries before.</summary>
    Plan,

    /// <summary>It does not carry the hash of the entry before: that entry was changed, or this one.</summary>
    PreviousHash,

    /// <summary>The head does not point to the last entry: that entry was changed, or the end was cut off.</summary>
    Head,
}

/// <summary>The first place where a chain does not hold.</summary>
/// <param name="Sequence">Number that the link should have, from 1; for the head the number of the last entry that there is.</param>
/// <param name="Fault">What is wrong.</param>
public sealed record BrokenLink(long Sequence, LinkFault Fault);

/// <summary>Proves a plan's chain of changes whole (留痕核验). A chain that was rewritten from some entry on, head included, holds in itself: an anchor kept elsewhere tells.</summary>
public static class AuditChain
{
    /// <summary>The first broken link of a chain that is read in its order, or null where every entry follows the one before and the head is the last.</summary>
    public static BrokenLink? Verify(IEnumerable<AuditEntry> entries, AuditHead head)
    {
        var last = AuditHead.Start;
        string? plan = null;
        foreach (var entry in entries)
        {
            var next = last.Sequence + 1;
            plan ??= entry.Plan;
            if (FaultOf(entry, plan, last) is { } fault)
            {
                return new(next, fault);
            }
            last = new(next, entry.Hash());
        }
        return last == head ? null : new(last.Sequence, LinkFault.Head);
    }

    /// <summary>What is wrong with an entry after the end of the chain before it; null where it follows.</summary>
    public static LinkFault? FaultOf(AuditEntry entry, string plan, AuditHead last) =>
        entry.Sequence != last.Sequence + 1 ? LinkFault.Sequence
        : entry.Plan != plan ? LinkFault.Plan
        : entry.PreviousHash != last.Hash ? LinkFault.PreviousHash
        : null;
}
