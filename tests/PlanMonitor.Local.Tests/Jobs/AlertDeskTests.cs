using PlanMonitor.Core.Alerts;
using PlanMonitor.Services.Alerts;
using PlanMonitor.Services.Storage;
using Xunit;

namespace PlanMonitor.Local.Tests.Jobs;

/// <summary>People act on alerts: one transaction each, whoever else writes; missed days are told; lists cost a page.</summary>
public sealed class AlertDeskTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_act_is_the_alert_its_record_two_links_and_a_message()
    {
        await using var host = await RaisedAsync();
        var before = (await host.AlertsAsync("dandong"))[0];
        var (links, messages) = ((await host.ProvedChainAsync("dandong")).Count, (await host.OutboxAsync("dandong")).Count);
        var step = (await host.Backend.Desk.ActAsync("dandong", before.Id, new(AlertTransition.Acknowledge) { Text = "今天去看" }, "李工", AlertDesk.TagOf(before), Cancel)).Value;
        var chain = await host.ProvedChainAsync("dandong");
        Assert.Equal([("action", "ack", "李工", "noted"), ("alert", "acknowledged", "李工", "noted")], chain.Skip(links).Select(entry => (entry.What, entry.Change, entry.By, entry.Cause)));
        Assert.Equal((before.Id, "acknowledged"), (await host.OutboxAsync("dandong"))[messages..].Single());
        Assert.Equal(step.Action.Text, Assert.Single(await host.Ledger.ActionsAsync("dandong", before.Id, Cancel)).Text);
        Assert.Equal(AlertState.Acknowledged, (await host.Ledger.AlertAsync("dandong", before.Id, Cancel))?.State);
    }

    [Fact]
    public async Task Two_who_act_at_once_on_what_both_have_read_do_not_both_succeed()
    {
        await using var host = await RaisedAsync();
        var alert = (await host.AlertsAsync("dandong"))[0];
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(person => Task.Run(() =>
            host.Backend.Desk.ActAsync("dandong", alert.Id, new(AlertTransition.Assign) { To = $"person {person}" }, $"person {person}", AlertDesk.TagOf(alert), Cancel))));
        Assert.Single(outcomes, outcome => outcome.Ok);
        Assert.All(outcomes.Where(outcome => !outcome.Ok), outcome => Assert.Equal("alert.changed", outcome.Problem?.Code));
        // Who does not say what he has read comes after.
        Assert.True((await host.Backend.Desk.ActAsync("dandong", alert.Id, new(AlertTransition.Assign) { To = "x" }, "王局", null, Cancel)).Ok);
        await host.ProvedChainAsync("dandong");
    }

    [Fact]
    public async Task A_check_keeps_what_people_did()
    {
        await using var host = await RaisedAsync();
        var alert = (await host.AlertsAsync("dandong")).First(each => each.Rule == "volume.cap");
        await host.Backend.Desk.ActAsync("dandong", alert.Id, new(AlertTransition.Assign) { To = "执法队" }, "王局", null, Cancel);
        await host.TakeAsync("reports/dandong/2024/-/a.csv", Uploads.Reports((1, "23")));
        await host.CheckAsync("dandong", 2024);
        var after = (await host.Ledger.AlertAsync("dandong", alert.Id, Cancel))!;
        Assert.Equal((AlertState.Assigned, "执法队", 23m, 1), (after.State, after.Assigned?.To, after.Measured, after.Actions));
    }

    [Fact]
    public async Task A_missed_day_is_told_once()
    {
        await using var host = await RaisedAsync();
        var alert = (await host.AlertsAsync("dandong"))[0];
        await host.Backend.Desk.ActAsync("dandong", alert.Id, new(AlertTransition.Assign) { To = "执法队", Due = new(2024, 7, 10) }, "王局", null, Cancel);
        var job = host.Backend.TimerJobs.Single(each => each.Schedule.Name == "daily");
        Assert.StartsWith("0 alerts past a day, chains anchored", await job.RunAsync(Cancel), StringComparison.Ordinal);
        host.Time.Advance(TimeSpan.FromDays(10));
        Assert.StartsWith("1 alerts past a day, chains anchored", await job.RunAsync(Cancel), StringComparison.Ordinal);
        Assert.StartsWith("0 alerts past a day, chains were anchored before", await job.RunAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal(["due 2024-07-10"], (await host.Ledger.AlertAsync("dandong", alert.Id, Cancel))?.Missed);
        Assert.Equal((alert.Id, "escalated"), (await host.OutboxAsync("dandong"))[^1]);
        await host.ProvedChainAsync("dandong");
    }

    [Fact]
    public async Task A_page_of_a_list_costs_a_page_and_what_changed()
    {
        var counted = new Counted();
        await using var host = await JobHost.OpenAsync(tables => counted.Around(tables));
        await FillAsync(host);
        var total = (await host.Backend.Queries.AlertsAsync(new() { Plan = "dandong" }, null, 10, Cancel)).Total;
        Assert.Equal((await host.AlertsAsync("dandong")).Count, total);
        counted.Reads = 0;
        await host.Backend.Queries.AlertsAsync(new() { Plan = "dandong", State = AlertState.Open }, null, 10, Cancel);
        // The head alone: nothing has changed.
        Assert.Equal(1, counted.Reads);
        var alert = (await host.AlertsAsync("dandong"))[0];
        await host.Backend.Desk.ActAsync("dandong", alert.Id, new(AlertTransition.Acknowledge), "李工", null, Cancel);
        counted.Reads = 0;
        Assert.Equal(1, (await host.Backend.Queries.AlertsAsync(new() { Plan = "dandong", State = AlertState.Acknowledged }, null, 10, Cancel)).Total);
        // The head, the links since, and the alert that they name.
        Assert.Equal(3, counted.Reads);
    }

    [Fact]
    public async Task Another_process_begins_where_the_snapshot_stands_and_a_chain_that_does_not_fit_is_read_anew()
    {
        await using var host = await JobHost.OpenAsync();
        await host.TakeAsync("rights/dandong/-/-/r.csv", Uploads.Rights([.. Enumerable.Range(1, 600).Select(mine => (mine, "有效", (double?)null))]));
        await host.CheckAsync("dandong", 2024);
        var total = (await new AlertIndex(host.Ledger, host.Storage.Blobs).OfPlanAsync("dandong", Cancel)).Count;
        Assert.InRange(total, 600, 700);
        Assert.Equal("alerts/dandong.json", Assert.Single(await host.BlobsAsync(AlertIndex.Container)).Key);
        var alert = (await host.AlertsAsync("dandong"))[0];
        await host.Backend.Desk.ActAsync("dandong", alert.Id, new(AlertTransition.Acknowledge), "李工", null, Cancel);
        var counted = new Counted();
        var tables = counted.Around(host.Storage.Tables);
        var items = await new AlertIndex(new(tables, host.Time), host.Storage.Blobs).OfPlanAsync("dandong", Cancel);
        Assert.Equal((total, AlertState.Acknowledged, 3), (items.Count, items.Single(item => item.Id == alert.Id).State, counted.Reads));
        // A snapshot of another chain, and one that cannot be read.
        foreach (var wrong in new[] { """{"head":{"sequence":1,"hash":"x"},"items":[],"changes":0}""", "{" })
        {
            await host.Storage.Blobs.WriteAsync(AlertIndex.Container, "alerts/dandong.json", new MemoryStream(System.Text.Encoding.UTF8.GetBytes(wrong)), BlobCondition.Always, Cancel);
            Assert.Equal(total, (await new AlertIndex(host.Ledger, host.Storage.Blobs).OfPlanAsync("dandong", Cancel)).Count);
        }
    }

    private static async Task<JobHost> RaisedAsync()
    {
        var host = await JobHost.OpenAsync();
        await FillAsync(host);
        return host;
    }

    private static async Task FillAsync(JobHost host)
    {
        await host.TakeAsync("reports/dandong/2024/-/a.csv", Uploads.Reports((1, "22")));
        await host.TakeAsync("rights/dandong/-/-/r.csv", Uploads.Rights((1, "有效", null), (2, "有效", null)));
        await host.CheckAsync("dandong", 2024);
    }

    /// <summary>Counts the reads of a table.</summary>
    private sealed class Counted
    {
        public int Reads { get; set; }

        public ITables Around(ITables tables) => new Tables(this, tables);

        private sealed class Tables(Counted counted, ITables inner) : ITables
        {
            public int MostRows => inner.MostRows;

            public Task<Row?> GetAsync(string table, string partition, string key, CancellationToken cancel)
            {
                counted.Reads++;
                return inner.GetAsync(table, partition, key, cancel);
            }

            public IAsyncEnumerable<Row> QueryAsync(string table, string partition, string? from, string? to, CancellationToken cancel)
            {
                counted.Reads++;
                return inner.QueryAsync(table, partition, from, to, cancel);
            }

            public Task<WriteOutcome> WriteAsync(string table, string partition, IReadOnlyList<RowWrite> writes, CancellationToken cancel) => inner.WriteAsync(table, partition, writes, cancel);

            public IAsyncEnumerable<string> PartitionsAsync(string table, CancellationToken cancel) => inner.PartitionsAsync(table, cancel);
        }
    }
}
