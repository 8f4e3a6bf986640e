using System.Security.Cryptography;
using System.Text;
using PlanMonitor.Api.Access;
using PlanMonitor.Services.Ingest;
using Xunit;

namespace PlanMonitor.Api.Tests;

/// <summary>Uploads whose hash is told beforehand: what breaks off is gone on with, and what differs is not taken.</summary>
public sealed class ResumedUploadTests
{
    private const string Inbox = "reports/dandong/2024/-/a.csv";

    private static readonly byte[] Content = Encoding.UTF8.GetBytes(Sample.Reports((1, 22), (2, 3)));
    private static readonly string Hash = Convert.ToHexStringLower(SHA256.HashData(Content));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_came_before_the_connection_broke_need_not_be_sent_again()
    {
        await using var host = await ApiHost.OpenAsync();
        foreach (var (from, to) in new[] { (0, 10), (10, 10), (10, 25) })
        {
            var broken = await host.SendAsync(Put(from) with { Stream = new FailingStream(Content[from..to], () => new IOException("gone")), Length = Content.Length - from });
            Assert.Equal(500, broken.Status);
            Assert.Equal($$"""{"sha256":"{{Hash}}","received":{{to}}}""", (await host.GetAsync($"/api/uploads/parts/{Hash.ToUpperInvariant()}")).Text);
            Assert.Empty(await host.InboxAsync());
        }
        Assert.Equal((409, "upload.offset-wrong", "续传起点“24”不对：已收到 25 字节。请从第 25 字节起续传；为 0 的，请从头上传。", "The rest cannot begin at 24: 25 bytes have come. Go on from byte 25; where that is 0, from the beginning."), (await host.SendAsync(Put(24) with { Body = Content[24..] })).Problem);
        var done = await host.SendAsync(Put(25) with { Body = Content[25..] });
        Assert.Equal((202, Hash), (done.Status, done.Json.GetProperty("sha256").GetString()));
        Assert.Equal([Inbox], await host.InboxAsync());
        Assert.Equal(0, await host.Backend.Parts.ReceivedAsync("tester", Hash, Cancel));
        await host.TakeInAsync();
        Assert.Equal(2, (await host.GetAsync(done.Headers["Location"])).Json.GetProperty("accepted").GetInt32());
        // What was taken in need not be sent at all.
        var known = await host.SendAsync(Put(0) with { Stream = new FailingStream([], () => new IOException("not read")) });
        Assert.Equal((200, done.Json.GetProperty("id").GetString()), (known.Status, known.Json.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task A_rest_that_ends_too_early_without_a_fault_is_kept_too()
    {
        await using var host = await ApiHost.OpenAsync();
        var cut = await host.SendAsync(Put(0) with { Body = Content[..10], Length = Content.Length });
        Assert.Equal((409, "upload.offset-wrong"), (cut.Problem.Status, cut.Problem.Code));
        Assert.Equal(202, (await host.SendAsync(Put(10) with { Body = Content[10..] })).Status);
    }

    [Fact]
    public async Task Content_with_another_hash_leaves_nothing_behind()
    {
        await using var host = await ApiHost.OpenAsync();
        var other = Content.ToArray();
        other[^2] ^= 1;
        Assert.Equal((400, "upload.hash-wrong", $"收到的内容与声明的 SHA-256 {Hash} 不符。未保存任何内容，请重新上传。", $"What came does not have the SHA-256 {Hash} that was announced. Nothing of it was kept; upload it again."), (await host.SendAsync(Put(0) with { Body = other })).Problem);
        Assert.Equal(0, await host.Backend.Parts.ReceivedAsync("tester", Hash, Cancel));
        Assert.Empty(await host.InboxAsync());
        Assert.Equal(202, (await host.SendAsync(Put(0) with { Body = Content })).Status);
    }

    [Theory]
    [InlineData("sha256=x", 400, "upload.sha256")]
    [InlineData("sha256=", 400, "upload.sha256")]
    [InlineData("offset=3", 400, "upload.sha256")]
    [InlineData("sha256={hash}&offset=x", 400, "api.query-number")]
    [InlineData("sha256={hash}&offset=-1", 409, "upload.offset-wrong")]
    [InlineData("sha256={hash}&offset=2147483647", 413, "upload.too-large")]
    [InlineData("sha256={hash}&sha256={hash}", 400, "api.query-repeated")]
    public async Task A_hash_or_place_that_makes_no_sense_is_refused(string query, int status, string code)
    {
        await using var host = await ApiHost.OpenAsync();
        var refused = await host.SendAsync(new("PUT", $"/api/uploads/{Inbox}?{query.Replace("{hash}", Hash, StringComparison.Ordinal)}") { Body = Content });
        Assert.Equal((status, code), (refused.Status, refused.Problem.Code));
        Assert.Equal("upload.sha256", (await host.GetAsync("/api/uploads/parts/x")).Problem.Code);
    }

    [Fact]
    public async Task Too_much_is_refused_and_removed()
    {
        await using var host = await ApiHost.OpenAsync(options: new() { LargestUpload = 20 });
        Assert.Equal(413, (await host.SendAsync(Put(0) with { Stream = new MemoryStream(Content) })).Status);
        Assert.Equal(0, await host.Backend.Parts.ReceivedAsync("tester", Hash, Cancel));
    }

    [Fact]
    public async Task Each_sender_has_his_own_parts_and_what_nobody_goes_on_with_is_removed()
    {
        await using var host = await ApiHost.OpenAsync(EasyAuthGate.Create(signInIsOn: true));
        (string, string) planner = (Principal.Header, Principal.Of("planner")), other = (Principal.Header, Principal.Of("preferred_username", Principal.RoleType, ("oid", "43"), (Principal.RoleType, "planner")));
        Assert.Equal(409, (await host.SendAsync(Put(0) with { Body = Content[..10], Length = Content.Length, Headers = [planner] })).Status);
        Assert.Equal(10, (await host.SendAsync(new("GET", $"/api/uploads/parts/{Hash}") { Headers = [planner] })).Json.GetProperty("received").GetInt64());
        Assert.Equal(0, (await host.SendAsync(new("GET", $"/api/uploads/parts/{Hash}") { Headers = [other] })).Json.GetProperty("received").GetInt64());
        var later = new UploadParts(host.Backend.Ports.Blobs, host.Backend.Reception, new Later(UploadParts.Kept + TimeSpan.FromHours(1)));
        Assert.Equal((1, 0), (await later.SweepAsync(Cancel), await later.SweepAsync(Cancel)));
    }

    private static Call Put(int offset) => new("PUT", $"/api/uploads/{Inbox}?sha256={Hash}&offset={offset}");

    // Folders keep the time of the machine.
    private sealed class Later(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + by;
    }
}
