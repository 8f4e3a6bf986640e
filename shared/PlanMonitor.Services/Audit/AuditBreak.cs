using PlanMonitor.Core.Messages;

namespace PlanMonitor.Services.Audit;

/// <summary>What does not hold.</summary>
public enum AuditFault
{
    /// <summary>A link does not carry the next number: an entry was taken out, put in or moved.</summary>
    Sequence,

    /// <summary>A link belongs to another plan.</summary>
    Plan,

    /// <summary>A link does not carry the hash of the one before: one of the two was changed.</summary>
    PreviousHash,

    /// <summary>A link is not written as the product writes it, or cannot be read.</summary>
    Form,

    /// <summary>The head does not point to the last link: that one was changed, or the end was cut off.</summary>
    Head,

    /// <summary>A row is not what the newest link about it says.</summary>
    RowChanged,

    /// <summary>A row that the chain tells of is gone.</summary>
    RowMissing,

    /// <summary>A row that the chain does not tell of.</summary>
    RowUnknown,

    /// <summary>A waiting message does not tell what its link says.</summary>
    MessageChanged,

    /// <summary>A chain does not hold the hash that an anchor tells: it was rewritten, or cut off.</summary>
    Anchor,

    /// <summary>An anchor is not as it was written, or cannot be read.</summary>
    AnchorChanged,

    /// <summary>An anchor is gone.</summary>
    AnchorMissing,

    /// <summary>The content of an upload is not what was uploaded.</summary>
    ContentChanged,

    /// <summary>The content of an upload is gone.</summary>
    ContentMissing,
}

/// <summary>The first place where a plan's chain and rows do not hold.</summary>
/// <param name="Plan">The chain.</param>
/// <param name="Fault">What does not hold.</param>
/// <param name="Sequence">Number of the link; for a row that of the newest link about it; null where no link is meant.</param>
/// <param name="Row">Key of the row, or name of the blob; null where the link itself is meant.</param>
public sealed record AuditBreak(string Plan, AuditFault Fault, long? Sequence, string? Row)
{
    /// <summary>What it means, in words.</summary>
    public Text Message => Fault switch
    {
        AuditFault.Sequence => new($"第 {Sequence} 条记录的序号不连续：有记录被删除、插入或调换。", $"Entry {Sequence} does not carry the next number: an entry was deleted, inserted or moved."),
        AuditFault.Plan => new($"第 {Sequence} 条记录属于其他规划。", $"Entry {Sequence} belongs to another plan."),
        AuditFault.PreviousHash => new($"第 {Sequence} 条记录与前一条不衔接：两者之一被改动。", $"Entry {Sequence} does not follow the one before: one of the two was changed."),
        AuditFault.Form => new($"第 {Sequence} 条记录的写法被改动，或无法读取。", $"Entry {Sequence} is not as it was written, or cannot be read."),
        AuditFault.Head => new($"链尾与第 {Sequence} 条记录不符：末条被改动，或其后的记录被删除。", $"The head does not point to entry {Sequence}: that one was changed, or the end was cut off."),
        AuditFault.RowChanged => new($"{Row} 的内容与第 {Sequence} 条记录不符。", $"{Row} is not what entry {Sequence} says."),
        AuditFault.RowMissing => new($"第 {Sequence} 条记录所载的 {Row} 不见了。", $"{Row}, which entry {Sequence} tells of, is gone."),
        AuditFault.RowUnknown => new($"{Row} 没有留痕记录。", $"No entry tells of {Row}."),
        AuditFault.MessageChanged => new($"待发消息 {Row} 与第 {Sequence} 条记录不符。", $"The waiting message {Row} does not tell what entry {Sequence} says."),
        AuditFault.Anchor => new($"锚定 {Row} 所载的第 {Sequence} 条记录与链上不符：其前的记录被重写，或末尾被删除。", $"The chain does not hold entry {Sequence} as anchor {Row} tells it: it was rewritten up to there, or cut off."),
        AuditFault.AnchorChanged => new($"锚定 {Row} 被改动，或无法读取。", $"Anchor {Row} is not as it was written, or cannot be read."),
        AuditFault.AnchorMissing => new($"锚定 {Row} 不见了。", $"Anchor {Row} is gone."),
        AuditFault.ContentChanged => new($"上传文件 {Row} 的内容被改动。", $"The content of {Row} is not what was uploaded."),
        _ => new($"上传文件 {Row} 的内容不见了。", $"The content of {Row} is gone."),
    };
}

/// <summary>What the proof of one chain gave.</summary>
/// <param name="Plan">The chain.</param>
/// <param name="Entries">Links that were read.</param>
/// <param name="Rows">Rows that were compared.</param>
/// <param name="Anchors">Anchors that were compared.</param>
/// <param name="Break">The first place where it does not hold; null where it does.</param>
public sealed record AuditReport(string Plan, long Entries, long Rows, int Anchors, AuditBreak? Break)
{
    /// <summary>True where everything holds.</summary>
    public bool Holds => Break is null;
}
