using PlanMonitor.Core.Audit;
using PlanMonitor.Core.Json;
using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Storage;
using Xunit;

namespace PlanMonitor.Local.Tests.Jobs;

/// <summary>The audit chain as an auditor would prove it.</summary>
internal static class Chain
{
    /// <summary>The entries of a plan: each carries the hash of the one before, the head is the last, and every row is what the newest entry on it says.</summary>
    public static async Task<List<AuditEntry>> ProveAsync(ITables tables, PlanLedger ledger, string plan)
    {
        var cancel = TestContext.Current.CancellationToken;
        var entries = await ledger.EntriesAsync(plan, cancel).ToListAsync(cancel);
        var previous = AuditHead.Start;
        foreach (var entry in entries)
        {
            Assert.Equal((previous.Sequence + 1, previous.Hash, plan), (entry.Sequence, entry.PreviousHash, entry.Plan));
            previous = new(entry.Sequence, entry.Hash());
        }
        Assert.Equal(previous, await ledger.HeadAsync(plan, cancel));
        foreach (var newest in entries.GroupBy(entry => (Kind: entry.What is "alert" or "subscription" or "action" or "setting" or "token" or "anchor" ? entry.What : "upload", entry.Id)).Select(group => (group.Key.Kind, Entry: group.Last())))
        {
            var row = await tables.GetAsync("ledger", plan, $"{newest.Kind}|{newest.Entry.Id}", cancel);
            Assert.Equal(newest.Entry.ContentHash, StableHash.Of(row!.Body));
        }
        return entries;
    }
}
