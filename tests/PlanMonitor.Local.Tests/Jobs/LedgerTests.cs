using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Storage;
using Xunit;

namespace PlanMonitor.Local.Tests.Jobs;

/// <summary>Several writers on one chain, and one of them always too late.</summary>
public sealed class LedgerTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Writers_at_once_chain_onto_each_other()
    {
        await using var host = await JobHost.OpenAsync();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < 25; i++)
            {
                Assert.True(await host.Ledger.AppendAsync("dandong", $"writer {writer}", "test", [Insert($"{writer}-{i}")], Cancel));
            }
        })));
        var entries = await host.ProvedChainAsync("dandong");
        Assert.Equal(100, entries.Count);
        Assert.All(Enumerable.Range(0, 4), writer =>
            Assert.Equal(Enumerable.Range(0, 25).Select(i => $"{writer}-{i}"), entries.Where(entry => entry.By == $"writer {writer}").Select(entry => entry.Id)));
    }

    [Fact]
    public async Task A_writer_whose_head_moved_chains_onto_the_new_one()
    {
        var interfering = new List<Func<Task>>();
        await using var host = await JobHost.OpenAsync(tables => new Interfered(tables, interfering));
        var other = new PlanLedger(host.Storage.Tables, host.Time);
        interfering.Add(async () => await other.AppendAsync("dandong", "other", "test", [Insert("b")], Cancel));
        Assert.True(await host.Ledger.AppendAsync("dandong", "one", "test", [Insert("a")], Cancel));
        Assert.Equal(["b", "a"], (await host.ProvedChainAsync("dandong")).Select(entry => entry.Id));
    }

    [Fact]
    public async Task A_row_that_changed_in_between_stops_the_writer_and_nothing_of_its_transaction_stays()
    {
        await using var host = await JobHost.OpenAsync();
        Assert.True(await host.Ledger.AppendAsync("dandong", "one", "test", [Insert("a")], Cancel));
        Assert.False(await host.Ledger.AppendAsync("dandong", "two", "test", [Insert("b"), Insert("a"), Insert("c")], Cancel));
        Assert.Equal(["a"], (await host.ProvedChainAsync("dandong")).Select(entry => entry.Id));
    }

    [Fact]
    public async Task Many_changes_keep_their_order_over_transactions()
    {
        await using var host = await JobHost.OpenAsync();
        Assert.True(await host.Ledger.AppendAsync("dandong", "one", "test", [.. Enumerable.Range(0, 100).Select(i => Insert($"{i}", $"message {i}"))], Cancel));
        Assert.Equal(Enumerable.Range(0, 100).Select(i => $"{i}"), (await host.ProvedChainAsync("dandong")).Select(entry => entry.Id));
        Assert.Equal(Enumerable.Range(0, 100).Select(i => $"message {i}"), await host.Ledger.OutboxAsync("dandong", Cancel).ToListAsync(Cancel));
    }

    [Fact]
    public async Task Two_uploads_at_once_have_two_places_in_the_order()
    {
        var interfering = new List<Func<Task>>();
        await using var host = await JobHost.OpenAsync(tables => new Interfered(tables, interfering));
        await using var blobs = await JobHost.OpenAsync();
        var reader = new Services.Ingest.UploadReader(host.Storage.Tables, new(host.Storage.Tables, host.Time), host.Shelf, Core.Names.MineralCatalogue.BuiltIn, Core.Names.RegionCatalogue.BuiltIn, Spatial.Formats.Attributes.AttributeNames.BuiltIn,
            new(blobs.Storage.Blobs, Spatial.Formats.Attributes.AttributeNames.BuiltIn), new(blobs.Storage.Blobs, Spatial.Formats.Attributes.AttributeNames.BuiltIn));
        var other = new Services.Ingest.IngestJob(blobs.Storage.Blobs, new(host.Storage.Tables, host.Time), reader, host.Time);
        await blobs.PutAsync("reports/dandong/2024/-/b.csv", System.Text.Encoding.UTF8.GetBytes(Uploads.Reports((1, "4"))));
        UploadRecord? second = null;
        interfering.Add(async () => second = await other.RunAsync("reports/dandong/2024/-/b.csv", "other", null, Cancel));
        var first = await host.TakeAsync("reports/dandong/2024/-/a.csv", Uploads.Reports((1, "3")));
        Assert.Equal((2, 1), (first.Order, second!.Order));
        Assert.Equal([2L, 1L], (await host.Ledger.UploadsAsync("dandong", Cancel).ToListAsync(Cancel)).OrderBy(upload => upload.Target.Name, StringComparer.Ordinal).Select(upload => upload.Order));
        await host.ProvedChainAsync("dandong");
    }

    [Fact]
    public async Task The_same_upload_by_two_at_once_is_one_upload()
    {
        await using var host = await JobHost.OpenAsync();
        await host.PutAsync("reports/dandong/2024/-/a.csv", System.Text.Encoding.UTF8.GetBytes(Uploads.Reports((1, "3"))));
        var records = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => host.Ingest.RunAsync("reports/dandong/2024/-/a.csv", "tester", null, Cancel))));
        Assert.Single(records.Where(record => record is not null).Select(record => (record!.Id, record.Order)).Distinct());
        Assert.Single(await host.ProvedChainAsync("dandong"));
        Assert.Single(await host.Tables.QueryAsync("reports", "dandong|2024", null, null, Cancel).ToListAsync(Cancel));
        Assert.Empty(await host.BlobsAsync("inbox"));
    }

    [Fact]
    public async Task Checks_at_once_leave_one_set_of_findings_and_one_row_per_change()
    {
        await using var host = await JobHost.OpenAsync();
        await host.TakeAsync("rights/dandong/-/-/r.csv", Uploads.Rights([.. Enumerable.Range(1, 60).Select(mine => (mine, "有效", (double?)null))]));
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => host.CheckAsync("dandong", 2024))));
        Assert.Single(results.Select(result => result.Run).Distinct());
        var links = (await host.ProvedChainAsync("dandong")).Where(entry => entry.What == "alert").ToList();
        Assert.Equal(results[0].Findings.Count(Core.Alerts.Reconciler.NeedsPerson), links.Count);
        Assert.All(links, entry => Assert.Equal("opened", entry.Change));
        Assert.Equal(links.Count, (await host.OutboxAsync("dandong")).Count);
        Assert.Equal(results[0].Findings.Count, await host.Findings.ReadAsync("dandong", 2024, Cancel).CountAsync(Cancel));
    }

    private static LedgerChange Insert(string id, string? outbox = null) => new("test", "written", id, $"\"{id}\"", RowWrite.Insert($"upload|{id}", $"\"{id}\""), outbox);

    /// <summary>Lets somebody else act just before the first writes.</summary>
    private sealed class Interfered(ITables tables, List<Func<Task>> acts) : ITables
    {
        public int MostRows => tables.MostRows;

        public Task<Row?> GetAsync(string table, string partition, string key, CancellationToken cancel) => tables.GetAsync(table, partition, key, cancel);

        public IAsyncEnumerable<Row> QueryAsync(string table, string partition, string? from, string? to, CancellationToken cancel) => tables.QueryAsync(table, partition, from, to, cancel);

        public IAsyncEnumerable<string> PartitionsAsync(string table, CancellationToken cancel) => tables.PartitionsAsync(table, cancel);

        public async Task<WriteOutcome> WriteAsync(string table, string partition, IReadOnlyList<RowWrite> writes, CancellationToken cancel)
        {
            if (table == "ledger" && acts is [var act, ..])
            {
                acts.RemoveAt(0);
                await act();
            }
            return await tables.WriteAsync(table, partition, writes, cancel);
        }
    }
}
