using PlanMonitor.Core.Alerts;
using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Json;
using PlanMonitor.Services.Checks;
using Xunit;

namespace PlanMonitor.Local.Tests.Jobs;

/// <summary>Findings, alerts, chain and outbox through changed uploads.</summary>
public sealed class CheckJobTests : IAsyncLifetime
{
    private const string Report = "reports/dandong/2024/-/";
    private JobHost host = null!;

    public async ValueTask InitializeAsync() => host = await JobHost.OpenAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Running_twice_changes_nothing()
    {
        await host.TakeAsync("rights/dandong/-/-/r.csv", Uploads.Rights((1, "有效", 124.6), (2, "有效", null)));
        await host.TakeAsync("layer/dandong/-/red-line/l.geojson", Uploads.Features("BSM", ("L1", 124.7)));
        await host.TakeAsync("footprints/dandong/2024/-/f.geojson", Uploads.Features("JCBH", ("T1", 124.605), ("T2", 124.695)));
        await host.TakeAsync(Report + "a.csv", Uploads.Reports((1, "22")));
        var first = await host.CheckAsync("dandong", 2024);
        Assert.True(first.Alerts.Opened > 3);
        var before = await host.DumpAsync();

        var second = await host.CheckAsync("dandong", 2024);
        Assert.Equal(before, await host.DumpAsync());
        Assert.Equal((first.Run, new AlertCounts(0, 0, 0, first.Alerts.Opened)), (second.Run, second.Alerts));
        Assert.Equal(Core.Json.CanonicalJson.Write(first.Findings), Core.Json.CanonicalJson.Write(second.Findings));
        await host.ProvedChainAsync("dandong");
    }

    [Fact]
    public async Task An_alert_is_opened_updated_closed_and_reopened_as_uploads_change()
    {
        var life = new List<(AlertState State, decimal? Measured, int Reopened)>();
        string? id = null;
        async Task StepAsync(string name, string output, AlertCounts expected)
        {
            await host.TakeAsync(Report + name, Uploads.Reports((1, output)));
            var result = await host.CheckAsync("dandong", 2024);
            Assert.Equal(expected, result.Alerts);
            var alert = Assert.Single(await host.AlertsAsync("dandong"), each => each.Rule == "volume.cap");
            Assert.Equal(id ??= alert.Id, alert.Id);
            life.Add((alert.State, alert.Measured, alert.Reopened));
        }

        await StepAsync("a.csv", "22", new(1, 0, 0, 0));
        await StepAsync("b.csv", "23", new(0, 1, 0, 0));
        await StepAsync("c.csv", "20", new(0, 0, 1, 0));
        await StepAsync("d.csv", "24", new(1, 0, 0, 0) { Reopened = 1 });
        Assert.Equal([(AlertState.Open, 22m, 0), (AlertState.Open, 23m, 0), (AlertState.Closed, 20m, 0), (AlertState.Open, 24m, 1)], life);

        var changes = (await host.OutboxAsync("dandong")).Select(message => message.Change);
        Assert.Equal(["opened", "updated", "closed", "reopened"], changes);
        var entries = await host.ProvedChainAsync("dandong");
        Assert.Equal(
            ["reports imported", "alert opened", "reports imported", "alert updated", "reports imported", "alert closed", "reports imported", "alert reopened"],
            entries.Select(entry => $"{entry.What} {entry.Change}"));
        Assert.All(entries, entry => Assert.Equal("tester", entry.By));
    }

    [Fact]
    public async Task Every_change_of_an_alert_has_one_row_in_the_outbox_and_one_link_in_the_chain()
    {
        await host.TakeAsync("rights/dandong/-/-/r.csv", Uploads.Rights([.. Enumerable.Range(1, 80).Select(mine => (mine, "有效", (double?)null))]));
        var opened = (await host.CheckAsync("dandong", 2024)).Alerts.Opened;
        Assert.True(opened >= 80);
        await host.TakeAsync(Report + "a.csv", Uploads.Reports([.. Enumerable.Range(1, 50).Select(mine => (mine, "0.1"))]));
        var second = (await host.CheckAsync("dandong", 2024)).Alerts;
        Assert.Equal((0, 50), (second.Opened, second.Closed));

        var links = (await host.ProvedChainAsync("dandong")).Where(entry => entry.What == "alert").Select(entry => (entry.Id, entry.Change)).ToList();
        Assert.Equal(links, await host.OutboxAsync("dandong"));
        Assert.Equal(opened + 50 + second.Updated, links.Count);
        Assert.Equal(links.Count, links.Distinct().Count());
    }

    [Fact]
    public async Task What_cannot_be_evaluated_any_more_leaves_its_alert_as_it_is()
    {
        const string Iron = "采矿许可证号,矿山名称,年度,行政区代码,开采矿种,年采出矿量,计量单位,精矿年产量,精矿品位\n";
        await host.TakeAsync(Report + "a.csv", $"{Iron}{Uploads.Licence(1)},样例矿,2024,210624,铁矿,900,万吨,300,65\n");
        await host.CheckAsync("dandong", 2024);
        var raised = (await host.AlertsAsync("dandong")).Where(alert => alert.Rule == "volume.cap").ToList();
        Assert.NotEmpty(raised);
        await host.TakeAsync(Report + "b.csv", $"{Iron}{Uploads.Licence(1)},样例矿,2024,210624,铁矿,900,万吨,,\n");
        var result = await host.CheckAsync("dandong", 2024);
        Assert.All(result.Findings.Where(finding => finding.Rule == "volume.cap" && finding.Subject.Mineral == "铁矿" && finding.Subject.Region != "凤城市"), finding => Assert.Equal(FindingStatus.NotEvaluable, finding.Status));
        Assert.Equal(raised, (await host.AlertsAsync("dandong")).Where(alert => alert.Rule == "volume.cap"));
    }

    [Fact]
    public async Task The_same_site_in_two_years_is_one_alert_that_stays_with_its_newest_finding()
    {
        await host.TakeAsync("layer/dandong/-/red-line/l.geojson", Uploads.Features("BSM", ("L1", 124.605)));
        await host.TakeAsync("footprints/dandong/2023/-/f.geojson", Uploads.Features("JCBH", ("T1", 124.6)));
        await host.TakeAsync("footprints/dandong/2024/-/f.geojson", Uploads.Features("JCBH", ("T1", 124.602)));
        await host.CheckAsync("dandong", 2023);
        await host.CheckAsync("dandong", 2024);
        var alert = Assert.Single(await host.AlertsAsync("dandong"), each => each.Rule == "space.control-lines");
        Assert.Equal(2024, alert.Period);
        var before = await host.DumpAsync();
        await host.CheckAsync("dandong", 2023);
        await host.CheckAsync("dandong", 2024);
        Assert.Equal(before, await host.DumpAsync());
    }

    [Fact]
    public async Task The_findings_of_a_year_are_replaced_and_those_of_others_stay()
    {
        await host.TakeAsync(Report + "a.csv", Uploads.Reports((1, "22"), (2, "1")));
        await host.CheckAsync("dandong", 2023);
        var result = await host.CheckAsync("dandong", 2024);
        var cancel = TestContext.Current.CancellationToken;
        Assert.Equal(result.Findings.Select(finding => finding.Id), await host.Findings.ReadAsync("dandong", 2024, cancel).Select(finding => finding.Id).ToListAsync(cancel));
        Assert.NotEmpty(await host.Findings.ReadAsync("dandong", 2023, cancel).ToListAsync(cancel));

        await host.TakeAsync(Report + "b.csv", Uploads.Reports((3, "1")));
        var later = await host.CheckAsync("dandong", 2024);
        Assert.Equal(CanonicalJson.Write(later.Findings), CanonicalJson.Write(await host.Findings.ReadAsync("dandong", 2024, cancel).ToListAsync(cancel)));
        Assert.NotEqual(CanonicalJson.Write(later.Findings), CanonicalJson.Write(result.Findings));
        var runs = await host.Findings.RunsAsync("dandong", cancel).ToListAsync(cancel);
        Assert.Equal([2023, 2024, 2024], runs.Select(run => run.Run.Year));
        Assert.All(runs, run => Assert.Equal(run.Checks, run.Passed + run.Warned + run.Failed + run.NotEvaluable));
    }

    [Theory]
    [InlineData(2024, "2025-03-30T15:59:59Z", "2025-03-30")]
    [InlineData(2024, "2025-03-30T16:00:00Z", "2025-03-31")]
    [InlineData(2024, "2026-01-01T00:00:00Z", "2025-03-31")]
    [InlineData(2024, "2024-07-01T12:00:00Z", "2024-07-01")]
    public void A_year_is_judged_as_of_the_end_of_March_after_it_or_today(int year, string now, string asOf) =>
        Assert.Equal(DateOnly.Parse(asOf), CheckJob.DefaultAsOf(year, new Testing.ManualTime(DateTimeOffset.Parse(now))));
}
