using System.Text;
using System.Text.Json;
using PlanMonitor.Services.Receipts;
using PlanMonitor.Services.Storage;
using Xunit;

namespace PlanMonitor.Local.Tests.Jobs;

/// <summary>Uploads that are long, wide, or wrong in ten thousand places.</summary>
public sealed class LargeUploadTests : IAsyncLifetime
{
    private const int Rows = 10_000;
    private JobHost host = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => host = await JobHost.OpenAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Ten_thousand_rows_of_mines_that_no_register_knows()
    {
        await host.TakeAsync("rights/dandong/-/-/r.csv", Uploads.Rights((1, "关闭", null)));
        var record = await host.TakeAsync("reports/dandong/2024/-/年报.csv", Uploads.Reports([.. Enumerable.Range(0, Rows).Select(mine => (mine, "0.002"))]));
        Assert.Equal((ReceiptStatus.AcceptedWithRemarks, Rows, 0), (record.Receipt.Status, record.Receipt.Accepted, record.Receipt.Rejected));
        Assert.Equal(Rows - 1, record.Receipt.Problems.Count);
        Assert.Equal(Rows, await host.Tables.QueryAsync("reports", "dandong|2024", null, null, Cancel).CountAsync(Cancel));

        // The ledger keeps what fits, and says how much is left out; the whole receipt lies beside the upload.
        var kept = (await host.Ledger.UploadAsync("dandong", record.Id, Cancel))!.Receipt.Problems;
        Assert.Equal(("table.more-problems", $"问题太多，另有 {Rows - kept.Count} 条没有列出。"), (kept[^1].Code, kept[^1].Message.Zh));
        Assert.InRange(kept.Count, 100, 2_000);
        using var whole = JsonDocument.Parse((await host.BlobsAsync("archive"))[record.Blob + ".receipt.json"]);
        Assert.Equal(Rows - 1, whole.RootElement.GetProperty("problems").GetArrayLength());

        var total = JobHost.Of(await host.CheckAsync("dandong", 2024), "volume.cap", subject => subject is { Mineral: "菱镁矿", Region: "宽甸县" });
        Assert.Equal((Core.Findings.FindingStatus.Pass, 20m), (total.Status, total.Measured));
        // Ten thousand rows are cited as the file that they stand in.
        Assert.Equal([new("年报.csv", record.Sha256, Core.Sources.Source.WholeFile)], total.Evidence);
        await host.ProvedChainAsync("dandong");
    }

    [Fact]
    public async Task More_bad_rows_than_anybody_lists_keep_the_total_open()
    {
        await host.TakeAsync("rights/dandong/-/-/r.csv", Uploads.Rights((1, "关闭", null)));
        var record = await host.TakeAsync("reports/dandong/2024/-/a.csv", Uploads.Reports([.. Enumerable.Range(0, Rows).Select(mine => (mine, mine % 3 == 0 ? "-1" : "0.001"))]));
        Assert.Equal((6666, 3334), (record.Receipt.Accepted, record.Receipt.Rejected));
        var total = JobHost.Of(await host.CheckAsync("dandong", 2024), "volume.cap", subject => subject is { Mineral: "菱镁矿", Region: "宽甸县" });
        Assert.Equal(Core.Findings.FindingStatus.Warn, total.Status);
        Assert.Equal(["reports:rejected-rows"], total.Missing);
        Assert.Equal([new("a.csv", record.Sha256, Core.Sources.Source.WholeFile)], record.RejectedRows);
    }

    [Fact]
    public async Task Rejected_whole_with_ten_thousand_bad_rows()
    {
        var record = await host.TakeAsync("reports/dandong/2024/-/a.csv", Uploads.Reports([.. Enumerable.Range(0, Rows).Select(mine => (mine, "-1"))]));
        Assert.Equal((ReceiptStatus.Rejected, 0, Rows), (record.Receipt.Status, record.Receipt.Accepted, record.Receipt.Rejected));
        Assert.Equal("file.too-many-bad-rows", record.Receipt.Problems[0].Code);
        Assert.Equal("file.too-many-bad-rows", (await host.Ledger.UploadAsync("dandong", record.Id, Cancel))!.Receipt.Problems[0].Code);
    }

    [Fact]
    public async Task Rows_with_the_widest_cells_that_a_table_may_have()
    {
        // Each is escaped to six bytes in JSON: the worst that text can do.
        var wide = "矿" + new string('\u2028', 198) + "矿";
        var rows = Enumerable.Range(1, 60).Select(mine => $"{Uploads.Licence(mine)},{wide},{wide},210624,菱镁矿,20万吨/年,有效,2020-01-01,2030-12-31,\"{Boundary(mine)}\"");
        var record = await host.TakeAsync("rights/dandong/-/-/r.csv", Encoding.UTF8.GetBytes(string.Join('\n', [Uploads.RightHeader, .. rows]) + "\n"));
        Assert.Equal(60, record.Receipt.Accepted);
        var stored = await host.Tables.QueryAsync("rights", "dandong", null, null, Cancel).ToListAsync(Cancel);
        Assert.Equal(60, stored.Count);
        Assert.InRange(stored.Sum(row => Encoding.UTF8.GetByteCount(row.Body)), TableLimits.TransactionBytes + 1, int.MaxValue);
        var result = await host.CheckAsync("dandong", 2024);
        Assert.Equal(60, result.Findings.Count(finding => finding.Rule == "report.missing"));

        // A circle of many points for each mine, beside the others.
        static string Boundary(int mine)
        {
            var (north, east) = (4507000 + (2500 * (mine / 8)), 41473000 + (2500 * (mine % 8)));
            var points = Enumerable.Range(0, 1_100).Select(i => FormattableString.Invariant($"{i},{north + (1000 * Math.Sin(i / 180.0)):0.00},{east + (1000 * Math.Cos(i / 180.0)):0.00}"));
            var boundary = string.Join('\n', [.. points, "*,363,10,,1"]);
            Assert.InRange(boundary.Length, 25_000, 32_767);
            return boundary;
        }
    }

    [Fact]
    public async Task A_name_longer_than_a_name_is_not_taken()
    {
        var record = await host.TakeAsync("reports/dandong/2024/-/a.csv", Uploads.Reports((1, "1"), (2, "1")).Replace("样例2号矿", new string('矿', 201)));
        var problem = Assert.Single(record.Receipt.Problems);
        Assert.Equal((1, 1, 3, "矿山名称"), (record.Receipt.Accepted, record.Receipt.Rejected, problem.Line, problem.Column));
        Assert.Equal(new("矿山名称的内容超过 200 个字符。", "The text in 矿山名称 is longer than 200 characters."), problem.Message);
    }

    [Fact]
    public async Task An_upload_that_is_too_large_to_read_is_set_aside_whole()
    {
        // A sparse file stands for half a gigabyte.
        var path = Path.Combine(host.Storage.Folder, "inbox", "footprints", "dandong", "2024", "-", "大.geojson");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using (var file = File.Create(path))
        {
            file.SetLength(Services.Ingest.HashedContent.Largest + 1);
        }
        var record = (await host.Ingest.RunAsync("footprints/dandong/2024/-/大.geojson", "tester", null, Cancel))!;
        var problem = Assert.Single(record.Receipt.Problems);
        Assert.Equal(("file.too-large", "文件有 536870913 字节，超过上限 536870912 字节。", "The file has 536870913 bytes; the limit is 536870912."), (problem.Code, problem.Message.Zh, problem.Message.En));
        Assert.Equal(("请拆分后分别上传。", "Split it and upload the parts."), (problem.Action.Zh, problem.Action.En));
        Assert.Equal(Services.Ingest.HashedContent.Largest + 1, (await host.Storage.Blobs.FindAsync("quarantine", record.Blob, Cancel))!.Length);
        Assert.NotNull(await host.Storage.Blobs.FindAsync("quarantine", record.Blob + ".receipt.json", Cancel));
        Assert.False(File.Exists(path));
    }
}
