using PlanMonitor.Core.Alerts;
using PlanMonitor.Core.Findings;
using PlanMonitor.Core.Messages;
using PlanMonitor.Core.Plans;
using PlanMonitor.Services.Receipts;
using Xunit;

namespace PlanMonitor.Local.Tests.Jobs;

/// <summary>A numbered case for every bug of the jobs that a review or a user found.</summary>
public sealed class ReviewCaseTests : IAsyncLifetime
{
    private const string Reports = "reports/dandong/2024/-/";
    private const string Footprints = "footprints/dandong/2024/-/";
    private JobHost host = null!;

    public async ValueTask InitializeAsync() => host = await JobHost.OpenAsync();

    public async ValueTask DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task Case_01_footprints_without_numbers_are_known_by_their_shapes_and_not_by_their_places_in_a_file()
    {
        await host.TakeAsync("rights/dandong/-/-/r.csv", Uploads.Rights((1, "有效", 124.60)));
        var one = await host.TakeAsync(Footprints + "a.geojson", Uploads.Features("other", ("x", 124.30), ("y", 124.40)));
        await host.TakeAsync(Footprints + "b.geojson", Uploads.Features("other", ("z", 124.50)));
        var sites = (await host.CheckAsync("dandong", 2024)).Findings.Where(finding => finding.Rule == "space.no-right").ToList();
        Assert.Equal(3, sites.Select(finding => finding.Subject.Footprint).Distinct().Count());
        Assert.All(sites, finding => Assert.Equal(FindingStatus.Fail, finding.Status));
        var remark = Assert.Single(one.Receipt.Problems, problem => problem.Code == "footprint.not-numbered");
        Assert.Equal(new Text("有 2 个图斑没有编号，已按图形自动编号。", "2 footprints have no number; they are numbered by their shapes."), remark.Message);
        Assert.Equal(new Text("请填写监测图斑编号（JCBH），以便同一图斑前后对应。", "Fill in the footprint's number (JCBH), so that the same site is recognised later."), remark.Action);
    }

    [Fact]
    public async Task Case_02_a_footprint_number_stands_once_in_a_file()
    {
        var upload = await host.TakeAsync(Footprints + "a.geojson", Uploads.Features("JCBH", ("T1", 124.30), ("T1", 124.40), ("T2", 124.50)));
        Assert.Equal((ReceiptStatus.AcceptedWithRemarks, 2, 1), (upload.Receipt.Status, upload.Receipt.Accepted, upload.Receipt.Rejected));
        var problem = Assert.Single(upload.Receipt.Problems, problem => problem.Code == "footprint.repeated");
        Assert.Equal((2, "JCBH", "T1"), (problem.Line, problem.Column, problem.Value));
        Assert.Equal(new Text("图斑编号“T1”与第 1 个要素重复。", "The footprint number 'T1' repeats that of record 1."), problem.Message);
        Assert.Equal(new Text("请核对编号；确为两个图斑的，请分别编号。", "Check the numbers; give two footprints two numbers."), problem.Action);
    }

    [Fact]
    public async Task Case_03_a_rule_that_lacks_its_data_closes_none_of_its_alerts()
    {
        await host.TakeAsync("rights/dandong/-/-/r.csv", Uploads.Rights((1, "有效", 124.60)));
        await host.TakeAsync(Footprints + "a.geojson", Uploads.Features("JCBH", ("T1", 124.30)));
        await host.CheckAsync("dandong", 2024);
        await host.TakeAsync("rights/dandong/-/-/r.csv", Uploads.Rights((1, "有效", null)));
        var result = await host.CheckAsync("dandong", 2024);
        Assert.Equal(FindingStatus.NotEvaluable, JobHost.Of(result, "space.no-right", _ => true).Status);
        Assert.Equal(AlertState.Open, Assert.Single(await host.AlertsAsync("dandong"), alert => alert.Rule == "space.no-right").State);
    }

    [Fact]
    public async Task Case_04_the_corrected_file_may_come_in_under_another_name_first()
    {
        await host.TakeAsync(Reports + "bad.csv", Uploads.Reports((1, "5"), (2, "6"), (3, "text")));
        await host.TakeAsync(Reports + "fixed.csv", Uploads.Reports((1, "5"), (2, "6"), (3, "7")));
        var open = JobHost.Of(await host.CheckAsync("dandong", 2024), "volume.cap", subject => subject is { Mineral: "菱镁矿", Region: "丹东市" });
        Assert.Contains("reports:rejected-rows", open.Missing);
        await host.TakeAsync(Reports + "bad.csv", Uploads.Reports((1, "5"), (2, "6"), (3, "7")));
        var whole = JobHost.Of(await host.CheckAsync("dandong", 2024), "volume.cap", subject => subject is { Mineral: "菱镁矿", Region: "丹东市" });
        Assert.DoesNotContain("reports:rejected-rows", whole.Missing);
    }

    [Fact]
    public async Task Case_05_a_file_rejected_for_want_of_a_plan_is_read_again_when_the_plan_has_come()
    {
        var fifth = Fifth();
        var report = Uploads.Reports((1, "5"));
        Assert.Equal(ReceiptStatus.Rejected, (await host.TakeAsync("reports/fifth/2024/-/r.csv", report)).Receipt.Status);
        Assert.Equal(ReceiptStatus.Accepted, (await host.TakeAsync("plan/fifth/-/-/fifth.json", fifth)).Receipt.Status);
        Assert.Equal(ReceiptStatus.Accepted, (await host.TakeAsync("reports/fifth/2024/-/r.csv", report)).Receipt.Status);
    }

    [Fact]
    public async Task Case_06_a_plan_and_its_reports_may_lie_in_the_inbox_together()
    {
        await host.PutAsync("reports/fifth/2024/-/r.csv", System.Text.Encoding.UTF8.GetBytes(Uploads.Reports((1, "5"))));
        await host.PutAsync("plan/fifth/-/-/fifth.json", System.Text.Encoding.UTF8.GetBytes(Fifth()));
        foreach (var blob in await host.Ingest.WaitingAsync(TestContext.Current.CancellationToken))
        {
            Assert.Equal(ReceiptStatus.Accepted, (await host.Ingest.RunAsync(blob.Name, "test", null, TestContext.Current.CancellationToken))!.Receipt.Status);
        }
    }

    [Fact]
    public async Task Case_07_only_quotas_for_the_city_itself_are_its_cap_and_they_are_evidence()
    {
        const string header = "年度,层级,行政区代码,开采矿种,控制指标,计量单位,批次\n";
        await host.TakeAsync("quotas/liaoyang/2024/-/q.csv", header + "2024,省,211000,菱镁矿,60,万吨,1\n2024,市,211000,菱镁矿,50,万吨,1\n2024,市,211000,菱镁矿,10,万吨,2\n");
        await host.TakeAsync("reports/liaoyang/2024/-/r.csv", Uploads.Reports((1, "5")).Replace("210624,", "211021,", StringComparison.Ordinal));
        var cap = JobHost.Of(await host.CheckAsync("liaoyang", 2024), "volume.cap", subject => subject is { Mineral: "菱镁矿" });
        Assert.Equal(60, cap.Limit);
        Assert.Equal(2, cap.Evidence.Count(source => source.File == "q.csv"));
    }

    [Fact]
    public async Task Case_08_findings_and_alerts_say_by_which_version_of_the_plan_they_were_judged()
    {
        await host.TakeAsync(Reports + "r.csv", Uploads.Reports((1, "31.01")));
        var result = await host.CheckAsync("dandong", 2024);
        Assert.All(result.Findings, finding => Assert.Equal("2022-10-draft", finding.PlanVersion));
        Assert.All(await host.AlertsAsync("dandong"), alert => Assert.Equal("2022-10-draft", alert.PlanVersion));
    }

    private static string Fifth() => BuiltInPlans.Text("dandong.json").Replace("\"id\": \"dandong\"", "\"id\": \"fifth\"", StringComparison.Ordinal);
}
