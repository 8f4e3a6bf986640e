using PlanMonitor.Core.Json;
using PlanMonitor.Core.Plans;
using PlanMonitor.Core.Plans.Show;
using PlanMonitor.Services.Api;
using Xunit;

namespace PlanMonitor.Api.Tests;

/// <summary>What is read: the documents of the command line, page by page where they may be long.</summary>
public sealed class ReadTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Plans_and_rules_are_those_of_the_command_line()
    {
        await using var host = await ApiHost.OpenAsync();
        using var list = new StringWriter();
        PlanJson.WriteList(list, PlanLibrary.BuiltIn.NewestOfEach);
        using var show = new StringWriter();
        PlanJson.WriteShow(show, PlanLibrary.BuiltIn.Newest("pingquan")!);
        Assert.Equal(list.ToString(), (await host.GetAsync("/api/plans")).Text);
        Assert.Equal(show.ToString(), (await host.GetAsync("/api/plans/pingquan")).Text);
        Assert.Equal(CanonicalJson.Write(RuleList.Of(PlanLibrary.BuiltIn)), (await host.GetAsync("/api/rules")).Text);
    }

    [Fact]
    public async Task Answers_are_canonical_json_that_nobody_keeps_or_guesses_at()
    {
        await using var host = await ApiHost.OpenAsync();
        var answer = await host.GetAsync("/api/rules?unknown=1");
        Assert.Equal((200, "application/json; charset=utf-8"), (answer.Status, answer.Type));
        Assert.Equal(("no-store", "nosniff", $"{answer.Bytes.Length}"), (answer.Headers["Cache-Control"], answer.Headers["X-Content-Type-Options"], answer.Headers["Content-Length"]));
        Assert.Contains("菱镁矿", (await host.GetAsync("/api/plans/dandong")).Text, StringComparison.Ordinal);
        Assert.Equal("""{"status":"ok"}""", (await host.GetAsync("/api/health")).Text);
    }

    [Fact]
    public async Task An_alert_comes_with_its_newest_finding()
    {
        await using var host = await CheckedAsync();
        var listed = Assert.Single((await host.GetAsync("/api/alerts?plan=dandong&state=open&limit=1")).Json.GetProperty("alerts").EnumerateArray());
        var id = listed.GetProperty("id").GetString();
        var shown = await host.GetAsync($"/api/alerts/{id}");
        Assert.Equal(id, shown.Json.GetProperty("alert").GetProperty("id").GetString());
        Assert.Equal(id, shown.Json.GetProperty("finding").GetProperty("alertId").GetString());
        Assert.NotEqual(0, shown.Json.GetProperty("finding").GetProperty("citations").GetArrayLength());
        var stored = await host.Backend.Queries.AlertAsync(id!, Cancel);
        Assert.Equal(CanonicalJson.Write(stored), shown.Text);
    }

    [Fact]
    public async Task Alerts_for_operators_are_listed_and_shown_under_no_plan()
    {
        await using var host = await CheckedAsync();
        await host.Backend.Ports.Queues.SendAsync("check-runs-poison", "check everything", TimeSpan.Zero, Cancel);
        await host.Backend.Poison.RunAsync(Cancel);
        var listed = Assert.Single((await host.GetAsync("/api/alerts?plan=-")).Json.GetProperty("alerts").EnumerateArray());
        var shown = (await host.GetAsync($"/api/alerts/{listed.GetProperty("id").GetString()}")).Json;
        Assert.Equal(("-", "operator.poison"), (shown.GetProperty("alert").GetProperty("plan").GetString(), shown.GetProperty("alert").GetProperty("rule").GetString()));
        // No run and no finding belongs to no plan.
        Assert.Equal((404, 404), ((await host.GetAsync("/api/runs?plan=-")).Status, (await host.GetAsync("/api/findings?plan=-&year=2024")).Status));
    }

    [Fact]
    public async Task Findings_come_page_by_page_and_each_once()
    {
        await using var host = await CheckedAsync();
        var all = await host.Backend.Findings.ReadAsync("dandong", 2024, Cancel).Select(finding => finding.Id).ToListAsync(Cancel);
        Assert.True(all.Count > 3);
        var ids = new List<string>();
        string? after = "";
        do
        {
            var page = (await host.GetAsync($"/api/findings?plan=dandong&year=2024&limit=3{after}")).Json;
            Assert.InRange(page.GetProperty("findings").GetArrayLength(), 1, 3);
            ids.AddRange(page.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("id").GetString()!));
            after = page.GetProperty("next").GetString() is { } next ? $"&after={next}" : null;
        }
        while (after is not null);
        Assert.Equal(all, ids);
        Assert.Equal("""{"findings":[],"next":null}""", (await host.GetAsync("/api/findings?plan=dandong&year=2023")).Text);
        Assert.Equal("""{"findings":[],"next":null}""", (await host.GetAsync($"/api/findings?plan=dandong&year=2024&after={all[^1]}")).Text);
        var gone = await host.GetAsync("/api/findings?plan=dandong&year=2024&after=00000000000000000000-2024");
        Assert.Equal((404, "api.finding-unknown"), (gone.Status, gone.Json.GetProperty("code").GetString()));
        foreach (var id in new[] { "00000000000000000000", "00000000000000000000-", "00000000000000000000-24", "0000000000000000000g-2024", "00000000000000000000-2024-1" })
        {
            var wrong = await host.GetAsync($"/api/findings?plan=dandong&year=2024&after={id}");
            Assert.Equal((400, "api.query-id"), (wrong.Status, wrong.Json.GetProperty("code").GetString()));
        }
        Assert.Equal(1, (await host.GetAsync("/api/findings?plan=dandong&year=2024&limit=-5")).Json.GetProperty("findings").GetArrayLength());
    }

    [Fact]
    public async Task Runs_are_listed()
    {
        await using var host = await CheckedAsync();
        var run = Assert.Single((await host.GetAsync("/api/runs?plan=dandong")).Json.GetProperty("runs").EnumerateArray()).GetProperty("run");
        Assert.Equal(("dandong", 2024), (run.GetProperty("plan").GetString(), run.GetProperty("year").GetInt32()));
        Assert.Equal("""{"total":0,"runs":[]}""", (await host.GetAsync("/api/runs?plan=liaoyang")).Text);
    }

    private static async Task<ApiHost> CheckedAsync()
    {
        var host = await ApiHost.OpenAsync();
        await host.PutBlobAsync("reports/dandong/2024/-/年报.csv", Sample.Reports((1, 22)));
        await host.TakeInAsync();
        await host.CheckAsync("dandong", 2024);
        return host;
    }
}
