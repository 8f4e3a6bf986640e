using PlanMonitor.Services.Checks;
using PlanMonitor.Services.Storage;
using Xunit;

namespace PlanMonitor.Local.Tests.Jobs;

/// <summary>Requests that come twice, fail, and end in the poison queue.</summary>
public sealed class CheckQueueTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_request_that_came_twice_is_run_twice_and_changes_nothing()
    {
        await using var host = await JobHost.OpenAsync();
        await host.TakeAsync("reports/dandong/2024/-/a.csv", Uploads.Reports((1, "22")));
        await host.Queue.SendAsync(new("dandong", 2024, new(2025, 3, 31), "test"), Cancel);
        Assert.Equal(1, await host.RunWaitingAsync(None));
        var before = await host.DumpAsync();
        await host.Queue.SendAsync(new("dandong", 2024, new(2025, 3, 31), "test"), Cancel);
        await host.Queue.SendAsync(new("dandong", 2024, new(2025, 3, 31), "another"), Cancel);
        Assert.Equal(2, await host.RunWaitingAsync(None));
        Assert.Equal(before, await host.DumpAsync());
        Assert.Single(await host.AlertsAsync("dandong"));
    }

    [Fact]
    public async Task A_request_that_fails_comes_again_and_is_poison_after_five_deliveries_while_others_are_run()
    {
        var broken = true;
        await using var host = await JobHost.OpenAsync(tables => new Faulty(tables, partition => broken && partition == "chaoyang|2024"));
        var told = new List<string>();
        await host.Queue.SendAsync(new("chaoyang", 2024, new(2025, 3, 31), "test"), Cancel);
        for (var delivery = 1; delivery <= 5; delivery++)
        {
            await host.Queue.SendAsync(new("dandong", 2024, new(2025, 3, 31), "test"), Cancel);
            Assert.Equal(1, await host.RunWaitingAsync(Tell));
            Assert.Equal(delivery, told.Count);
            // It rests a while longer each time.
            Assert.Equal(0, await host.RunWaitingAsync(Tell));
            host.Time.Advance(TimeSpan.FromSeconds((10 * delivery) - 1));
            Assert.Equal((0, delivery), (await host.RunWaitingAsync(Tell), told.Count));
            host.Time.Advance(TimeSpan.FromSeconds(1));
        }
        Assert.Equal((0, 5), (await host.RunWaitingAsync(Tell), told.Count));
        Assert.Equal((0, 1), (await host.Storage.Queues.CountAsync(CheckQueue.Name, Cancel), await host.Storage.Queues.CountAsync(host.Queue.Job.Poison, Cancel)));
        Assert.Equal("""{"plan":"chaoyang","year":2024,"asOf":"2025-03-31","cause":"test"}""", Assert.Single(await host.Storage.Queues.ReceiveAsync(host.Queue.Job.Poison, 2, TimeSpan.FromMinutes(1), Cancel)).Body);
        Assert.All(told, line => Assert.Equal("""{"plan":"chaoyang","year":2024,"asOf":"2025-03-31","cause":"test"}: the disk is gone""", line));

        broken = false;
        await host.Queue.SendAsync(new("chaoyang", 2024, new(2025, 3, 31), "test"), Cancel);
        Assert.Equal(1, await host.RunWaitingAsync(Tell));
        Assert.Equal((5, 1), (told.Count, await host.Findings.RunsAsync("chaoyang", Cancel).CountAsync(Cancel)));

        void Tell(string body, Exception fault) => told.Add($"{body}: {fault.Message}");
    }

    [Fact]
    public async Task A_body_that_is_no_request_is_poison_too()
    {
        await using var host = await JobHost.OpenAsync();
        await host.Storage.Queues.SendAsync(CheckQueue.Name, "check everything", TimeSpan.Zero, Cancel);
        var told = 0;
        for (var delivery = 1; delivery <= 6; delivery++)
        {
            await host.RunWaitingAsync((_, _) => told++);
            host.Time.Advance(TimeSpan.FromMinutes(1));
        }
        Assert.Equal((5, 0, 1), (told, await host.Storage.Queues.CountAsync(CheckQueue.Name, Cancel), await host.Storage.Queues.CountAsync(host.Queue.Job.Poison, Cancel)));
    }

    [Fact]
    public async Task A_request_for_a_year_or_plan_that_nothing_covers_is_done_with()
    {
        await using var host = await JobHost.OpenAsync();
        await host.Queue.SendAsync(new("dandong", 2031, null, "test"), Cancel);
        await host.Queue.SendAsync(new("shenyang", 2024, null, "test"), Cancel);
        Assert.Equal(2, await host.RunWaitingAsync(None));
        Assert.Equal(0, await host.Storage.Queues.CountAsync(CheckQueue.Name, Cancel));
        Assert.Empty(await host.Findings.RunsAsync("dandong", Cancel).ToListAsync(Cancel));
    }

    [Fact]
    public async Task The_timer_asks_for_the_year_that_has_ended_of_every_plan_it_lies_in()
    {
        await using var host = await JobHost.OpenAsync();
        // 16:00 UTC on 31 December is the new year in China.
        host.Time.Advance(new DateTimeOffset(2024, 12, 31, 15, 59, 59, TimeSpan.Zero) - host.Time.GetUtcNow());
        await host.Queue.SendYearlyAsync(Cancel);
        host.Time.Advance(TimeSpan.FromSeconds(1));
        await host.Queue.SendYearlyAsync(Cancel);
        Assert.Equal(8, await host.RunWaitingAsync(None));
        foreach (var plan in host.Shelf.Library.Ids)
        {
            Assert.Equal([2023, 2024], (await host.Findings.RunsAsync(plan, Cancel).ToListAsync(Cancel)).Select(run => run.Run.Year));
        }
    }

    [Fact]
    public async Task An_upload_asks_for_its_year_and_one_without_a_year_for_all_years_that_were_checked()
    {
        await using var host = await JobHost.OpenAsync();
        await host.Queue.SendForAsync(await host.TakeAsync("rights/dandong/-/-/r.csv", Uploads.Rights((1, "有效", null))), Cancel);
        Assert.Equal(0, await host.Storage.Queues.CountAsync(CheckQueue.Name, Cancel));
        foreach (var year in new[] { 2023, 2024 })
        {
            var report = await host.TakeAsync($"reports/dandong/{year}/-/a.csv", Uploads.ReportsOf(year, (1, "3")));
            await host.Queue.SendForAsync(report, Cancel);
            Assert.Equal($$"""{"plan":"dandong","year":{{year}},"asOf":null,"cause":"{{report.Id}}","key":"upload|dandong|{{year}}|{{report.Id}}|2022-10-draft"}""", await NextAsync(host));
            await host.CheckAsync("dandong", year);
        }
        await host.Queue.SendForAsync(await host.TakeAsync("reports/dandong/2024/-/x.csv", "a,b\n1,2\n"), Cancel);
        Assert.Equal(0, await host.Storage.Queues.CountAsync(CheckQueue.Name, Cancel));
        var layer = await host.TakeAsync("layer/dandong/-/red-line/l.geojson", Uploads.Features("BSM", ("L1", 124.6)));
        await host.Queue.SendForAsync(layer, Cancel);
        Assert.Equal(
            new[] { 2023, 2024 }.Select(year => $$"""{"plan":"dandong","year":{{year}},"asOf":null,"cause":"{{layer.Id}}","key":"upload|dandong|{{year}}|{{layer.Id}}|2022-10-draft"}"""),
            new[] { await NextAsync(host), await NextAsync(host) }.Order(StringComparer.Ordinal));
    }

    private static async Task<string> NextAsync(JobHost host)
    {
        var message = Assert.Single(await host.Storage.Queues.ReceiveAsync(CheckQueue.Name, 1, TimeSpan.FromMinutes(1), Cancel));
        await host.Storage.Queues.DeleteAsync(CheckQueue.Name, message, Cancel);
        return message.Body;
    }

    private static void None(string body, Exception fault) => Assert.Fail($"{body}: {fault}");

    /// <summary>Fails on some partitions.</summary>
    private sealed class Faulty(ITables tables, Func<string, bool> fails) : ITables
    {
        public int MostRows => tables.MostRows;

        public Task<Row?> GetAsync(string table, string partition, string key, CancellationToken cancel) => tables.GetAsync(table, partition, key, cancel);

        public IAsyncEnumerable<Row> QueryAsync(string table, string partition, string? from, string? to, CancellationToken cancel) =>
            fails(partition) ? throw new IOException("the disk is gone") : tables.QueryAsync(table, partition, from, to, cancel);

        public IAsyncEnumerable<string> PartitionsAsync(string table, CancellationToken cancel) => tables.PartitionsAsync(table, cancel);

        public Task<WriteOutcome> WriteAsync(string table, string partition, IReadOnlyList<RowWrite> writes, CancellationToken cancel) => tables.WriteAsync(table, partition, writes, cancel);
    }
}
