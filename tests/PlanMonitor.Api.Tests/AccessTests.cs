using System.Net;
using System.Text;
using PlanMonitor.Api.Access;
using PlanMonitor.Services.Deliveries.Channels;
using Xunit;

namespace PlanMonitor.Api.Tests;

/// <summary>Tokens, the rate of requests, and signatures that come in.</summary>
public sealed class AccessTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Once_there_is_a_token_nobody_passes_without_one_and_a_removed_one_opens_nothing()
    {
        await using var host = await OpenAsync();
        Assert.Equal(200, (await host.GetAsync("/api/plans")).Status);
        var (token, text) = (await host.Backend.Tokens.AddAsync("official", "210681", "李工", "tester", Cancel)).Value;
        Assert.Equal((401, "api.token-missing", "请求没有携带访问令牌。请在请求头中加入 Authorization: Bearer 令牌；令牌由 planmonitor token add 生成。", "The request carries no access token. Send the header Authorization: Bearer TOKEN; tokens are made by planmonitor token add."), (await host.GetAsync("/api/plans")).Problem);
        foreach (var wrong in new[] { "Basic x", "Bearer", "Bearer x", $"Bearer {text}0", $"Bearer pm_{token.Id}_{new string('0', 64)}", $"Bearer {text.ToUpperInvariant()}" })
        {
            Assert.Equal(401, (await AskAsync(host, wrong)).Status);
        }
        // From anywhere, with the token.
        var answer = await host.SendAsync(new("GET", "/api/alerts") { From = IPAddress.Parse("10.0.0.7"), Host = "planmonitor.city.gov.cn", Headers = [("Authorization", $"bearer {text}")] });
        Assert.Equal(200, answer.Status);
        Assert.Equal((403, "api.region-missing"), await AskAsync(host, $"Bearer {text}", "/api/audit?plan=dandong") is { Problem: var problem } ? (problem.Status, problem.Code) : default);
        Assert.Equal(403, (await AskAsync(host, $"Bearer {text}", "/api/deliveries")).Status);
        Assert.Equal(200, (await host.GetAsync("/api/health")).Status);
        Assert.True((await host.Backend.Tokens.AddAsync("administrator", null, null, "tester", Cancel)).Ok);
        Assert.True((await host.Backend.Tokens.RemoveAsync(token.Id[..6], "tester", Cancel)).Ok);
        Assert.Equal((401, "api.token-wrong"), await AskAsync(host, $"Bearer {text}") is { Problem: var gone } ? (gone.Status, gone.Code) : default);
        Assert.Equal(["added", "added", "removed"], (await host.Backend.Ledger.EntriesAsync("-", Cancel).ToListAsync(Cancel)).Select(entry => entry.Change));
    }

    [Fact]
    public async Task Taking_back_the_last_token_shuts_the_door_and_opens_nothing()
    {
        await using var host = await OpenAsync();
        var (token, text) = (await host.Backend.Tokens.AddAsync("viewer", null, null, "tester", Cancel)).Value;
        await host.Backend.Tokens.RemoveAsync(token.Id, "tester", Cancel);
        Assert.Equal((401, "api.token-missing"), await host.GetAsync("/api/plans") is { Problem: var none } ? (none.Status, none.Code) : default);
        Assert.Equal((401, "api.token-wrong"), await AskAsync(host, $"Bearer {text}") is { Problem: var gone } ? (gone.Status, gone.Code) : default);
        Assert.Equal((401, "api.token-missing"), await host.SendAsync(new("GET", "/api/plans") { From = IPAddress.Parse("10.0.0.7") }) is { Problem: var far } ? (far.Status, far.Code) : default);
        // The command line makes another.
        Assert.False(await host.Backend.Tokens.AnyAsync(Cancel));
        Assert.Equal(200, (await AskAsync(host, $"Bearer {(await host.Backend.Tokens.AddAsync("viewer", null, null, "tester", Cancel)).Value.Text}")).Status);
    }

    [Fact]
    public async Task Behind_a_proxy_a_token_passes()
    {
        await using var host = await OpenAsync();
        var (_, text) = (await host.Backend.Tokens.AddAsync("viewer", null, null, "tester", Cancel)).Value;
        Assert.Equal(200, (await host.SendAsync(new("GET", "/api/plans") { Protocol = "HTTP/1.0", Headers = [("Authorization", $"Bearer {text}"), ("X-Forwarded-For", "10.0.0.7")] })).Status);
    }

    [Fact]
    public async Task Who_acts_with_a_token_stands_in_the_chain()
    {
        await using var host = await OpenAsync();
        var (token, text) = (await host.Backend.Tokens.AddAsync("planner", null, "规划科", "tester", Cancel)).Value;
        var sent = await host.SendAsync(new("PUT", Sample.Place + "a.csv") { Body = Encoding.UTF8.GetBytes(Sample.Reports((1, 22))), Headers = [("Authorization", $"Bearer {text}")] });
        Assert.Equal(202, sent.Status);
        Assert.Equal($"规划科 (token {token.Id})", (await host.Backend.Ledger.EntriesAsync("dandong", Cancel).SingleAsync(Cancel)).By);
    }

    [Fact]
    public async Task Nothing_that_is_stored_holds_the_token()
    {
        await using var host = await OpenAsync();
        var (token, text) = (await host.Backend.Tokens.AddAsync("viewer", null, null, "tester", Cancel)).Value;
        var secret = text.Split('_')[2];
        Assert.DoesNotContain(secret, token.Hash, StringComparison.Ordinal);
        var rows = await host.Backend.Ports.Tables.QueryAsync("ledger", "-", null, null, Cancel).ToListAsync(Cancel);
        Assert.All(rows, row => Assert.DoesNotContain(secret, row.Body, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("x", null, "token.region-unknown")]
    [InlineData(null, " ", "token.name-invalid")]
    [InlineData(null, "a\nb", "token.name-invalid")]
    public async Task A_token_that_makes_no_sense_is_not_made(string? region, string? name, string code)
    {
        await using var host = await OpenAsync();
        Assert.Equal(code, (await host.Backend.Tokens.AddAsync("viewer", region, name, "tester", Cancel)).Problem?.Code);
        Assert.False(await host.Backend.Tokens.AnyAsync(Cancel));
    }

    [Fact]
    public async Task Each_caller_has_a_bucket_of_requests_that_fills_with_time()
    {
        await using var host = await ApiHost.OpenAsync(EasyAuthGate.Create(signInIsOn: true), new() { Burst = 3, PerSecond = 2 });
        var viewer = new Call("GET", "/api/rules") { Headers = [(Principal.Header, Principal.Of("viewer"))] };
        var mine = await ManyAsync(viewer, 4);
        Assert.Equal([200, 200, 200, 429], mine);
        var refused = await host.SendAsync(viewer);
        Assert.Equal((429, "api.too-many", "请求过于频繁。请在 1 秒后重试。", "There are too many requests. Try again in 1 seconds."), refused.Problem);
        Assert.Equal("1", refused.Headers["Retry-After"]);
        // Another caller has his own, and who is refused is counted by where he calls from.
        var nobodys = await ManyAsync(new("GET", "/api/rules"), 4);
        Assert.Equal([401, 401, 401, 429], nobodys);
        host.Time.Advance(TimeSpan.FromSeconds(1));
        var later = await ManyAsync(viewer, 3);
        Assert.Equal([200, 200, 429], later);

        async Task<List<int>> ManyAsync(Call call, int times)
        {
            var answers = new List<int>();
            for (var i = 0; i < times; i++)
            {
                answers.Add((await host.SendAsync(call)).Status);
            }
            return answers;
        }
    }

    [Fact]
    public async Task A_receiver_tries_its_signature()
    {
        const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        await using var host = await ApiHost.OpenAsync();
        var added = await host.SendAsync(new("POST", "/api/subscriptions") { Body = Encoding.UTF8.GetBytes($$"""{"kind":"generic","url":"https://example.gov.cn/hook","secret":"{{Secret}}","severity":"H"}""") });
        Assert.Equal((201, false), (added.Status, added.Text.Contains(Secret, StringComparison.Ordinal)));
        var id = added.Json.GetProperty("subscription").GetProperty("id").GetString()!;
        var now = host.Time.GetUtcNow();
        Assert.Equal("""{"verified":true}""", (await CallAsync(id, Secret, now, "{}")).Text);
        Assert.Equal((401, "webhook.signature-wrong", "签名核验未通过。请用该订阅的密钥对“编号.时间戳.内容”计算 HMAC-SHA256，时间戳与当前时间相差不超过 5 分钟。", "The signature does not hold. Compute HMAC-SHA256 over id.timestamp.body with the secret of this subscription; the timestamp may be off by 5 minutes at most."), (await CallAsync(id, StandardWebhooks.NewSecret(), now, "{}")).Problem);
        Assert.Equal(401, (await CallAsync(id, Secret, now, "{}", sent: "{ }")).Status);
        Assert.Equal(401, (await CallAsync(id, Secret, now - TimeSpan.FromMinutes(6), "{}")).Status);
        Assert.Equal(401, (await CallAsync("0123456789abcdef0123", Secret, now, "{}")).Status);
        Assert.Equal(401, (await host.SendAsync(new("POST", $"/api/subscriptions/{id}/callback") { Body = "{}"u8.ToArray() })).Status);

        // The bytes are signed: contents that are no UTF-8 and read the same as text are not the same.
        byte[][] malformed = [[0x7B, 0xFF, 0x7D], [0x7B, 0xFE, 0x7D]];
        foreach (var (sent, status) in new[] { (malformed[0], 200), (malformed[1], 401) })
        {
            Assert.Equal(status, (await host.SendAsync(new("POST", $"/api/subscriptions/{id}/callback")
            {
                Body = sent,
                Headers = [("webhook-id", "msg_1"), ("webhook-timestamp", StandardWebhooks.Timestamp(now)), ("webhook-signature", StandardWebhooks.Sign(Secret, "msg_1", now, malformed[0]))],
            })).Status);
        }

        Task<Answer> CallAsync(string to, string secret, DateTimeOffset at, string body, string? sent = null) => host.SendAsync(new("POST", $"/api/subscriptions/{to}/callback")
        {
            Body = Encoding.UTF8.GetBytes(sent ?? body),
            Headers = [("webhook-id", "msg_1"), ("webhook-timestamp", StandardWebhooks.Timestamp(at)), ("webhook-signature", "v1,AAAA " + StandardWebhooks.Sign(secret, "msg_1", at, body))],
        });
    }

    private static async Task<ApiHost> OpenAsync()
    {
        Services.Backend? backend = null;
        var host = await ApiHost.OpenAsync((context, right) => TokenGate.Create(backend!.Tokens, LoopbackGate.Create("tester"))(context, right));
        backend = host.Backend;
        return host;
    }

    private static Task<Answer> AskAsync(ApiHost host, string authorization, string path = "/api/plans") => host.SendAsync(new("GET", path) { Headers = [("Authorization", authorization)] });
}
