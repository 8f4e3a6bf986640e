using FsCheck;
using FsCheck.Fluent;
using PlanMonitor.Core.Audit;
using PlanMonitor.Core.Tests.Properties;
using Xunit;

namespace PlanMonitor.Core.Tests.Audit;

/// <summary>A chain of changes shows every edit, deletion and move.</summary>
public sealed class AuditChainTests
{
    private static readonly DateTimeOffset Start = new(2025, 4, 1, 2, 0, 0, TimeSpan.Zero);

    // One edit each; At is another moment, or the same moment written otherwise.
    private static readonly Func<AuditEntry, AuditEntry>[] Edits =
    [
        entry => entry with { Plan = "liaoyang" },
        entry => entry with { Sequence = entry.Sequence + 1 },
        entry => entry with { At = entry.At.AddSeconds(1) },
        entry => entry with { At = entry.At.ToOffset(TimeSpan.FromHours(8)) },
        entry => entry with { By = "另一人" },
        entry => entry with { What = "quotas" },
        entry => entry with { Change = "closed" },
        entry => entry with { Id = entry.Id + "0" },
        entry => entry with { Cause = "" },
        entry => entry with { ContentHash = new string('0', 64) },
        entry => entry with { PreviousHash = new string('0', 64) },
    ];

    [Fact]
    public void An_empty_chain_is_whole() => Assert.Null(AuditChain.Verify([], AuditHead.Start));

    [Fact]
    public void An_entry_carries_number_content_and_the_hash_before()
    {
        var first = Entry(AuditHead.Start, 1);
        var second = AuditEntry.After(new(1, first.Hash()), "dandong", Start, "张三", "alert", "opened", "a2", "run", "31");
        Assert.Equal((1L, ""), (first.Sequence, first.PreviousHash));
        Assert.Equal((2L, first.Hash()), (second.Sequence, second.PreviousHash));
        // SHA-256 of "31".
        Assert.Equal("eb1e33e8a81b697b75855af6bfcdbcbf7cbbde9f94962ceaec1ed8af21f5a50f", second.ContentHash);
        Assert.Null(AuditChain.Verify([first, second], new(2, second.Hash())));
    }

    [Fact]
    public void The_hash_of_an_entry_is_the_same_for_ever() =>
        Assert.Equal("5f8c336d486fc9c36dfdfcf1d7880d59863839ad3e59eb45544b9c4a5dfaffc7", Entry(AuditHead.Start, 1).Hash());

    [Fact]
    public void A_chain_as_it_was_written_is_whole() =>
        Prop.ForAll(Checked.Seeds, seed => Chain(new Random(seed).Next(20)) is var (entries, head) && AuditChain.Verify(entries, head) is null).Check(Checked.Config);

    [Fact]
    public void Whatever_is_done_to_a_chain_shows() => Prop.ForAll(Checked.Seeds, seed =>
    {
        var random = new Random(seed);
        var (entries, head) = Chain(random.Next(2, 20));
        var at = random.Next(entries.Count);
        var other = (at + random.Next(1, entries.Count)) % entries.Count;
        switch (random.Next(6))
        {
            case 0: entries[at] = Edits[random.Next(Edits.Length)](entries[at]); break;
            case 1: entries.RemoveAt(at); break;
            case 2: (entries[at], entries[other]) = (entries[other], entries[at]); break;
            case 3: entries.Insert(at, entries[other]); break;
            case 4: entries.RemoveRange(at, entries.Count - at); break;
            default: head = random.Next(2) == 0 ? head with { Hash = entries[at].PreviousHash } : head with { Sequence = head.Sequence + 1 }; break;
        }
        return AuditChain.Verify(entries, head) is not null;
    }).Check(Checked.Config);

    [Theory]
    [InlineData("edit 3", 4, LinkFault.PreviousHash)]
    [InlineData("edit 5", 5, LinkFault.Head)]
    [InlineData("remove 2", 2, LinkFault.Sequence)]
    [InlineData("remove 5", 4, LinkFault.Head)]
    [InlineData("renumber 2", 2, LinkFault.PreviousHash)]
    [InlineData("plan 3", 3, LinkFault.Plan)]
    public void The_first_broken_link_is_named(string tampering, long sequence, LinkFault fault)
    {
        var (entries, head) = Chain(5);
        var at = tampering[^1] - '1';
        switch (tampering[..^2])
        {
            case "edit": entries[at] = entries[at] with { By = "另一人" }; break;
            case "remove": entries.RemoveAt(at); break;
            case "plan": entries[at] = entries[at] with { Plan = "liaoyang" }; break;
            default:
                // Taken out, and the rest numbered anew: the hash before gives it away.
                entries.RemoveAt(at);
                entries = [.. entries.Select((entry, i) => entry with { Sequence = i + 1 })];
                break;
        }
        Assert.Equal(new BrokenLink(sequence, fault), AuditChain.Verify(entries, head));
    }

    [Fact]
    public void A_head_that_is_ahead_of_its_chain_does_not_hold()
    {
        var (entries, _) = Chain(3);
        var (_, head) = Chain(4);
        Assert.Equal(new BrokenLink(3, LinkFault.Head), AuditChain.Verify(entries, head));
    }

    private static (List<AuditEntry> Entries, AuditHead Head) Chain(int length)
    {
        var head = AuditHead.Start;
        List<AuditEntry> entries = [];
        for (var i = 1; i <= length; i++)
        {
            entries.Add(Entry(head, i));
            head = new(i, entries[^1].Hash());
        }
        return (entries, head);
    }

    private static AuditEntry Entry(AuditHead head, int i) =>
        AuditEntry.After(head, "dandong", Start.AddMinutes(i), "张三", "alert", "opened", $"a{i}", $"run{i / 3}", $"content {i}");
}
