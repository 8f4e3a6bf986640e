using System.Text.Json;
using PlanMonitor.Services.Ingest;
using PlanMonitor.Services.Receipts;
using Xunit;

namespace PlanMonitor.Local.Tests.Jobs;

/// <summary>From the inbox into the tables: what counts, what stays, and where the rest lies.</summary>
public sealed class IngestJobTests : IAsyncLifetime
{
    private const string Path2024 = "reports/dandong/2024/-/";
    private JobHost host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => host = await JobHost.OpenAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task The_same_file_twice_changes_nothing()
    {
        var first = await host.TakeAsync(Path2024 + "年报.csv", Uploads.Reports((1, "3.5")));
        Assert.Equal((ReceiptStatus.Accepted, 1, 0), (first.Receipt.Status, first.Receipt.Accepted, first.Receipt.Rejected));
        var before = await host.DumpAsync();

        var second = await host.TakeAsync(Path2024 + "年报.csv", Uploads.Reports((1, "3.5")));
        Assert.Equal(before, await host.DumpAsync());
        Assert.Equal((first.Id, first.Order, ReceiptStatus.AcceptedWithRemarks, 1), (second.Id, second.Order, second.Receipt.Status, second.Receipt.Accepted));
        var problem = Assert.Single(second.Receipt.Problems);
        Assert.Equal(("file.already-imported", "年报.csv"), (problem.Code, problem.Value));
        Assert.Equal(new("该文件内容此前已导入（年报.csv），未作任何更改。", "This content was imported before (年报.csv); nothing was changed."), problem.Message);
        Assert.Equal(new("无需处理；如要更正数据，请修改文件后重新上传。", "Nothing to do; to correct data, change the file and upload it again."), problem.Action);
    }

    [Fact]
    public async Task The_same_content_under_another_name_is_one_upload_with_two_names()
    {
        await host.TakeAsync(Path2024 + "年报.csv", Uploads.Reports((1, "3.5")));
        var again = await host.TakeAsync(Path2024 + "年报-最终.csv", Uploads.Reports((1, "3.5")));
        Assert.True(again.IsNamed("年报.csv") && again.IsNamed("年报-最终.csv"));
        var before = await host.DumpAsync();
        await host.TakeAsync(Path2024 + "年报-最终.csv", Uploads.Reports((1, "3.5")));
        Assert.Equal(before, await host.DumpAsync());
        Assert.Equal("年报-最终.csv", again.Receipt.File);
        Assert.Equal(("file.already-imported", "年报.csv"), Assert.Single(again.Receipt.Problems.Select(problem => (problem.Code, problem.Value!))));
    }

    [Fact]
    public async Task The_same_content_for_another_plan_or_year_is_another_upload()
    {
        var one = await host.TakeAsync("layer/dandong/-/farmland/a.geojson", Uploads.Features("BSM", ("L1", 124.6)));
        var two = await host.TakeAsync("layer/dandong/-/red-line/a.geojson", Uploads.Features("BSM", ("L1", 124.6)));
        var three = await host.TakeAsync("layer/chaoyang/-/red-line/a.geojson", Uploads.Features("BSM", ("L1", 124.6)));
        Assert.Equal(3, new[] { one.Id, two.Id, three.Id }.Distinct().Count());
        Assert.All([one, two, three], record => Assert.Equal(ReceiptStatus.Accepted, record.Receipt.Status));
    }

    [Fact]
    public async Task A_rejected_file_seen_again_is_rejected_again_and_changes_nothing()
    {
        await host.TakeAsync(Path2024 + "误传.csv", "监测点,数值\n一号,3\n");
        var before = await host.DumpAsync();
        var again = await host.TakeAsync(Path2024 + "误传.csv", "监测点,数值\n一号,3\n");
        Assert.Equal(before, await host.DumpAsync());
        Assert.Equal(ReceiptStatus.Rejected, again.Receipt.Status);
        Assert.Equal(["file.rejected-before", "table.missing-columns"], again.Receipt.Problems.Select(problem => problem.Code));
    }

    [Fact]
    public async Task A_correction_supersedes_and_both_stay()
    {
        await host.TakeAsync(Path2024 + "年报.csv", Uploads.Reports((1, "22"), (2, "3")));
        var correction = await host.TakeAsync(Path2024 + "更正.csv", Uploads.Reports((1, "12")));
        var remark = Assert.Single(correction.Receipt.Problems);
        Assert.Equal(new("该文件更正了此前填报的 1 条记录，原记录保留备查。", "This file corrects 1 records reported before; the earlier ones are kept."), remark.Message);
        Assert.Equal(new("请核对更正内容。", "Check the corrections."), remark.Action);

        var rows = await host.Tables.QueryAsync("reports", "dandong|2024", null, null, Cancel).ToListAsync(Cancel);
        Assert.Equal(3, rows.Count);
        Assert.Equal(15m, JobHost.Of(await host.CheckAsync("dandong", 2024), "volume.cap", subject => subject is { Mineral: "菱镁矿", Region: "宽甸县" }).Measured);
        Assert.Equal(2, (await host.BlobsAsync(IngestJob.Archive)).Count);
    }

    [Fact]
    public async Task A_rejected_file_lies_in_quarantine_beside_its_receipt()
    {
        var content = "监测点,数值\n一号,3\n"u8.ToArray();
        var record = await host.TakeAsync(Path2024 + "误传.csv", content);
        var kept = await host.BlobsAsync(IngestJob.Quarantine);
        Assert.Equal([$"{Path2024}{record.Sha256[..12]}/误传.csv", $"{Path2024}{record.Sha256[..12]}/误传.csv.receipt.json"], kept.Keys);
        Assert.Equal(content, kept[record.Blob]);
        using var receipt = JsonDocument.Parse(kept[record.Blob + ".receipt.json"]);
        Assert.Equal("rejected", receipt.RootElement.GetProperty("status").GetString());
        Assert.Equal(record.Sha256, receipt.RootElement.GetProperty("sha256").GetString());
        Assert.Equal("table.missing-columns", receipt.RootElement.GetProperty("problems")[0].GetProperty("code").GetString());
        Assert.Empty(await host.BlobsAsync(IngestJob.Inbox));
        Assert.Empty(await host.BlobsAsync(IngestJob.Archive));
        Assert.Empty(await host.Tables.PartitionsAsync("reports", Cancel).ToListAsync(Cancel));
    }

    [Theory]
    [InlineData("年报.csv", "path.unknown", "年报.csv", "-")]
    [InlineData("reports/dandong/年报.csv", "path.unknown", "reports/dandong/年报.csv", "-")]
    [InlineData("报告/dandong/2024/-/a.csv", "path.unknown", "报告/dandong/2024/-/a.csv", "-")]
    [InlineData("reports/dandong/二〇二四/-/a.csv", "path.unknown", "reports/dandong/二〇二四/-/a.csv", "-")]
    [InlineData("reports/dandong/-2024/-/a.csv", "path.unknown", "reports/dandong/-2024/-/a.csv", "-")]
    [InlineData("reports/shenyang/2024/-/a.csv", "path.plan-unknown", "shenyang", "-")]
    [InlineData("reports/-/2024/-/a.csv", "path.plan-unknown", "-", "-")]
    [InlineData("reports/dandong/-/-/a.csv", "path.year-missing", null, "dandong")]
    [InlineData("quotas/dandong/-/-/a.csv", "path.year-missing", null, "dandong")]
    [InlineData("footprints/dandong/-/-/a.geojson", "path.year-missing", null, "dandong")]
    [InlineData("layer/dandong/-/-/a.geojson", "path.layer-missing", null, "dandong")]
    [InlineData("reports/dandong/2019/-/a.csv", "file.year-outside", "2019", "dandong")]
    [InlineData("reports/dandong/2026/-/a.csv", "file.year-outside", "2026", "dandong")]
    [InlineData("footprints/dandong/2026/-/a.geojson", "file.year-outside", "2026", "dandong")]
    public async Task A_file_in_the_wrong_place_is_refused_and_kept(string blob, string code, string? value, string ledger)
    {
        var record = await host.TakeAsync(blob, Uploads.Reports((1, "3")));
        Assert.Equal(ReceiptStatus.Rejected, record.Receipt.Status);
        Assert.Equal((code, value), Assert.Single(record.Receipt.Problems.Select(problem => (problem.Code, problem.Value))));
        Assert.Contains(record.Blob, (await host.BlobsAsync(IngestJob.Quarantine)).Keys);
        Assert.NotNull(await host.Ledger.UploadAsync(ledger, record.Id, Cancel));
        await host.ProvedChainAsync(ledger);
        Assert.Empty(await host.BlobsAsync(IngestJob.Inbox));
    }

    [Theory]
    [InlineData("年报.csv", "上传路径“年报.csv”不符合 inbox/类别/规划/年度/图层/文件名 的约定。", "The upload path '年报.csv' is not of the form inbox/kind/plan/year/layer/name.",
        "请放入 inbox/plan|rights|quotas|layer|footprints|reports|progress|reserves|rates|disturbance|discoveries|restoration|greenlist|projects|duties/规划代号/年度/图层/ 下，不适用的部分写“-”。", "Put it under inbox/plan|rights|quotas|layer|footprints|reports|progress|reserves|rates|disturbance|discoveries|restoration|greenlist|projects|duties/plan/year/layer/, with '-' where a part does not apply.")]
    [InlineData("reports/shenyang/2024/-/a.csv", "没有代号为“shenyang”的规划。", "There is no plan 'shenyang'.", "请使用下列代号之一：chaoyang dandong liaoyang pingquan。", "Use one of: chaoyang dandong liaoyang pingquan.")]
    [InlineData("reports/dandong/-/-/a.csv", "“reports”类文件须注明年度。", "A file of kind 'reports' needs a year.", "请加上 --year，或放入带年度的文件夹。", "Give --year, or put it in a folder that names the year.")]
    [InlineData("layer/dandong/-/-/a.geojson", "图层文件须注明图层名称。", "A layer file needs the name of its layer.",
        "请加上 --layer，例如 生态保护红线、永久基本农田、城镇开发边界。", "Give --layer, for example red-line, farmland, urban-boundary.")]
    [InlineData("reports/dandong/2026/-/a.csv", "年度 2026 不在规划基准年 2020 和规划期 2021—2025 之内。", "The year 2026 is neither the plan's base year 2020 nor in its period 2021 to 2025.", "请核对年度。", "Check the year.")]
    public async Task What_is_wrong_with_the_place_is_said_in_both_languages(string blob, string zh, string en, string actionZh, string actionEn)
    {
        var problem = Assert.Single((await host.TakeAsync(blob, "x")).Receipt.Problems);
        Assert.Equal((new(zh, en), new(actionZh, actionEn)), (problem.Message, problem.Action));
    }

    [Fact]
    public async Task Names_longer_than_a_store_takes_are_kept_by_their_ends()
    {
        var name = string.Concat(Enumerable.Repeat("矿", 76)) + ".csv";
        var record = await host.TakeAsync(Path2024 + name, "监测点,数值\n一号,3\n");
        Assert.Equal(name, record.Receipt.File);
        var kept = record.Blob.Split('/')[^1];
        Assert.Equal(string.Concat(Enumerable.Repeat("矿", 25)) + "…" + string.Concat(Enumerable.Repeat("矿", 15)) + ".csv", kept);
        Assert.Equal(2, (await host.BlobsAsync(IngestJob.Quarantine)).Count);
        var emoji = await host.TakeAsync(Path2024 + string.Concat(Enumerable.Repeat("😀", 50)) + "x.csv", "监测点,数值\n二号,3\n");
        Assert.Contains(emoji.Blob, (await host.BlobsAsync(IngestJob.Quarantine)).Keys);
    }

    [Fact]
    public async Task Rejected_rows_keep_a_total_open_until_a_file_of_the_same_name_is_taken()
    {
        await host.TakeAsync("rights/dandong/-/-/r.csv", Uploads.Rights((1, "有效", null), (2, "停产", null)));
        await host.TakeAsync(Path2024 + "年报.csv", Uploads.Reports((1, "3"), (2, "-1")));
        var open = JobHost.Of(await host.CheckAsync("dandong", 2024), "volume.cap", subject => subject is { Mineral: "菱镁矿", Region: "宽甸县" });
        Assert.Equal((Core.Findings.FindingStatus.Warn, 3m), (open.Status, open.Measured));
        Assert.Equal(["reports:rejected-rows"], open.Missing);

        await host.TakeAsync(Path2024 + "另一份.csv", Uploads.Reports((2, "0.5")));
        Assert.Equal(Core.Findings.FindingStatus.Warn, JobHost.Of(await host.CheckAsync("dandong", 2024), "volume.cap", subject => subject is { Mineral: "菱镁矿", Region: "宽甸县" }).Status);

        await host.TakeAsync(Path2024 + "年报.csv", "监测点,数值\n一号,3\n");
        Assert.Equal(Core.Findings.FindingStatus.Warn, JobHost.Of(await host.CheckAsync("dandong", 2024), "volume.cap", subject => subject is { Mineral: "菱镁矿", Region: "宽甸县" }).Status);

        await host.TakeAsync(Path2024 + "年报.csv", Uploads.Reports((1, "3"), (2, "1")));
        var closed = JobHost.Of(await host.CheckAsync("dandong", 2024), "volume.cap", subject => subject is { Mineral: "菱镁矿", Region: "宽甸县" });
        Assert.Equal((Core.Findings.FindingStatus.Pass, 4m), (closed.Status, closed.Measured));
        Assert.Empty(closed.Missing);
    }

    [Fact]
    public async Task Of_two_registers_the_newer_row_of_a_licence_counts_and_the_others_stay()
    {
        await host.TakeAsync("rights/dandong/-/-/r1.csv", Uploads.Rights((1, "有效", null), (2, "有效", null)));
        await host.TakeAsync("rights/dandong/-/-/r2.csv", Uploads.Rights((2, "关闭", null), (3, "有效", null)));
        var result = await host.CheckAsync("dandong", 2024);
        Assert.Equal([Uploads.Licence(1), Uploads.Licence(3)], result.Findings.Where(finding => finding.Rule == "report.missing").Select(finding => finding.Subject.Right!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Of_two_uploads_of_a_layer_the_newer_counts_and_of_two_footprints_with_one_number_the_newer()
    {
        bool Crossed(Services.Checks.CheckResult result, string feature) => result.Findings.Any(finding => finding.Rule == "space.control-lines" && finding.Subject.Feature == feature);
        await host.TakeAsync("footprints/dandong/2024/-/f.geojson", Uploads.Features("JCBH", ("T1", 124.60)));
        await host.TakeAsync("layer/dandong/-/生态保护红线/l.geojson", Uploads.Features("BSM", ("旧", 124.605)));
        Assert.True(Crossed(await host.CheckAsync("dandong", 2024), "旧"));

        // Another spelling of the same layer.
        await host.TakeAsync("layer/dandong/-/red-line/l.geojson", Uploads.Features("BSM", ("新", 124.605)));
        var result = await host.CheckAsync("dandong", 2024);
        Assert.True(Crossed(result, "新"));
        Assert.False(Crossed(result, "旧"));

        await host.TakeAsync("footprints/dandong/2024/-/f2.geojson", Uploads.Features("JCBH", ("T1", 124.70), ("T2", 124.80)));
        result = await host.CheckAsync("dandong", 2024);
        Assert.False(Crossed(result, "新"));
        Assert.Equal(["T1", "T2"], result.Findings.Where(finding => finding.Rule == "space.control-lines" && finding.Subject.Layer == "red-line").Select(finding => finding.Subject.Footprint!));
    }

    [Fact]
    public async Task Kinds_are_taken_in_the_order_in_which_they_build_on_each_other()
    {
        string[] names = ["年报.csv", "footprints/dandong/2024/-/f", "layer/dandong/-/x/l", "plan/x/-/-/p", "quotas/dandong/2024/-/q", "reports/dandong/2024/-/b", "reports/dandong/2024/-/a", "rights/dandong/-/-/r"];
        foreach (var name in names)
        {
            await host.PutAsync(name, [1]);
        }
        Assert.Equal([0, 3, 7, 4, 2, 1, 6, 5], (await host.Ingest.WaitingAsync(Cancel)).Select(blob => Array.IndexOf(names, blob.Name)));
    }

    [Fact]
    public async Task What_is_dropped_over_an_upload_while_it_is_read_is_the_next_upload()
    {
        await host.PutAsync(Path2024 + "年报.csv", System.Text.Encoding.UTF8.GetBytes(Uploads.Reports((1, "3"))));
        var second = System.Text.Encoding.UTF8.GetBytes(Uploads.Reports((1, "4")));
        await host.Ingest.RunAsync(Path2024 + "年报.csv", "tester", _ => host.PutAsync(Path2024 + "年报.csv", second), Cancel);
        Assert.Equal(second, (await host.BlobsAsync(IngestJob.Inbox))[Path2024 + "年报.csv"]);
        await host.Ingest.RunAsync(Path2024 + "年报.csv", "tester", null, Cancel);
        Assert.Equal(4m, JobHost.Of(await host.CheckAsync("dandong", 2024), "volume.cap", subject => subject is { Mineral: "菱镁矿", Region: "宽甸县" }).Measured);
        Assert.Null(await host.Ingest.RunAsync(Path2024 + "年报.csv", "tester", null, Cancel));
    }
}
