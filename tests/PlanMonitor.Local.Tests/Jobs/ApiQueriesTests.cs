using PlanMonitor.Core.Alerts;
using Xunit;

namespace PlanMonitor.Local.Tests.Jobs;

public sealed class ApiQueriesTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Alerts_come_page_by_page_and_each_once()
    {
        await using var host = await JobHost.OpenAsync();
        await host.TakeAsync("rights/dandong/-/-/r.csv", Uploads.Rights([.. Enumerable.Range(1, 25).Select(mine => (mine, "有效", (double?)null))]));
        await host.CheckAsync("dandong", 2024);
        await host.CheckAsync("liaoyang", 2024);
        var all = (await host.AlertsAsync("dandong")).Select(alert => alert.Id).Order(StringComparer.Ordinal).ToList();
        var api = host.Backend.Queries;

        var ids = new List<string>();
        string? after = null;
        do
        {
            var page = await api.AlertsAsync(new() { Plan = "dandong" }, after, 10, Cancel);
            Assert.Equal(all.Count, page.Total);
            Assert.InRange(page.Alerts.Count, 1, 10);
            ids.AddRange(page.Alerts.Select(alert => alert.Id));
            after = page.Next;
        }
        while (after is not null);
        Assert.Equal(all, ids);
        Assert.Single((await api.AlertsAsync(new() { Plan = "dandong" }, null, 0, Cancel)).Alerts);
        Assert.Equal(all.Count, (await api.AlertsAsync(new() { Plan = "dandong", State = AlertState.Open }, null, 9999, Cancel)).Alerts.Count);
        Assert.Equal((0, null), ((await api.AlertsAsync(new() { Plan = "dandong", State = AlertState.Closed }, null, null, Cancel)).Total, (await api.AlertsAsync(new() { Plan = "shenyang" }, null, null, Cancel)).Next));
        Assert.Equal(all.Count + (await host.AlertsAsync("liaoyang")).Count, (await api.AlertsAsync(new(), null, 500, Cancel)).Total);
    }

    [Fact]
    public async Task Runs_are_listed_by_plan_and_year()
    {
        await using var host = await JobHost.OpenAsync();
        var api = host.Backend.Queries;
        Assert.Equal(0, (await api.RunsAsync(null, null, Cancel)).Total);
        await host.CheckAsync("liaoyang", 2024);
        await host.CheckAsync("dandong", 2024);
        await host.CheckAsync("dandong", 2023);
        Assert.Equal([("dandong", 2023), ("dandong", 2024), ("liaoyang", 2024)], (await api.RunsAsync(null, null, Cancel)).Runs.Select(run => (run.Run.Plan, run.Run.Year)));
        Assert.Equal(2, (await api.RunsAsync("dandong", null, Cancel)).Total);
        Assert.Equal(0, (await api.RunsAsync("shenyang", null, Cancel)).Total);
    }
}
