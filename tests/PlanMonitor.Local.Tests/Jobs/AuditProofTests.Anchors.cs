using System.Runtime.CompilerServices;
using System.Text;
using PlanMonitor.Core.Alerts;
using PlanMonitor.Core.Audit;
using PlanMonitor.Core.Json;
using PlanMonitor.Services.Audit;
using PlanMonitor.Services.Storage;
using Xunit;

namespace PlanMonitor.Local.Tests.Jobs;

/// <summary>Clocks that were wrong, anchors that disagree, forks, and marks without a link.</summary>
public sealed partial class AuditProofTests
{
    [Fact]
    public async Task A_clock_that_went_ahead_and_back_leaves_anchors_that_hold()
    {
        await using var host = await FilledAsync();
        foreach (var days in new[] { 400, 1, 2, 3 })
        {
            await AcknowledgeNextAsync(host);
            var clock = new Testing.ManualTime(host.Time.GetUtcNow().AddDays(days));
            Assert.True(await new AnchorStore(host.Ledger, host.Storage.Tables, host.Storage.Blobs, host.Backend.Settings, clock, "system").TakeAsync(Cancel));
        }
        Assert.All(await ProveAsync(host, null), report => Assert.Null(report.Break));
        // Each carries the hash of the one that was taken before it: none can be taken out or put in.
        var names = (await host.BlobsAsync(AnchorStore.Container)).Keys.Order(StringComparer.Ordinal).ToList();
        Assert.Equal(5, names.Count);
        await host.Storage.Blobs.DeleteAsync(AnchorStore.Container, names[^1], null, Cancel);
        Assert.Contains(await ProveAsync(host, "-"), report => report.Break is { Fault: AuditFault.AnchorChanged or AuditFault.AnchorMissing });
    }

    [Fact]
    public async Task Two_anchors_that_disagree_and_two_that_follow_on_the_same_are_found()
    {
        await using var host = await FilledAsync();
        var first = Encoding.UTF8.GetString(Assert.Single(await host.BlobsAsync(AnchorStore.Container)).Value);
        var anchor = CanonicalJson.Read<AuditAnchor>(first);
        var other = anchor.Heads.Single(head => head.Plan == Plan) with { Hash = new('0', 64) };
        foreach (var (previous, day) in new[] { (StableHash.Of(first), 1), ("", 1) })
        {
            var forged = anchor with { Day = anchor.Day.AddDays(day), Previous = previous, Heads = previous.Length == 0 ? anchor.Heads : [other] };
            var name = AnchorStore.NameOf(forged.Day);
            using var content = new MemoryStream(Encoding.UTF8.GetBytes(CanonicalJson.Write(forged)));
            await host.Storage.Blobs.WriteAsync(AnchorStore.Container, name, content, BlobCondition.Always, Cancel);
            Assert.Equal((AuditFault.AnchorChanged, name), Assert.Single(await ProveAsync(host, "-")).Break is { } broken ? (broken.Fault, broken.Row) : default);
        }
    }

    [Fact]
    public async Task A_fork_is_found_wherever_its_second_link_is_put()
    {
        await using var host = await FilledAsync();
        var rows = await host.Storage.Tables.QueryAsync(Ledger, Plan, "audit|", "audit}", Cancel).ToListAsync(Cancel);
        var (second, last) = (CanonicalJson.Read<AuditEntry>(rows[1].Body), CanonicalJson.Read<AuditEntry>(rows[^1].Body));
        // Another second link after the first, beside the old one or in its place, and another last one with its head.
        await WriteAsync(host, Plan, RowWrite.Insert("audit|000000000002a", CanonicalJson.Write(second with { By = "nobody" })));
        Assert.Equal((AuditFault.Sequence, 3), (await ProveAsync(host, Plan))[0].Break is { } beside ? (beside.Fault, (int)beside.Sequence!) : default);
        await WriteAsync(host, Plan, RowWrite.Delete("audit|000000000002a"), RowWrite.Upsert(rows[1].Key, CanonicalJson.Write(second with { By = "nobody" })));
        Assert.Equal((AuditFault.PreviousHash, 3), (await ProveAsync(host, Plan))[0].Break is { } instead ? (instead.Fault, (int)instead.Sequence!) : default);
        var fork = last with { By = "nobody" };
        await WriteAsync(host, Plan, RowWrite.Upsert(rows[1].Key, rows[1].Body), RowWrite.Upsert(rows[^1].Key, CanonicalJson.Write(fork)), RowWrite.Upsert("head", CanonicalJson.Write(new AuditHead(fork.Sequence, fork.Hash()))));
        Assert.Equal(AuditFault.Anchor, (await ProveAsync(host, Plan))[0].Break?.Fault);
    }

    [Fact]
    public async Task A_mark_that_keeps_an_alert_from_being_escalated_is_found()
    {
        await using var host = await FilledAsync();
        var alert = (await host.AlertsAsync(Plan))[1];
        await WriteAsync(host, Plan, RowWrite.Insert($"escalation|{alert.Id}|000000000000", "{}"));
        Assert.Equal((AuditFault.RowUnknown, $"escalation|{alert.Id}|000000000000"), (await ProveAsync(host, Plan))[0].Break is { } broken ? (broken.Fault, broken.Row) : default);
    }

    private static async Task AcknowledgeNextAsync(JobHost host)
    {
        var next = (await host.AlertsAsync(Plan)).FirstOrDefault(alert => alert.State == AlertState.Open);
        Assert.True(next is null || (await host.Backend.Desk.ActAsync(Plan, next.Id, new(AlertTransition.Acknowledge), "李工", null, Cancel)).Ok);
    }

    [Fact]
    public async Task A_link_that_comes_between_the_links_and_the_head_breaks_nothing()
    {
        await using var host = await FilledAsync();
        Task AppendAsync(string what, string id) => host.Ledger.AppendAsync(Plan, "writer", "test", [new(what, "set", id, "{}", RowWrite.Insert($"{what}|{id}", "{}"))], Cancel);
        var heads = 0;
        var tables = new Watched(host.Storage.Tables)
        {
            // Settings have been read; a token that is not known yet makes the proof read the links again, and then look for the settings one by one.
            Querying = async from =>
            {
                if (from == "token|")
                {
                    await AppendAsync("setting", "s1");
                    await AppendAsync("setting", "s2");
                    await AppendAsync("token", "t1");
                }
            },
            Getting = key => key == "head" && ++heads == 3 ? AppendAsync("setting", "s3") : Task.CompletedTask,
        };
        var proof = new AuditVerifier(new(tables, host.Time), tables, host.Storage.Blobs, host.Backend.Anchors);
        Assert.Null(Assert.Single(await proof.RunAsync(Plan, contents: false, Cancel)).Break);
        Assert.True(heads >= 3);
    }

    /// <summary>Lets others act before something is read.</summary>
    private sealed class Watched(ITables tables) : ITables
    {
        public required Func<string?, Task> Querying { get; init; }

        public required Func<string, Task> Getting { get; init; }

        public int MostRows => tables.MostRows;

        public async Task<Row?> GetAsync(string table, string partition, string key, CancellationToken cancel)
        {
            await Getting(key);
            return await tables.GetAsync(table, partition, key, cancel);
        }

        public async IAsyncEnumerable<Row> QueryAsync(string table, string partition, string? from, string? to, [EnumeratorCancellation] CancellationToken cancel)
        {
            await Querying(from);
            await foreach (var row in tables.QueryAsync(table, partition, from, to, cancel))
            {
                yield return row;
            }
        }

        public IAsyncEnumerable<string> PartitionsAsync(string table, CancellationToken cancel) => tables.PartitionsAsync(table, cancel);

        public Task<WriteOutcome> WriteAsync(string table, string partition, IReadOnlyList<RowWrite> writes, CancellationToken cancel) => tables.WriteAsync(table, partition, writes, cancel);
    }
}
