using System.Security.Cryptography;
using System.Text;
using PlanMonitor.Services.Ingest;
using PlanMonitor.Services.Ledger;
using Xunit;

namespace PlanMonitor.Api.Tests;

/// <summary>An upload from the request to its receipt.</summary>
public sealed class UploadTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_upload_waits_in_the_inbox_until_it_has_its_receipt()
    {
        await using var host = await ApiHost.OpenAsync();
        var content = Sample.Reports((1, 22));
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
        var id = UploadRecord.IdOf(new("reports", "dandong", 2024, null, "年报.csv"), sha256);

        var sent = await host.PutAsync(Sample.Place + "年报.csv", content);
        Assert.Equal((202, $$$"""{"id":"{{{id}}}","sha256":"{{{sha256}}}","links":{"receipt":"/api/uploads/dandong/{{{id}}}"}}"""), (sent.Status, sent.Text));
        Assert.Equal(["reports/dandong/2024/-/年报.csv"], await host.InboxAsync());
        var pending = await host.GetAsync(sent.Headers["Location"]);
        Assert.Equal((404, "upload.pending", "该上传已收到，尚未处理完毕。请稍后再查询回执。", "The upload was received and is not taken in yet. Ask for its receipt again in a moment."), pending.Problem);
        Assert.Equal("5", pending.Headers["Retry-After"]);

        await host.TakeInAsync();
        var receipt = await host.GetAsync(sent.Headers["Location"]);
        Assert.Equal((200, $$"""{"file":"年报.csv","sha256":"{{sha256}}","kind":"reports","status":"accepted","accepted":1,"rejected":0,"problems":[]}"""), (receipt.Status, receipt.Text));

        var again = await host.PutAsync(Sample.Place + "年报.csv", content);
        Assert.Equal((200, $$$"""{"id":"{{{id}}}","sha256":"{{{sha256}}}","receipt":{{{receipt.Text}}},"links":{"receipt":"/api/uploads/dandong/{{{id}}}"}}"""), (again.Status, again.Text));
        Assert.Empty(await host.InboxAsync());
    }

    [Theory]
    [InlineData("footprints/dandong/2024/-/f.geojson?crs=4550", 202, "footprints/dandong/2024/-/epsg-4550/f.geojson")]
    [InlineData("footprints/dandong/2024/-/f.geojson", 202, "footprints/dandong/2024/-/f.geojson")]
    [InlineData("footprints/dandong/2024/-/f.geojson?crs=x", 400, null)]
    [InlineData("reports/dandong/2024/-/r.csv?crs=4550", 400, null)]
    public async Task A_coordinate_system_that_is_said_is_part_of_the_place(string place, int status, string? blob)
    {
        await using var host = await ApiHost.OpenAsync();

        var sent = await host.PutAsync("/api/uploads/" + place, "{}");

        Assert.Equal((status, blob), (sent.Status, (await host.InboxAsync()).SingleOrDefault()));
        if (status == 400)
        {
            var crs = place.Split('=')[1];
            Assert.Equal((400, "upload.crs", $"“crs={crs}”不能采用：只有图层和图斑可以指明坐标系，且须为 EPSG 代号数字。请写作 ?crs=4550，或去掉。",
                $"'crs={crs}' cannot be used: only layers and footprints take a coordinate system, by its EPSG number. Write ?crs=4550, or leave it out."), sent.Problem);
        }
    }

    [Fact]
    public async Task The_same_content_under_another_name_stays_until_the_name_is_written_down()
    {
        await using var host = await ApiHost.OpenAsync();
        await host.PutAsync(Sample.Place + "a.csv", Sample.Reports((1, 22)));
        await host.TakeInAsync();
        var other = await host.PutAsync(Sample.Place + "b.csv", Sample.Reports((1, 22)));
        Assert.Equal((200, "a.csv"), (other.Status, other.Json.GetProperty("receipt").GetProperty("file").GetString()));
        await host.TakeInAsync();
        var record = await host.Backend.Ledger.UploadAsync("dandong", other.Json.GetProperty("id").GetString()!, Cancel);
        Assert.Equal(["b.csv"], record!.AlsoAs);
        Assert.Empty(await host.InboxAsync());
    }

    [Fact]
    public async Task Other_content_waits_for_its_turn_and_the_same_content_does_not()
    {
        await using var host = await ApiHost.OpenAsync();
        var first = await host.PutAsync(Sample.Place + "a.csv", Sample.Reports((1, 22)));
        Assert.Equal((202, first.Text), await host.PutAsync(Sample.Place + "a.csv", Sample.Reports((1, 22))) is var same ? (same.Status, same.Text) : default);
        // Of the same length, so that only the content tells.
        var other = await host.PutAsync(Sample.Place + "a.csv", Sample.Reports((1, 23)));
        Assert.Equal((409, "upload.waiting", "同名文件“a.csv”尚有其他内容等待处理。请待其处理完毕后再上传。", "Other content waits under the name 'a.csv'. Try again when it is taken in."), other.Problem);
        Assert.Equal("5", other.Headers["Retry-After"]);
        await host.TakeInAsync();
        Assert.Equal(202, (await host.PutAsync(Sample.Place + "a.csv", Sample.Reports((1, 23)))).Status);
    }

    [Fact]
    public async Task What_was_rejected_is_read_again()
    {
        await using var host = await ApiHost.OpenAsync();
        var sent = await host.PutAsync(Sample.Place + "坏.csv", Sample.NoReport);
        await host.TakeInAsync();
        Assert.Equal("rejected", (await host.GetAsync(sent.Headers["Location"])).Json.GetProperty("status").GetString());
        Assert.Equal(202, (await host.PutAsync(Sample.Place + "坏.csv", Sample.NoReport)).Status);
        Assert.Equal("upload.pending", (await host.GetAsync(sent.Headers["Location"])).Problem.Code);
        await host.TakeInAsync();
        Assert.Equal("rejected", (await host.GetAsync(sent.Headers["Location"])).Json.GetProperty("status").GetString());
    }

    [Fact]
    public async Task Who_sent_it_stands_in_the_chain_and_in_its_record()
    {
        await using var host = await ApiHost.OpenAsync();
        var sent = await host.PutAsync(Sample.Place + "a.csv", Sample.Reports((1, 22)));
        await host.TakeInAsync();
        var id = sent.Json.GetProperty("id").GetString()!;
        Assert.Equal("tester", (await host.Backend.Ledger.UploadAsync("dandong", id, Cancel))!.By);
        await host.PutAsync(Sample.Place + "a.csv", Sample.Reports((1, 22)));
        var chain = await host.Backend.Ledger.EntriesAsync("dandong", Cancel).ToListAsync(Cancel);
        Assert.Equal([("tester", "sending", "received", id), ("tester", "reports", "imported", id)], chain.Select(entry => (entry.By, entry.What, entry.Change, entry.Cause)));
        Assert.Equal([chain[0].Hash(), chain[1].Hash()], [chain[1].PreviousHash, (await host.Backend.Ledger.HeadAsync("dandong", Cancel)).Hash]);
    }

    [Fact]
    public async Task What_nobody_sent_is_by_whom_it_was_noticed()
    {
        await using var host = await ApiHost.OpenAsync();
        await host.PutBlobAsync("reports/dandong/2024/-/a.csv", Sample.Reports((1, 22)));
        await host.TakeInAsync();
        Assert.Equal("system", (await host.Backend.Ledger.UploadsAsync("dandong", Cancel).SingleAsync(Cancel)).By);
    }

    [Fact]
    public void The_limit_is_that_of_the_intake() => Assert.Equal(HashedContent.Largest, new ApiOptions().LargestUpload);
}
