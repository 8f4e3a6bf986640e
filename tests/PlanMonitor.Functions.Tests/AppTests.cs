using System.Net;
using PlanMonitor.Core.Plans;
using PlanMonitor.Functions.Tests.Host;
using PlanMonitor.Services.Checks;
using PlanMonitor.Services.Ledger;
using PlanMonitor.Services.Queues;
using Xunit;

namespace PlanMonitor.Functions.Tests;

/// <summary>The built app takes what the platform brings: a timer, a blob event, a queue message, an HTTP call.</summary>
[Collection("app")]
public sealed class AppTests(RunningApp app) : IClassFixture<RunningApp>
{
    private const string Upload = "reports/dandong/2023/-/年报2023.csv";

    [Fact]
    public void The_worker_starts_and_loads_every_function()
    {
        TestContext.Current.TestOutputHelper!.WriteLine($"cold start: {Host.ColdStart.TotalMilliseconds:F0} ms until {Host.Functions.Count} functions are loaded");
        Assert.Equal(26, Host.Functions.Count);
    }

    [Fact]
    public async Task A_timer_asks_for_the_checks_of_every_plan()
    {
        await app.Pump.DrainAsync(Cancel);
        Assert.Null(await Host.InvokeAsync("YearlyCheck", TriggerData.Timer(), Cancel));
        var year = app.Backend.Time.GetUtcNow().ToOffset(TimeSpan.FromHours(8)).Year - 1;
        var due = PlanLibrary.BuiltIn.Ids.Where(plan => PlanLibrary.BuiltIn.Find(plan, year, CheckJob.DefaultAsOf(year, app.Backend.Time)) is not null);
        Assert.Equal(due.Count(), (await app.Pump.BodiesAsync(CheckQueue.Name, Cancel)).Count);
        await app.Pump.DrainAsync(Cancel);
    }

    [Fact]
    public async Task Every_timer_can_fire_on_an_empty_store()
    {
        foreach (var timer in Host.Functions.Values.Where(function => function.Type == "timerTrigger"))
        {
            Assert.Null(await Host.InvokeAsync(timer.Name, TriggerData.Timer(), Cancel));
        }
    }

    [Fact]
    public async Task A_report_that_breaks_a_cap_becomes_an_alert_in_the_table()
    {
        const string report = """
            采矿许可证号,矿山名称,年度,行政区代码,开采矿种,年采出矿量,计量单位
            C2113812014062199000001,示例一号铁矿,2022,211381,铁矿,99999,万吨
            """;
        const string name = "reports/chaoyang/2022/-/超采.csv";
        await app.PutAsync(name, System.Text.Encoding.UTF8.GetBytes(report), Cancel);
        Assert.Null(await Host.InvokeAsync("ReportsUpload", TriggerData.Blob("inbox", name), Cancel));
        await app.Pump.DrainAsync(Cancel);
        var alerts = await app.Backend.Ledger.AlertsAsync("chaoyang", Cancel);
        Assert.Contains(alerts.Values, pair => pair.Alert.Rule == "volume.cap" && pair.Alert.Subject.Mineral == "铁矿");
    }

    [Fact]
    public async Task Events_that_come_again_change_nothing()
    {
        await app.PutSampleAsync(Upload, Cancel);
        Assert.Null(await Host.InvokeAsync("ReportsUpload", TriggerData.Blob("inbox", Upload), Cancel));
        await app.Pump.DrainAsync(Cancel);
        var (head, alerts) = (await app.Backend.Ledger.HeadAsync("dandong", Cancel), (await app.Backend.Ledger.AlertsAsync("dandong", Cancel)).Count);
        for (var again = 0; again < 3; again++)
        {
            Assert.Null(await Host.InvokeAsync("ReportsUpload", TriggerData.Blob("inbox", Upload), Cancel));
        }
        // The same file once more is the same upload.
        await app.PutSampleAsync(Upload, Cancel);
        Assert.Null(await Host.InvokeAsync("ReportsUpload", TriggerData.Blob("inbox", Upload), Cancel));
        await app.Pump.DrainAsync(Cancel);
        Assert.Equal((head, alerts), (await app.Backend.Ledger.HeadAsync("dandong", Cancel), (await app.Backend.Ledger.AlertsAsync("dandong", Cancel)).Count));
    }

    [Fact]
    public async Task An_upload_at_a_place_for_nothing_gets_its_receipt()
    {
        await app.PutAsync("附件/说明.txt", [1, 2, 3], Cancel);
        Assert.Null(await Host.InvokeAsync("MisplacedUpload", TriggerData.Blob("inbox", "附件/说明.txt"), Cancel));
        Assert.Contains(await app.Backend.Ledger.UploadsAsync(PlanLedger.NoPlan, Cancel).ToListAsync(Cancel), upload => upload.Receipt.IsRejected && upload.Target.Name == "附件/说明.txt");
    }

    [Fact]
    public async Task A_message_that_fails_five_times_becomes_an_operators_alert()
    {
        await app.Pump.SendAsync(CheckQueue.Name, "{ this is no request", Cancel);
        await app.Pump.DrainAsync(Cancel);
        Assert.Equal(QueueJob.MostDeliveries, app.Pump.Faults.Count(fault => fault.Contains("this is no request", StringComparison.Ordinal)));
        Assert.Null(await Host.InvokeAsync("DeliveryRound", TriggerData.Timer(), Cancel));
        Assert.Contains((await app.Backend.Ledger.AlertsAsync(PlanLedger.NoPlan, Cancel)).Values, pair => pair.Alert.Rule == "operator.poison");
        Assert.Empty(await app.Pump.BodiesAsync(QueueJob.PoisonOf(CheckQueue.Name), Cancel));
    }

    [Fact]
    public async Task A_message_too_long_for_a_queue_comes_by_a_blob()
    {
        var cause = new string('因', 60_000);
        await app.Backend.CheckQueue.SendAsync(new("dandong", 2021, null, cause), Cancel);
        Assert.DoesNotContain(cause, Assert.Single(await app.Pump.BodiesAsync(CheckQueue.Name, Cancel)), StringComparison.Ordinal);
        await app.Pump.DrainAsync(Cancel);
        Assert.Contains(await app.Backend.Findings.RunsAsync("dandong", Cancel).ToListAsync(Cancel), run => run.Run.Year == 2021);
        Assert.Empty(await app.Backend.Ports.Blobs.ListAsync(Azure.LargeMessages.Container, "", Cancel).ToListAsync(Cancel));
    }

    [Theory]
    [InlineData("GET", "/api/plans", HttpStatusCode.Unauthorized)]
    [InlineData("GET", "/api/health", HttpStatusCode.OK)]
    [InlineData("DELETE", "/api/alerts", HttpStatusCode.Unauthorized)]
    public async Task The_api_answers_through_the_worker_and_denies_by_default(string method, string path, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(new(method), path);
        using var response = await Host.SendAsync(request, Cancel);
        Assert.Equal(status, response.StatusCode);
        Assert.NotEmpty(await response.Content.ReadAsStringAsync(Cancel));
    }

    [Fact]
    public async Task What_a_function_logs_reaches_the_host_with_its_invocation()
    {
        Assert.Null(await Host.InvokeAsync("ReportsUpload", TriggerData.Blob("inbox", "reports/dandong/2023/-/没有.csv"), Cancel));
        // Logs travel on the same stream before the answer.
        var log = Assert.Single(Host.Logs, log => log.Message == "reports/dandong/2023/-/没有.csv: gone already");
        Assert.NotEmpty(log.InvocationId);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private FunctionsHost Host
    {
        get
        {
            _ = app.Connection;
            return app.Host;
        }
    }
}
